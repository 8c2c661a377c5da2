"""Prices lines and claims in Spark for spark.mjs: spark.py FOLDER TABLES RVU...

FOLDER has rvu_spark.py, lines.csv, claims.csv and claimed.csv, which is what `rvu claim` wrote for claims.csv.
"""

import json
import sys
import time

import pyarrow
import pyarrow.csv
from pyspark.sql import SparkSession

folder, tables, *rvu = sys.argv[1:]
sys.path.insert(0, folder)
import rvu_spark  # noqa: E402

LINES = (
    "line_id INT, date_of_service DATE, code STRING, modifier STRING, units DOUBLE, pos STRING, setting STRING, "
    "zip STRING, locality STRING"
)

spark = (
    SparkSession.builder.master("local[2]")
    .config("spark.driver.memory", "3g")
    .config("spark.ui.enabled", "false")
    .config("spark.ui.showConsoleProgress", "false")
    # Several partitions, even for few lines: claims have to stay together.
    .config("spark.sql.shuffle.partitions", "4")
    .config("spark.sql.adaptive.coalescePartitions.enabled", "false")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")
spark.sparkContext.addPyFile(f"{folder}/rvu_spark.py")


def written(frame, name):
    """Writes a frame as Parquet. Returns what was written, and the seconds that it took."""
    start = time.time()
    frame.write.parquet(f"{folder}/{name}.parquet")
    return spark.read.parquet(f"{folder}/{name}.parquet"), round(time.time() - start, 1)


def texts(path):
    """A CSV file whose cells are text, as they are written, except for the number of the line."""
    with open(path, encoding="utf-8") as file:
        names = file.readline().rstrip("\n").split(",")
    schema = ", ".join(f"{name} {'INT' if name == 'line' else 'STRING'}" for name in names)
    return spark.read.csv(path, header=True, schema=schema, escape='"')


def failure(command, cells):
    """What a partition says when a command cannot price it."""
    try:
        list(rvu_spark.streamed(command, [], iter([pyarrow.record_batch({"code": cells})])))
    except RuntimeError as error:
        return str(error)
    return ""


seconds = {}
spark.read.csv(f"{folder}/lines.csv", header=True, schema=LINES).createOrReplaceTempView("claim_lines")
for kind, options in ("usual", []), ("qp", ["--qp"]):
    lines, seconds[kind] = written(rvu_spark.price_lines(spark, tables, options=options, rvu=rvu), kind)
    answers = lines.select("line_id", "allowed_cents", "reason").orderBy("line_id")
    pyarrow.csv.write_csv(answers.toArrow(), f"{folder}/{kind}.csv")

claims = texts(f"{folder}/claims.csv")
claimed, seconds["claims"] = written(rvu_spark.price_claims(claims, "claim_id", "line", rvu=rvu), "claimed")
one = texts(f"{folder}/claimed.csv")
names = one.columns
claimed.createOrReplaceTempView("claimed")
one.createOrReplaceTempView("one")
# The number of a line occurs once in each, so that no row can stand for another.
same = " AND ".join(f"CAST(c.{name} AS STRING) <=> CAST(o.{name} AS STRING)" for name in names)
counts = spark.sql(
    f"""SELECT COUNT(*) AS rows, COUNT(c.line) AS out, COUNT(o.line) AS one,
      COUNT_IF(c.rvu_allowed IS NOT NULL) AS priced, COUNT_IF(NOT ({same})) AS different
    FROM claimed c FULL JOIN one o ON c.line = o.line"""
).first()
print(
    json.dumps(
        {
            "claims": counts.asDict() | {"in": claims.count(), "columns": claimed.columns == names},
            "failures": {
                "type": failure([*rvu, "claim", "-"], [["99213"]]),
                "answer": failure(["sh", "-c", "echo because >&2; cat; echo 1,SMITH"], ["99213"]),
            },
            "partitions": len(claimed.inputFiles()),
            "seconds": seconds,
        }
    )
)
