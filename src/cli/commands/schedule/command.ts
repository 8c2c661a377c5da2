import { resolveWord } from '../../../core/code/code-query.js';
import { UsageError } from '../../../core/issue/errors.js';
import type { FeeRow } from '../../../core/release/fee-row.js';
import { defineCommand } from '../../options/command.js';
import type { FromSchedule, ValuesOf } from '../../options/define.js';
import { LOCALITIES_OPTIONS } from '../../options/localities.js';
import { OUTPUT_OPTIONS } from '../../options/output.js';
import { PLACE_OPTIONS } from '../../options/place.js';
import { PRICING_OPTIONS, settingOptions } from '../../options/pricing.js';
import { RELEASE_OPTIONS } from '../../options/release.js';
import { ROW_FILTER_OPTIONS } from '../../options/section.js';
import { choice, percent } from '../../options/values.js';

/** A filter by codes, ranges and prefixes: a code means all its rows, a code with a modifier that row. */
function codesFilter(text: string): FromSchedule<(row: FeeRow) => boolean> {
  return (schedule) => {
    const results = text
      .toUpperCase()
      .split(/[\s,]+/)
      .filter(Boolean)
      .map((word) => resolveWord(schedule, word));
    const refused = results.flatMap((result) => result.refusals)[0];
    if (refused) throw new UsageError(refused.code, refused.message, refused.hint);
    const services = results.flatMap((result) => result.services);
    const whole = new Set(services.filter(({ modifiers }) => modifiers.length === 0).map(({ code }) => code));
    const rows = new Set(services.map(({ code, modifiers }) => `${code}-${modifiers.join('-')}`));
    return ({ code, modifier }) => whole.has(code) || rows.has(`${code}-${modifier}`);
  };
}

const LAYOUTS = ['columns', 'pfall'] as const;

const OPTIONS = {
  ...RELEASE_OPTIONS,
  ...PLACE_OPTIONS,
  ...LOCALITIES_OPTIONS,
  all: { flags: '--all', help: 'all 109 localities, about a million lines', overrides: 'locality' },
  codes: {
    flags: '--codes <list>',
    help: 'only these codes, ranges and prefixes: "99202-99215,G*"',
    parse: codesFilter,
    values: 'code',
  },
  ...ROW_FILTER_OPTIONS,
  ...settingOptions('without it, both'),
  ...PRICING_OPTIONS,
  percent: {
    flags: '--percent <n>',
    help: 'the allowed amounts at a percentage too: 120',
    parse: percent('--percent'),
  },
  layout: {
    flags: '--layout <name>',
    help: "columns, or pfall: CMS's payment amount file",
    parse: choice('--layout', LAYOUTS),
    initial: 'columns',
    overrides: 'setting',
    values: LAYOUTS,
  },
  csv: { ...OUTPUT_OPTIONS.csv, help: 'comma-separated values (the default)' },
  ndjson: OUTPUT_OPTIONS.ndjson,
  json: { ...OUTPUT_OPTIONS.json, help: 'one JSON object' },
  fields: OUTPUT_OPTIONS.fields,
  excel: { flags: '--excel', help: 'an Excel workbook', overrides: 'output' },
  out: {
    ...OUTPUT_OPTIONS.out,
    help: 'write a file; .csv, .ndjson, .json or .xlsx chooses the format',
  },
} as const;

export type ScheduleOptions = ValuesOf<typeof OPTIONS>;

export const SCHEDULE = defineCommand({
  name: 'schedule',
  summary: 'the whole fee schedule of localities, as CSV, NDJSON or Excel',
  description: 'Write whole fee schedules: every priced row in one locality, several, or all.',
  options: OPTIONS,
  help: `
Each line is a row of the release in a locality: fee, OPPS cap, the allowed
amount (the lower of the two), limiting charge, and for always-therapy services
the fee with half its practice expense, in both settings. Rows that Medicare
does not price have no line; rows it does not pay in a facility have a fee but
no allowed amount. Without a place: national, GPCI 1.000. Each line names its
release; --date only chooses it, so the date has no column of its own.

--layout pfall writes the 16 fields of CMS's payment amount file in order. Like
CMS's own file, its fees are not lowered to the OPPS cap.

Examples:
  rvu schedule --locality CA-05 > san-francisco.csv
  rvu schedule --states CA,NV --section radiology --out imaging.xlsx
  rvu schedule --zip 94110 --codes 99202-99215 --percent 120
  rvu schedule --all --out 2026.csv
  rvu schedule --all --layout pfall --out PFALL26.txt
`,
});
