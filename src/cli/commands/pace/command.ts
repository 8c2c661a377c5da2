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
    help: 'the contract; given again, the terms of another on the same work',
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
  description: 'Show where the contract year will end at this rate, how far away each tier is, and the pay.',
  argument: ['[words...]', 'FTE, after --what-if 0.8'],
  options: OPTIONS,
  help: `
By worked days: the mean of the days with work so far, for as many of the days
left as are likely to be worked, judged by how often each weekday was. By weeks:
the mean of the whole weeks of seven days, counted back from the date. The range
comes from these weeks: the weeks left are filled 2,000 times with past weeks
drawn at random, with replacement; one time in ten they come to less than its
lower end, and one time in ten to more than its upper end. The same log always
gives the same range. It takes at least four weeks and assumes that the weeks to
come are like those before: it knows of no planned absence or new partner.

Pay is what the contract year earns with the remaining work spread evenly over
its days. A gap is counted in units of the service with the most work RVUs in
the log, or of the one with the most units among the others.

With --what-if 0.8 FTE, the work of the whole year counts as if it had been done
at 0.8 FTE, and base, draw, target and tiers change in proportion. A second
--contract applies its terms to the same entries and the same days. Without a
contract, years are calendar years.

Examples:
  rvu pace
  rvu pace --date 2026-06-30 --what-if "0.8 FTE"
  rvu pace --what-if release=RVU26A --what-if "credit 50=200%"
  rvu pace --contract valley --contract summit
`,
});
