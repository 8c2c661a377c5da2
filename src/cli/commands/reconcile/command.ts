import { LOG_OPTIONS } from '../../journal/options.js';
import { columnOptions, READING_OPTIONS } from '../../options/columns.js';
import { defineCommand } from '../../options/command.js';
import type { ValuesOf } from '../../options/define.js';
import { OUTPUT_OPTIONS } from '../../options/output.js';
import { TOP_OPTION } from '../../options/top.js';
import { dollars } from '../../options/values.js';

const OPTIONS = {
  from: { ...LOG_OPTIONS.from, help: 'first day; without it, the first date of the file' },
  to: { ...LOG_OPTIONS.to, help: 'last day; without it, the last date of the file' },
  contract: { ...LOG_OPTIONS.contract, help: 'only the entries that count by this contract' },
  rate: {
    flags: '--rate <dollars>',
    help: "dollars per work RVU, instead of the contract's tiers",
    parse: dollars('--rate'),
  },
  perUnit: { flags: '--per-unit', help: "the file's work RVUs are those of one unit, not of the line" },
  top: { ...TOP_OPTION, help: 'on the screen, only the first n of each kind (else 20)' },
  ...OUTPUT_OPTIONS,
  out: {
    ...OUTPUT_OPTIONS.out,
    help: 'write a file; .csv, .xlsx, .html, .json, .ndjson or .md chooses the format',
  },
  ...columnOptions(['code', 'modifier', 'units', 'date', 'work']),
  ...READING_OPTIONS,
} as const;

export type ReconcileOptions = ValuesOf<typeof OPTIONS>;

export const RECONCILE = defineCommand({
  name: 'reconcile',
  summary: "an employer's report of work RVUs against your log, line by line",
  description: "Compare an employer's report of work RVUs with your log, line by line.",
  argument: ['[file]', "the employer's report: a CSV or an Excel workbook, or - for standard input"],
  options: OPTIONS,
  readsFiles: true,
  help: `
The file needs a column of codes and one of dates of service; modifiers, units
and work RVUs are read if they are there. The answer says which columns were
read and which rows could not be; columns about patients are never read. A line
with negative units or work RVUs takes back an equal one.

Lines are matched by what they say, in this order, and their own order never
matters: the same in all; the same service with different work RVUs; the same
units on other lines (97110 x3 as three lines, 50 as LT and RT); on the same
day, different units or modifiers, then both; the same service within seven
days, or with day and month the other way round; on the same day, with the same
units and modifiers, a code with the same first four characters (99214 and
99213), if each side has only one such line left. What could be matched in more
than one way is listed as unclear, and on other dates as missing, with those
dates.
Only the dates of the file are compared, or those from --from to --to; the
answer counts the lines outside them.

Where only the work RVUs differ, every release and the credit policies that
contracts use are tried, and those that give exactly the employer's are named
(rvu contract --help explains "credit 50 = 200%").

Dollars: what the tiers of the contract pay in the contract year so far by the
log, and with the report's work RVUs in its place. A single difference is its
work RVUs at --rate, or at the lowest and the highest rate of the tiers.

Examples:
  rvu reconcile march.csv
  rvu reconcile march.csv --from 2026-03-01 --to 2026-03-31
  rvu reconcile report.xlsx --work-column "Adj wRVU" --out differences.xlsx
  rvu reconcile march.csv --rate 52.50 --out differences.html
`,
});
