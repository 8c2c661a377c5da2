import { LINE_ROLES } from '../../../batch/input/roles.js';
import { columnOptions, READING_OPTIONS } from '../../options/columns.js';
import { BATCH_HINT, defineCommand, readsBatch } from '../../options/command.js';
import type { ValuesOf } from '../../options/define.js';
import { LINE_OPTIONS } from '../../options/line.js';
import { LOCALITIES_OPTIONS } from '../../options/localities.js';
import { EXCEL_SAFE_OPTION, OUTPUT_OPTIONS } from '../../options/output.js';
import { PLACE_OPTIONS } from '../../options/place.js';
import { PRICING_OPTIONS, settingOptions } from '../../options/pricing.js';
import { RELEASE_OPTIONS } from '../../options/release.js';
import { chargeValue, conversionFactorValue, count, gpciValue, unitsValue } from '../../options/values.js';

export const OPTIONS = {
  ...RELEASE_OPTIONS,
  ...PLACE_OPTIONS,
  ...LOCALITIES_OPTIONS,
  ...settingOptions('without it, both'),
  units: { flags: '--units <n>', help: 'units of service', parse: unitsValue },
  charge: {
    flags: '--charge <dollars>',
    help: 'actual charge for the line: the lower of it and the fee is allowed',
    parse: chargeValue,
  },
  careDays: {
    flags: '--care-days <n>',
    help: 'days of postoperative care, where 55 shares them',
    parse: count('--care-days', 'days, such as 30'),
  },
  gpci: {
    flags: '--gpci <w,pe,mp>',
    help: 'your own GPCIs: 1.095,1.410,0.425',
    parse: gpciValue,
    overrides: 'locality',
  },
  cf: {
    flags: '--cf <dollars>',
    help: 'your own conversion factor: 32.35',
    parse: conversionFactorValue,
  },
  ...PRICING_OPTIONS,
  ...LINE_OPTIONS,
  strict: {
    ...RELEASE_OPTIONS.strict,
    help: 'an error if a place is ambiguous, or the release of a quarter is not available',
  },
  waterfall: {
    flags: '--waterfall',
    help: 'who pays what: deductible, Medicare, patient, sequestration',
  },
  explain: { flags: '--explain', help: 'the arithmetic, term by term, with its sources; in JSON, as trace' },
  ...OUTPUT_OPTIONS,
  ...EXCEL_SAFE_OPTION,
} as const;

export type PayOptions = ValuesOf<typeof OPTIONS>;

export const PAY = defineCommand({
  name: 'pay',
  summary: 'Medicare allowed amount of codes, by locality and setting',
  description: 'Price codes: the allowed amount in a locality and setting, exact to the cent.',
  argument: [
    '[codes...]',
    '90853, 70553-26, 99202-99215, "9083*"; or a CSV or Excel file, - for standard input',
  ],
  names: ['code'],
  options: { ...OPTIONS, ...columnOptions(LINE_ROLES), ...READING_OPTIONS },
  isBatch: readsBatch,
  help: `
Without a place or --gpci: national, GPCI 1.000. Parts of a place narrow each
other; parts that contradict each other are refused. A ZIP code split between
localities is shown in each; with --strict, and in batches, it is an error.
A locality number alone can fit several places (05 is San Francisco and New
Mexico): at the prompt all are shown; with --strict, and in batches, it is an
error that lists them.

In CSV, rvu_work is that of one unmodified unit of the row; rvu_work_credited is
for the line: units, 26/TC/53, both sides, co-surgeon, assistant and 54, 55, 56
and 78 change it; what only changes the payment does not.

Examples:
  rvu pay 90853 --locality CA-05
  rvu pay 99213 --zip 94110
  rvu pay 99213 --locality CA-05 --date 2024-03-10
  rvu pay 99213 --county "Alameda, CA"
  rvu pay 99213 99214 --locality manhattan --pos 11
  rvu pay 70553 70553-26 70553-TC --state OH
  rvu pay 45378 --setting facility --explain
  rvu pay 99213 --gpci 1.095,1.410,0.425 --cf 32.35
  rvu pay 27447-80 20610-50 --pos 22
  rvu pay 99213 --provider-type NP --charge 120 --waterfall
  rvu pay 00142-AA --minutes 95 --locality CA-05
  rvu pay 97110x3@200                   --units 3 --charge 200
  rvu pay visits.csv --locality 0111205 --out priced.xlsx
${BATCH_HINT}`,
});
