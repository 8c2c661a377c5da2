import { echo } from '../../../core/issue/quoting.js';
import { findState } from '../../../core/place/parts/state.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import type { ModifierKind } from '../../../core/release/rules.js';
import { priceName } from '../../output/price/line.js';
import { type Io, say } from '../../terminal/io.js';
import type { PayAnswer } from './answer.js';
import type { PayRequest } from './request.js';

const TWO_LETTERS = /^[A-Z]{2}$/;
const TIMES = /^X([1-9])$/;
/** Modifiers that people write after a code, although they look like a state: AS, CO, CT. */
const PRICING_KINDS: readonly ModifierKind[] = ['assistant-nonphysician', 'therapy-assistant', 'equipment'];
const FIVE_DIGITS = /^\d{5}$/;

const wordsOf = (args: readonly string[]): string[] =>
  args.flatMap((arg) => arg.toUpperCase().split(/[\s,]+/)).filter((word) => word !== '');

/** What a word that stands after a code may have been meant to be instead of a modifier of it; null if nothing else. */
function insteadOfModifier(word: string, code: string, schedule: FeeSchedule): string | null {
  const times = TIMES.exec(word)?.[1];
  if (times !== undefined)
    return `${word} was read as a modifier. For ${times} units, write ${echo(code)}x${times}`;
  const changesPrice = PRICING_KINDS.includes(schedule.rules.modifier(word)?.kind ?? 'no-effect');
  const state = TWO_LETTERS.test(word) && !changesPrice ? findState(schedule.places, word) : null;
  return state && `${word} was read as a modifier. For the state, write --state ${state.code}`;
}

/** How to write a state or units after a code, which were read as modifiers that change no amount; none if a place is given. */
export function strayModifiers(
  args: readonly string[],
  schedule: FeeSchedule,
  { hasQuery, choices }: PayRequest,
): string[] {
  if (hasQuery || choices.gpci) return [];
  const words = wordsOf(args);
  return words.flatMap((word, at) => {
    const code = words.slice(0, at).findLast((before) => before.length > 2);
    return code === undefined ? [] : (insteadOfModifier(word, code, schedule) ?? []);
  });
}

/**
 * Says how to write what people put after a code although it is neither a code nor a modifier: a state, a ZIP code, a city,
 * or units. CA and X2 are modifiers that change no amount; CO and AS, which do, are taken at their word.
 */
export function sayStrayWords(
  args: readonly string[],
  schedule: FeeSchedule,
  answer: PayAnswer,
  io: Io,
): void {
  const { request, errors } = answer;
  if (request.hasQuery || request.choices.gpci) return;
  const words = wordsOf(args);
  for (const said of strayModifiers(args, schedule, request)) say(io, said);
  const refused = (code: string) =>
    errors.filter((error) => error.code === code).map(({ service }) => service);
  for (const word of refused('E_CODE_UNKNOWN'))
    if (FIVE_DIGITS.test(word) && words.length > 1 && schedule.places.zip(word))
      say(io, `${word} is a ZIP code, too. For the place, write --zip ${word}`);
  if (words.length > 1 && refused('E_CODE_INVALID').some((word) => !/\d/.test(word)))
    say(io, 'a place is an option: --locality manhattan, --state CA, --zip 94110, --county "Alameda, CA"');
}

/** Values of MULT PROC under which the services of a day reduce each other; endoscopies (3) rank among surgeries (2). */
const REDUCING: Readonly<Record<string, string>> = { 2: '2', 3: '2', 4: '4', 5: '5', 6: '6', 7: '7' };
/** Of more services the answer is a list rather than what was done on a day. */
const MOST_TOGETHER = 6;

/** Says that rvu claim prices services together, if those priced here would reduce each other on one day. */
export function sayTogether({ results }: PayAnswer, io: Io): void {
  const codes = new Map(
    results.map((price) => [price.row.code, REDUCING[price.row.multipleProcedure] ?? '']),
  );
  const kinds = [...codes.values()].filter((kind) => kind !== '');
  if (codes.size > MOST_TOGETHER || new Set(kinds).size === kinds.length) return;
  const services = [...new Set(results.map(priceName))].join(' ');
  say(
    io,
    `each code was priced by itself. If they are of one day, price them together: rvu claim ${services}`,
  );
}
