import { CLAIM_ROLES } from '../../../batch/input/roles.js';
import { columnOptions, READING_OPTIONS } from '../../options/columns.js';
import { defineCommand } from '../../options/command.js';
import type { ValuesOf } from '../../options/define.js';
import { LINE_OPTIONS } from '../../options/line.js';
import { BATCH_OUTPUT_OPTIONS, EXCEL_SAFE_OPTION } from '../../options/output.js';
import { PLACE_OPTIONS } from '../../options/place.js';
import { PRICING_OPTIONS, settingOptions } from '../../options/pricing.js';
import { RELEASE_OPTIONS } from '../../options/release.js';
import { chargeValue, unitsValue } from '../../options/values.js';

const OPTIONS = {
  ...RELEASE_OPTIONS,
  ...PLACE_OPTIONS,
  ...settingOptions('for rows without their own'),
  units: { flags: '--units <n>', help: 'units of a single code at the prompt', parse: unitsValue },
  charge: {
    flags: '--charge <dollars>',
    help: 'charge for a single code at the prompt',
    parse: chargeValue,
  },
  ...PRICING_OPTIONS,
  ...LINE_OPTIONS,
  totals: { flags: '--totals', help: 'one row of totals per claim instead of its lines' },
  oneClaim: { flags: '--one-claim', help: 'a file without claims or patients is one claim' },
  strict: {
    flags: '--strict',
    help: 'an error if an 837P departs from its guide, or the release of a quarter is not available',
  },
  explain: { flags: '--explain', help: 'every step of every line, with its source; in JSON, as trace' },
  ...BATCH_OUTPUT_OPTIONS,
  ...EXCEL_SAFE_OPTION,
} as const;

/** The options of `rvu claim`, and whether the claim was typed as codes at the prompt. */
export type ClaimOptions = ValuesOf<typeof OPTIONS> & { readonly typed?: boolean };

export const CLAIM = defineCommand({
  name: 'claim',
  summary: 'whole claims: modifiers, multiple procedures, anesthesia, who pays',
  description: 'Price whole claims the way Medicare does, line by line and across lines.',
  argument: ['[input...]', 'a CSV or 837P file, - for standard input; or codes, as one claim'],
  names: ['input'],
  options: {
    ...OPTIONS,
    ...columnOptions(CLAIM_ROLES),
    ...READING_OPTIONS,
  },
  // Codes at the prompt, too: they are one claim, always answered with the same table.
  isBatch: () => true,
  help: `
Lines of one claim and day are priced together: the surgeries, endoscopy
families, bilateral pairs, status T and anesthesia of each practitioner; the
imaging, cardiovascular, ophthalmology and therapy services of all for whom one
provider bills; and each line by its own modifiers (rvu help claims). Keep the
lines of a claim together in the input: a claim that reappears after others is
refused, not split.

Columns: claim_id, date, provider, billing_npi or tax_id, code, modifiers (or
mod1 to mod4), units, pos or setting, zip, county, locality, mac or state,
charge, minutes, provider_type, care_days, session. Without claim_id, lines are
one claim if patient (or account, member) and date are the same; without either,
a file of several lines is refused unless --one-claim says that it is one.
Added: rvu_fee, rvu_allowed, rvu_percent, rvu_rule, rvu_medicare_pays,
rvu_patient_pays, rvu_work_credited, rvu_release, rvu_notes, rvu_error.

No patient data in an 837P file is read or shown: claims are numbered in order.
What departs from its guide and does not price is a note, with --strict an
error.

Examples:
  rvu claim claims.csv > priced.csv
  rvu claim claims.837 --totals
  rvu claim 45385 45380 --pos 22 --date 2024-03-08
  rvu claim 45385 45380 43239 --pos 22 --locality CA-05
  rvu claim 97110x3 97140@60            units x3, charge @60
  rvu claim 00142-AA:95min --locality CA-05
  rvu claim claims.csv --explain | less
  rvu claim claims.csv --json --deductible-met 100
`,
});
