import type { LiveEntry } from './entry.js';

/** Who did what: the surgeon, co-surgeons, a team and assistants are each ranked among themselves. */
const ROLES: ReadonlyMap<string, string> = new Map([
  ['62', 'co-surgeon'],
  ['66', 'team'],
  ['80', 'assistant'],
  ['81', 'assistant'],
  ['82', 'assistant'],
  ['AS', 'assistant'],
]);

/** Modifiers that make the left and the right line of a service different work: a left side and an assistant on the right. */
const OTHER_WORK: ReadonlySet<string> = new Set(['26', 'TC', '53', '54', '55', '56', '78', ...ROLES.keys()]);

/** "surgeon", or another role that a modifier states. */
export function roleOf({ modifiers }: LiveEntry): string {
  for (const modifier of modifiers) {
    const role = ROLES.get(modifier);
    if (role) return role;
  }
  return 'surgeon';
}

/** Whether an entry is a return to the operating room, which no other surgery reduces. Source: Pub. 100-04, ch. 12 §40.4. */
export function isReturn({ modifiers }: LiveEntry): boolean {
  return modifiers.includes('78');
}

/** "LT", "RT", "50" for both, or "" where none is named. */
function sideOf({ modifiers }: LiveEntry): string {
  const [left, right] = [modifiers.includes('LT'), modifiers.includes('RT')];
  if (modifiers.includes('50') || (left && right)) return '50';
  if (left) return 'LT';
  return right ? 'RT' : '';
}

/**
 * Matches entries one to one, in their order, by what they are of.
 * @returns of the others by their number, the entry that each belongs to
 */
function matched(
  firsts: readonly LiveEntry[],
  others: readonly LiveEntry[],
  keyOf: (entry: LiveEntry) => string,
): Map<string, string> {
  const open = new Map<string, string[]>();
  for (const entry of firsts) {
    const key = keyOf(entry);
    const ids = open.get(key);
    if (ids) ids.push(entry.id);
    else open.set(key, [entry.id]);
  }
  const found = new Map<string, string>();
  for (const entry of others) {
    const first = open.get(keyOf(entry))?.shift();
    if (first !== undefined) found.set(entry.id, first);
  }
  return found;
}

/** The right lines of left-and-right pairs, one unit each, with the left line of each. @param together entries of one case */
export function otherSides(together: readonly LiveEntry[]): Map<string, string> {
  const ofSide = (side: string) => together.filter((entry) => entry.units === 1 && sideOf(entry) === side);
  return matched(ofSide('LT'), ofSide('RT'), ({ code, modifiers }) =>
    [code, ...modifiers.filter((each) => OTHER_WORK.has(each)).sort()].join('-'),
  );
}

/**
 * The care after an operation (55), with the operation itself (54), if both are logged: together they are one surgery.
 * Source: Pub. 100-04, ch. 12 §40.4 and §40.6.
 * @param together entries of one case
 */
export function careAfter(together: readonly LiveEntry[]): Map<string, string> {
  const ofPart = (part: string) => together.filter(({ modifiers }) => modifiers.includes(part));
  return matched(ofPart('54'), ofPart('55'), (entry) => [entry.code, roleOf(entry), sideOf(entry)].join('-'));
}
