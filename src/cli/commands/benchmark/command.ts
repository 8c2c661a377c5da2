import { parseDollars } from '../../../batch/meaning/cells.js';
import { SURVEY_METRICS } from '../../../core/benchmark/survey.js';
import { MOST_FTE } from '../../../core/contract/contract.js';
import { LOG_OPTIONS } from '../../journal/options.js';
import { defineCommand } from '../../options/command.js';
import { badValue, type ValuesOf } from '../../options/define.js';
import { OUTPUT_OPTIONS } from '../../options/output.js';
import { choice, dollars } from '../../options/values.js';

const text = (value: string): string => value.trim();

/** Hundredths of a full-time position. */
function fteValue(value: string): number {
  const fte = parseDollars(value);
  if (fte !== null && fte > 0 && fte <= MOST_FTE) return fte;
  throw badValue('--fte', value, 'Give a part of a full-time position, such as 0.8.');
}

const OPTIONS = {
  specialty: {
    flags: '--specialty <name>',
    help: "as the table spells it; else the contract's",
    parse: text,
  },
  survey: {
    flags: '--survey <name>',
    help: 'the table, if there are several; import: its name',
    parse: text,
  },
  from: { ...LOG_OPTIONS.from, help: 'first day of the work that counts' },
  to: { ...LOG_OPTIONS.to, help: 'last day; else the last date of the log' },
  contract: { ...LOG_OPTIONS.contract, help: 'the contract, if the last day does not choose it' },
  fte: { flags: '--fte <part>', help: "part of a full-time position; else the contract's", parse: fteValue },
  compensation: {
    flags: '--compensation <dollars>',
    help: 'what a year pays; else the contract, for work at this pace',
    parse: dollars('--compensation'),
  },
  countBy: {
    flags: '--count-by <release>',
    help: "count all work by this release, such as that of the survey's year",
    parse: (value: string): string => value.trim().toUpperCase(),
  },
  metric: {
    flags: '--metric <metric>',
    help: 'import: what all figures are, if the table does not say',
    parse: choice('--metric', SURVEY_METRICS),
    values: SURVEY_METRICS,
  },
  specialtyColumn: {
    flags: '--specialty-column <name>',
    help: 'import: the column of specialties',
    parse: text,
    values: 'column',
  },
  metricColumn: {
    flags: '--metric-column <name>',
    help: 'import: the column of metrics',
    parse: text,
    values: 'column',
  },
  ...OUTPUT_OPTIONS,
} as const;

export type BenchmarkOptions = ValuesOf<typeof OPTIONS>;

export const BENCHMARK = defineCommand({
  name: 'benchmark',
  summary: 'your work RVUs and pay among the percentiles of a survey that you license',
  description: 'Place your work RVUs, pay and pay per work RVU among the percentiles of a survey.',
  argument: ['[words...]', 'nothing, or import FILE, list, or remove NAME'],
  options: OPTIONS,
  help: `
rvu ships no survey. You import the table that you license (MGMA, AMGA,
SullivanCotter and the like), a CSV or the first sheet of an Excel workbook; it
stays in the folder surveys of the journal (rvu log path), is not part of rvu
log backup, and is never printed as a whole. It has a column of specialties and
percentiles (P10, 25th, Median, 90th %tile) of work RVUs, total compensation or
compensation per work RVU, named by a column of metrics or by the headings.
Other metrics are left out, and named.

The work is that of the log in the year before its last date, or from the first
entry or the first day of the contract if that is later, scaled to 365 days and
to 1.00 FTE. Between two percentiles of the table, yours is interpolated along a
straight line; below the lowest and above the highest, nothing is extrapolated.
Without a table, the codes that make up most of your work RVUs are ranked among
other codes, which says nothing about how much you do.

Examples:
  rvu benchmark import survey.xlsx --survey survey-2026
  rvu benchmark --specialty "Family medicine"
  rvu benchmark --fte 0.8 --compensation 280,000 --count-by RVU25D
  rvu benchmark list
`,
});
