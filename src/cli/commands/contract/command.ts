import { defineCommand } from '../../options/command.js';
import type { ValuesOf } from '../../options/define.js';

const OPTIONS = {
  json: { flags: '--json', help: 'one JSON object' },
} as const;

export type ContractOptions = ValuesOf<typeof OPTIONS>;

export const CONTRACT = defineCommand({
  name: 'contract',
  summary: 'how you are paid: release, credit, tiers; the log counts by it',
  description: 'Write down how you are paid, so that rvu log counts by it.',
  argument: ['[words...]', 'list, show NAME, new NAME, or edit NAME and values: fte=0.8'],
  names: { list: [], show: [], new: [], edit: [] },
  options: OPTIONS,
  help: `
A contract is a text file in the folder contracts of the journal (rvu log path).
Change it with rvu contract edit or any editor; comments stay. An entry counts
by the contract in force on its date (of several, the one that began last), or
by the one that its --contract names.

  from, through      first and last day
  year-begins        07-01: the day on which contract years begin (else the
                     anniversary of from); months and quarters are parts of them
  fte                1.0 is full time
  figures-for        position (the default): base, draw, target and tiers are
                     what this position has; full time: the FTE reduces them
  specialty          a word of your own
  base, stipends     dollars a year; a part of a year gets the share of its days
  target             work RVUs to reach in a contract year
  threshold          4800 at 52.50: dollars for each work RVU above
  tier               4800 to 5800 at 48.00, or 5800 and more at 52.00
  tiers-by           year, quarter or month: how often tiers start over
  prorate            days (the default): a period that the contract covers in
                     part has that part of its tiers and target; or no
  draw               15,000: dollars advanced each month against tier pay
  reconcile-by       year, quarter or month: when draw and tier pay are compared
  shortfall          carried (the default): what was advanced and not earned is
                     owed from the next period; or forgiven
  release            as of service (the one in force on the date), or one for
                     the whole contract: RVU24A. A code that it lacks counts by
                     the release in force on the date, and is marked.
  exclude-codes      codes that do not count
  exclude-sites      sites of entries that do not count: county, North Clinic
  credit 62          a modifier's percentage, instead of Medicare's
  credit later-surgeries   second and later surgeries of a case (else in full)
  credit add-ons     add-on codes (else in full)
  credit unpaid      work RVUs of codes that Medicare does not pay (else full)

Without a contract, or where it says nothing: 50 and pairs by BILAT SURG (150%),
62 62.5%, 80 to 82 and AS 16%, 54, 55, 56 and 78 by PRE OP, INTRA OP and POST
OP, 26 by its own row, TC nothing, 22, 52, GC and FS (shared visits) in full, 53
without a row of its own and 66 not at all. Therapy, imaging and practitioner
reductions never change work. Later surgeries are those that Medicare ranks as
such: a pair is one surgery, as are 54 and 55; co-surgeons and assistants are
ranked among themselves; 78 is not ranked.

Examples:
  rvu contract new valley from=2026-01-01 "threshold=4800 at 52.50"
  rvu contract edit valley release=RVU25D "credit 50=200%"
  rvu contract edit valley "credit 50="
  rvu contract show valley
  rvu contract list
`,
});
