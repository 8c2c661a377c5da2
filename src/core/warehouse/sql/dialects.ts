import { csvFile, type Table } from '../table.js';

/** How a dialect differs; the query itself is the same text in all of them. */
export interface Dialect {
  /** What the comment at the top says: how the tables are read, and whether the query has been run there */
  readonly notes: readonly string[];
  /** The statement that makes a table of an export known under a name. @param folder of the export */
  source(table: Table, name: string, folder: string): string;
  readonly createView: string;
  /** Whether a text matches a regular expression as a whole. */
  matches(text: string, expression: string): string;
  readonly bigint: string;
  readonly money: string;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const SIMPLE = { bigint: 'BIGINT', money: 'DECIMAL(14, 2)' } as const;

/** A table made empty, for a warehouse that copies data in. */
function emptyTable({ byRelease, columns }: Table, name: string, text: string): string {
  const types = columns.map(({ name: column, type }) => {
    if (typeof type === 'object') return `${column} DECIMAL(9, ${type.decimals})`;
    return `${column} ${{ text, integer: 'INTEGER', date: 'DATE', boolean: 'BOOLEAN' }[type]}`;
  });
  const all = byRelease ? [...types, `release ${text}`] : types;
  return `CREATE TABLE IF NOT EXISTS ${name} (\n  ${all.join(',\n  ')}\n);`;
}

export const DIALECTS = {
  duckdb: {
    ...SIMPLE,
    notes: ['Compared with rvu pay in DuckDB 1.5. The views read the Parquet files where they are.'],
    createView: 'CREATE OR REPLACE VIEW',
    source: ({ byRelease, name: table }, name, folder) => {
      const files = quoted(`${folder}/${table}/${byRelease ? '*/' : ''}*.parquet`);
      const options = byRelease ? ', hive_partitioning = true' : '';
      return `CREATE OR REPLACE VIEW ${name} AS SELECT * FROM read_parquet(${files}${options});`;
    },
    matches: (text, expression) => `regexp_matches(${text}, '^${expression}$')`,
  },
  spark: {
    ...SIMPLE,
    notes: ['Compared with rvu pay in Spark 4.3. The views read the Parquet files where they are.'],
    createView: 'CREATE OR REPLACE TEMPORARY VIEW',
    source: ({ name: table }, name, folder) =>
      `CREATE OR REPLACE TEMPORARY VIEW ${name} AS SELECT * FROM parquet.\`${folder}/${table}\`;`,
    matches: (text, expression) => `${text} RLIKE '^${expression}$'`,
  },
  postgres: {
    ...SIMPLE,
    notes: [
      'Compared with rvu pay in PostgreSQL 15. Run it with psql, which reads the files: those of rvu export in the format csv,',
      'from the folder where psql runs. Run it again after another export; the tables are then filled anew.',
    ],
    createView: 'CREATE OR REPLACE VIEW',
    source: (table, name, folder) => {
      const file = quoted(`${folder}/${csvFile(table)}`);
      const created = emptyTable(table, name, 'TEXT');
      const filled = [`TRUNCATE ${name};`, `\\copy ${name} FROM ${file} WITH (FORMAT csv, HEADER true)`];
      // Prices of single lines would read two million rates otherwise.
      const keys = table.byRelease ? ['release', table.columns[0]?.name] : [];
      const index =
        keys.length > 0 ? [`CREATE INDEX IF NOT EXISTS ${name}_key ON ${name} (${keys.join(', ')});`] : [];
      return ['BEGIN;', created, ...filled, ...index, 'COMMIT;', `ANALYZE ${name};`].join('\n');
    },
    matches: (text, expression) => `${text} ~ '^${expression}$'`,
  },
  bigquery: {
    bigint: 'INT64',
    money: 'NUMERIC',
    notes: [
      'Not run yet. Copy the folder to Cloud Storage, and give its address there as the folder: gs://…',
      'The names have no dataset, so set a default dataset.',
    ],
    createView: 'CREATE OR REPLACE VIEW',
    source: ({ byRelease, name: table }, name, folder) => {
      const uri = quoted(`${folder}/${table}/*`);
      const partitions = byRelease ? '\n  WITH PARTITION COLUMNS (release STRING)' : '';
      const prefix = byRelease ? `, hive_partition_uri_prefix = ${quoted(`${folder}/${table}`)}` : '';
      return `CREATE OR REPLACE EXTERNAL TABLE ${name}${partitions}\n  OPTIONS (format = 'PARQUET', uris = [${uri}]${prefix});`;
    },
    matches: (text, expression) => `REGEXP_CONTAINS(${text}, r'^${expression}$')`,
  },
  snowflake: {
    ...SIMPLE,
    notes: [
      'Not run yet. PUT the files into a stage with their folders, and give it as the folder: @stage/mpfs;',
      'each table is then copied in by column name.',
    ],
    createView: 'CREATE OR REPLACE VIEW',
    source: (table, name, folder) => {
      const columns = table.columns.map(({ name: column, type }) => {
        const as =
          typeof type === 'object'
            ? `DECIMAL(9, ${type.decimals})`
            : { text: 'VARCHAR', integer: 'INTEGER', date: 'DATE', boolean: 'BOOLEAN' }[type];
        return `$1:${column}::${as}`;
      });
      const release = table.byRelease
        ? [`regexp_substr(metadata$filename, 'release=([^/]+)', 1, 1, 'e')`]
        : [];
      return `${emptyTable(table, name, 'VARCHAR')}\nCOPY INTO ${name} FROM (\n  SELECT ${[...columns, ...release].join(',\n    ')}\n  FROM ${folder}/${table.name})\n  FILE_FORMAT = (TYPE = PARQUET);`;
    },
    matches: (text, expression) => `REGEXP_LIKE(${text}, '${expression}')`,
  },
} as const satisfies Readonly<Record<string, Dialect>>;

export type DialectName = keyof typeof DIALECTS;
export const DIALECT_NAMES = Object.keys(DIALECTS) as DialectName[];
