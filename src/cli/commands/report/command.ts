import { REPORT_BY } from '../../../core/report/groups.js';
import { LOG_OPTIONS } from '../../journal/options.js';
import { defineCommand } from '../../options/command.js';
import type { ValuesOf } from '../../options/define.js';
import { OUTPUT_OPTIONS } from '../../options/output.js';
import { TOP_OPTION } from '../../options/top.js';
import { choice } from '../../options/values.js';

const OPTIONS = {
  by: {
    flags: '--by <what>',
    help: 'day, week, month, quarter, year (of the contract), code, family or site',
    parse: choice('--by', REPORT_BY),
    initial: 'month',
    values: REPORT_BY,
  },
  from: { ...LOG_OPTIONS.from, help: 'first date; without it, that of the contract year, or January 1' },
  to: { ...LOG_OPTIONS.to, help: 'last date; without it, today' },
  contract: { ...LOG_OPTIONS.contract, help: 'only what counts by this contract' },
  top: { ...TOP_OPTION, help: 'how many codes to list; without it, 10' },
  html: {
    flags: '--html <file>',
    help: 'an HTML page that prints on one sheet; - for standard output',
    parse: (value: string): string => value,
    overrides: 'output',
    values: 'file',
  },
  ...OUTPUT_OPTIONS,
} as const;

export type ReportOptions = ValuesOf<typeof OPTIONS>;

export const REPORT = defineCommand({
  name: 'report',
  summary: 'what your log adds up to: work RVUs and pay by month, code or site',
  description:
    'Show what the log adds up to: work RVUs, units, lines, pay, and the codes with the most work.',
  options: OPTIONS,
  help: `
The work RVUs are those that rvu log list shows. Next to them are those of the
same days a year earlier; weeks are compared with the same weekdays. Weeks begin
on Monday, months and quarters are those of the calendar, years those of the
contract.

Pay is what the tiers of the contract pay (rvu contract). A period shows what
its days add to the pay of the contract year so far, so that months add up to
the year; codes, families and sites get shares of the pay in proportion to their
work. Base, stipends, draws and the target are those of the contract year that
contains the last day.

Families are those of CMS's RBCS. Work RVUs per hour are those of lines that are
credited in full, by the minutes that CMS states for a service (CY2025): they
show what CMS assumes, not how long you took.

Examples:
  rvu report
  rvu report --by code --from 2026-01-01 --to 2026-03-31
  rvu report --by week --contract valley
  rvu report --html report.html
  rvu report --by site --csv
`,
});
