import { DIALECT_NAMES } from '../../../core/warehouse/sql/dialects.js';
import { defineCommand } from '../../options/command.js';
import { badValue, type ValuesOf } from '../../options/define.js';
import { choice } from '../../options/values.js';

export const OPTIONS = {
  dialect: {
    flags: '--dialect <name>',
    help: DIALECT_NAMES.join(', '),
    parse: choice('--dialect', DIALECT_NAMES),
    initial: 'duckdb',
    values: DIALECT_NAMES,
  },
  folder: {
    flags: '--folder <path>',
    help: 'the folder of the export, as the database names it',
    parse: (text: string): string => {
      if (/^[^'`\s]+$/.test(text)) return text.replace(/\/+$/, '');
      throw badValue('--folder', text, 'Give a path without quotes and spaces.');
    },
    initial: 'mpfs',
    values: 'file',
  },
  lines: {
    flags: '--lines <table>',
    help: 'your table of lines',
    parse: (text: string): string => {
      if (/^\w+(\.\w+){0,2}$/.test(text)) return text;
      throw badValue('--lines', text, 'Give the name of a table, such as claims.lines.');
    },
    initial: 'claim_lines',
  },
  qp: { flags: '--qp', help: 'the figures for qualifying APM participants, from 2026 on' },
  python: { flags: '--python', help: 'the module of Python that prices lines and claims in Spark' },
} as const;

export type SqlOptions = ValuesOf<typeof OPTIONS>;

export const SQL = defineCommand({
  name: 'sql',
  summary: 'views and a query that price a table of lines in a database',
  description: 'Print the SQL that prices a table of lines with the tables of rvu export.',
  options: OPTIONS,
  help: `
The SQL begins with what it expects of your table. Its view rvu_priced_lines
has, for each line, the amount of rvu pay in whole cents, or the same reason; a
line that also depends on other lines has the reason needs-claim and never an
amount: modifiers other than 26, TC and 53, units that rank against each other,
status T, anesthesia. rvu claim prices those (rvu help warehouse).

Tests compare the SQL for DuckDB, Spark and PostgreSQL with rvu pay, line by
line. That for BigQuery and Snowflake differs in a few words and was not run.

With --python: a module for PySpark instead, which runs the SQL and prices whole
claims, a process of rvu claim for each partition.

Examples:
  rvu sql
  rvu sql --dialect spark --folder /data/mpfs --lines claims.lines
  rvu sql --dialect postgres --qp
  rvu sql --python > rvu_spark.py
`,
});
