import { defineCommand } from '../../options/command.js';
import type { ValuesOf } from '../../options/define.js';
import { OUTPUT_OPTIONS } from '../../options/output.js';
import { PLACE_OPTIONS } from '../../options/place.js';
import { settingOption } from '../../options/pricing.js';

const OPTIONS = {
  locality: PLACE_OPTIONS.locality,
  setting: settingOption('without it, nonfacility'),
  ...OUTPUT_OPTIONS,
} as const;

export type HistoryOptions = ValuesOf<typeof OPTIONS>;

export const HISTORY = defineCommand({
  name: 'history',
  summary: 'a code in every CMS release since 2020: status, RVUs, amount',
  description:
    'Show a code through the CMS releases in the bundle: status, RVUs, amount, when it came and went.',
  argument: ['<codes...>', '99213, 70553-26, or a code that is gone: 99201'],
  names: ['code'],
  options: OPTIONS,
  help: `
Amounts are national and outside a facility unless --locality or --setting says
otherwise. The screen shows a line for each change and what changed: status,
work, PE and MP RVUs, GPCI of the locality, its work floor, factor, OPPS cap
(where it sets the amount), NA in a facility. --csv and --json show every
release. Dates are those of the quarters: a quarterly release may correct
figures from January 1 of its year on, and a change that is shown with a release
may have begun in a quarter before it that is not in the bundle.

Examples:
  rvu history 99213
  rvu history 99213 --locality CA-05
  rvu history 70553-26 --setting facility
  rvu history 99201 99417
  rvu history 99213 --csv
`,
});
