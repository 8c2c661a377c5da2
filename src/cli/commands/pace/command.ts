import { UsageError } from '../../../core/issue/errors.js';
import { defineCommand } from '../../options/command.js';
import { badValue, type ValuesOf } from '../../options/define.js';
import { OUTPUT_OPTIONS } from '../../options/output.js';
import { serviceDay } from '../../options/values.js';

/** A change of the contract to look at: a name of a contract and its value. */
export type WhatIf = readonly [name: string, value: string];

const FORM = 'Give "0.8 FTE", or a line of a contract such as release=RVU26A or "credit 50=200%".';

/** Columns side by side; more do not fit on a screen. */
const MOST = 3;

/** Adds a value to those before it. */
function oneMore<T>(before: readonly T[] | undefined, value: T): readonly T[] {
  if ((before?.length ?? 0) < MOST) return [...(before ?? []), value];
  throw new UsageError('E_USAGE', `rvu pace compares at most ${MOST} at a time.`, 'Leave one out.');
}

function whatIf(text: string): WhatIf {
  const [, fte] = /^([\d.]+)\s*(?:fte)?$/i.exec(text.trim()) ?? [];
  if (fte !== undefined) return ['fte', fte];
  const [, name = '', value = ''] = /^([^=]+?)\s*=\s*(.+)$/.exec(text.trim()) ?? [];
  if (name !== '') return [name.toLowerCase(), value];
  throw badValue('--what-if', text, FORM);
}

const OPTIONS = {
  date: { flags: '--date <day>', help: 'as of this day; without it, today', parse: serviceDay },
  contract: {
    flags: '--contract <name>',
    help: 'the contract; once more: the terms of another on the same work',
    parse: (text: string, before: readonly string[] | undefined) => oneMore(before, text.trim()),
  },
  whatIf: {
    flags: '--what-if <change>',
    help: '"0.8 FTE", release=RVU26A, or another line of a contract; may be repeated',
    parse: (text: string, before: readonly WhatIf[] | undefined) => oneMore(before, whatIf(text)),
  },
  ...OUTPUT_OPTIONS,
} as const;

export type PaceOptions = ValuesOf<typeof OPTIONS>;

export const PACE = defineCommand({
  name: 'pace',
  summary: 'where the contract year will end at this rate, and what it pays',
  description:
    'Show where the contract year will end at this rate, what is missing to each tier, and the pay.',
  argument: ['[words...]', 'FTE, after --what-if 0.8'],
  options: OPTIONS,
  help: `
By worked days: the mean of the days with work so far, on as many of the days left
as the same weekdays were worked. By weeks: the mean of the whole weeks of seven
days, counted back from the date. The range is drawn from these weeks: 2,000 times,
the weeks left are filled with weeks that were, chosen at random with replacement;
one time in ten they come to less than its lower end, and one time in ten to more
than its upper one. The same log has the same range each time. It takes four weeks,
and supposes that the weeks to come are like those before: a planned absence or a
new partner is not in it.

Pay is what the contract year earns with the work left spread evenly over its days.
What closes a gap is counted in the service with the most work RVUs in the log, or
in that with the most units of the others.

With --what-if 0.8 FTE, the work of the whole year counts as if it had been done at
0.8 FTE, and base, draw, target and tiers change in proportion. A second --contract
lays its terms on the same entries and the same days. Without a contract, years are
those of the calendar.

Examples:
  rvu pace
  rvu pace --date 2026-06-30 --what-if "0.8 FTE"
  rvu pace --what-if release=RVU26A --what-if "credit 50=200%"
  rvu pace --contract valley --contract summit
`,
});
