import { LATEST } from '../../../answer/release/request.js';
import { defineCommand } from '../../options/command.js';
import { badValue, type ValuesOf } from '../../options/define.js';
import { releaseName } from '../../options/release.js';
import { choice } from '../../options/values.js';

const FORMATS = ['parquet', 'csv'] as const;

const OPTIONS = {
  release: {
    flags: '--release <ids>',
    help: `the releases: RVU24AR,RVU26A, ${LATEST} or all; may be repeated`,
    parse: (text: string, before: readonly string[] | undefined): readonly string[] => {
      const words = text.split(/[\s,]+/).filter(Boolean);
      const names = words.map((word) => (word.toLowerCase() === 'all' ? 'all' : releaseName(word)));
      if (names.length === 0 || names.includes(null))
        throw badValue('--release', text, `Give releases such as RVU24AR, ${LATEST}, or all.`);
      return [...(before ?? []), ...names.filter((name) => name !== null)];
    },
    values: 'release',
  },
  format: {
    flags: '--format <name>',
    help: 'parquet, or csv for PostgreSQL: one file a table',
    parse: choice('--format', FORMATS),
    initial: 'parquet',
    values: FORMATS,
  },
  replace: { flags: '--replace', help: 'replace an earlier export in the folder' },
} as const;

export type ExportOptions = ValuesOf<typeof OPTIONS>;

export const EXPORT = defineCommand({
  name: 'export',
  summary: 'the tables of rvu as Parquet, for DuckDB, Spark and warehouses',
  description: 'Write releases as Parquet tables into a new folder.',
  argument: ['<folder>', 'the folder to write, which must be new or empty'],
  names: ['file'],
  options: OPTIONS,
  help: `
Without --release: the one that answers by default. A release has one or two
million rates in 9 to 18 MB: code, modifier, locality and QP, with the amounts
of both settings in whole cents. All releases are 205 MB, made in minutes. Other
tables have every figure and indicator of the services, localities, ZIP codes,
factors, modifiers, percentages and our names; README.md in the folder and the
table data_dictionary describe each column.

The folder appears when everything is written, or not at all. One that holds
other files is refused, and an earlier export is replaced only with --replace.
Releases are folders such as rates/release=RVU26A, which DuckDB, Spark and
warehouses read as a column. With --format csv, a table is one file of all
releases with a column release, seven times as large; rvu sql --dialect postgres
loads it. rvu sql prints views and a query that price lines with the tables; the
whole recipe: rvu help warehouse.

Examples:
  rvu export mpfs
  rvu export mpfs --release RVU25A,RVU26A
  rvu export mpfs --release all --replace
  rvu export mpfs-csv --format csv
`,
});
