import { UsageError } from '../core/issue/errors.js';
import { echo } from '../core/issue/quoting.js';

/** What people type first that is not a command. */

/** A code with modifiers, a range or a prefix; a word has fewer digits. bin/rvu.cjs recognizes the same. */
const CODES = /^(?=(?:.*\d){2})(?:[a-z\d]{5}(?:-(?:[a-z\d]{2}|[a-z\d]{5}))*|[a-z\d]{2,4}\*)$/i;

/** A code with units, minutes or a charge, as rvu pay and rvu claim take it. */
const TO_PRICE = /^[a-z\d]{5}(?:-[a-z\d]{2})*(?=[x:@])(?:x\d+)?(?::\d+min)?(?:@\$?\d+(?:\.\d+)?)?$/i;

/** Other words for the commands. */
const MEANT: Readonly<Record<string, string>> = {
  fee: 'pay',
  fees: 'pay',
  price: 'pay',
  cost: 'pay',
  payment: 'pay',
  find: 'search',
  code: 'lookup',
  show: 'lookup',
  info: 'lookup',
  percentile: 'rank',
  locality: 'localities',
  zip: 'localities',
  claims: 'claim',
  releases: 'release',
  version: '--version',
  '-v': '--version',
};

/** Whether a command line without a command begins with a code, which is to be looked up. */
export function isLookup([first = '']: readonly string[]): boolean {
  return CODES.test(first);
}

/** @throws UsageError for another word for a command, or for a service to price, with the command */
export function refuseOtherWord([first = '', next]: readonly string[]): void {
  if (TO_PRICE.test(first)) {
    const example = next === undefined ? `rvu pay ${echo(first)}` : `rvu claim ${echo(first)} …`;
    throw new UsageError('E_USAGE', `"${echo(first)}" is not a command.`, `Did you mean: ${example}`);
  }
  if (!Object.hasOwn(MEANT, first)) return;
  const meant = MEANT[first];
  const example =
    meant?.startsWith('-') || next === undefined ? `rvu ${meant}` : `rvu ${meant} ${echo(next)}`;
  throw new UsageError(
    'E_USAGE',
    first.startsWith('-') ? `There is no option ${first}.` : `There is no command "${first}".`,
    `Did you mean: ${example}`,
  );
}
