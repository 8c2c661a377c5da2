"""Prices lines and whole claims by the Medicare Physician Fee Schedule in Spark, with the program rvu.

`rvu sql --python` prints this file. Ship it with the job (spark-submit --py-files rvu_spark.py, or
spark.sparkContext.addPyFile). It needs pandas and PyArrow, without which PySpark runs no step on Arrow data.
price_lines runs rvu on the driver only; price_claims runs one rvu process for each partition, so the same rvu has to
be installed on every executor. The defaults that a person set with `rvu config` are not read: a job says its options.
"""

import os
import subprocess
import tempfile
import threading

#: The amounts that `rvu claim` adds, in dollars; its other columns are text.
AMOUNTS = ("rvu_fee", "rvu_allowed", "rvu_medicare_pays", "rvu_patient_pays", "rvu_work_credited")


def price_lines(spark, folder, lines="claim_lines", options=(), rvu=("rvu",)):
    """Prices each row of a table or view by itself.

    spark    the session
    folder   the folder of `rvu export`, as Spark names it
    lines    the name of the table or view; `rvu sql` describes the columns that it has to have
    options  more options of `rvu sql`, such as ["--qp"]
    rvu      the command that starts rvu on the driver

    Returns the view rvu_priced_lines: the amount of each line in cents, or the reason why it has none. The reason
    needs-claim says that the line depends on others, or on more than the SQL knows: price_claims prices those.
    """
    command = [*rvu, "sql", "--dialect", "spark", "--folder", folder, "--lines", lines, *options]
    sql = answer(command)
    statements = "\n".join(line for line in sql.splitlines() if not line.startswith("--"))
    for statement in statements.split(";\n"):
        if statement.strip():
            spark.sql(statement)
    return spark.table("rvu_priced_lines")


def price_claims(lines, claim, order, options=(), rvu=("rvu",)):
    """Prices the rows of a DataFrame as whole claims, as `rvu claim` does.

    lines    a DataFrame with the columns of `rvu claim`, of simple types: text, numbers, dates
    claim    the column, or columns, with the same values in all lines of a claim and in no other claim
    order    the column, or columns, that put the lines of a claim in their order
    options  options of `rvu claim`, such as ["--locality", "CA-05"] or ["--code-column", "hcpcs"]
    rvu      the command that starts rvu on the driver and on the executors

    Returns the same rows with the same columns, and those that `rvu claim` adds: amounts in dollars as
    DECIMAL(14, 2), and a row without an amount has its reason in rvu_error. All lines of a claim are moved to one
    partition, and each partition is streamed through one process.
    """
    from pyspark.sql.types import DecimalType, StringType, StructType

    claim, order = ([name] if isinstance(name, str) else list(name) for name in (claim, order))
    command = [*rvu, "claim", *options, "-"]
    added = added_columns(command, lines.columns)
    taken = [name for name in added if name in lines.columns]
    if taken:
        raise ValueError(f"rvu claim adds columns of these names; rename or drop yours: {', '.join(taken)}")
    schema = StructType(list(lines.schema.fields))
    for name in added:
        schema = schema.add(name, DecimalType(14, 2) if name in AMOUNTS else StringType())
    together = lines.repartition(*claim).sortWithinPartitions(*claim, *order)
    return together.mapInArrow(lambda batches: streamed(command, added, batches), schema)


def environment():
    """That of this process, without the defaults of the person who installed rvu."""
    return {**os.environ, "RVU_CONFIG": ""}


def answer(command, input=""):
    """What a command prints, which may not fail."""
    ended = subprocess.run(command, input=input, capture_output=True, encoding="utf-8", env=environment())
    if ended.returncode != 0:
        raise RuntimeError(ended.stderr)
    return ended.stdout


def added_columns(command, columns):
    """The names of the columns that rvu adds to these, which it writes for a file without rows, too."""
    header = ",".join('"' + name.replace('"', '""') + '"' for name in columns) + "\n"
    return ["rvu_" + name for name in answer(command, header).rstrip("\n").split(",rvu_")[1:]]


def streamed(command, added, batches):
    """Sends the record batches of a partition through a process as CSV, and yields its answers as record batches."""
    import pyarrow as pa
    from pyarrow import csv

    first = next(batches, None)
    if first is None:
        return
    # A file, because a pipe that nobody reads would stop the process.
    with tempfile.TemporaryFile() as messages:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=messages, env=environment()
        )
        failures = []

        def send():
            try:
                with process.stdin, csv.CSVWriter(process.stdin, first.schema) as writer:
                    writer.write_batch(first)
                    for batch in batches:
                        writer.write_batch(batch)
            except Exception as failure:
                failures.append(failure)
                process.kill()

        sender = threading.Thread(target=send, daemon=True)
        sender.start()
        try:
            types = {field.name: field.type for field in first.schema}
            types.update((name, pa.decimal128(14, 2) if name in AMOUNTS else pa.string()) for name in added)
            try:
                yield from csv.open_csv(
                    process.stdout,
                    read_options=csv.ReadOptions(use_threads=False),
                    parse_options=csv.ParseOptions(newlines_in_values=True),
                    # Texts are quoted and nulls are not, so that an empty text remains one.
                    convert_options=csv.ConvertOptions(
                        column_types=types,
                        null_values=[""],
                        strings_can_be_null=True,
                        quoted_strings_can_be_null=False,
                    ),
                )
            except pa.ArrowInvalid:
                # Without its own text, which may quote a line: the sender or the messages of the process say why.
                failures.append("the answer of rvu breaks off")
                process.kill()
                # A program that rvu started may still hold the pipe that the sender fills.
                sender.join(timeout=5)
            else:
                sender.join()
            # 1 says that some lines have no amount; they say why.
            if process.wait() not in (0, 1) or failures:
                messages.seek(0)
                raise RuntimeError("\n".join([*map(str, failures), messages.read().decode()]))
        finally:
            process.kill()
            process.wait()
