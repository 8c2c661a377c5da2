import { COMPONENT_MODIFIERS } from './fee-row.js';

/** The kinds of row that a code can have, in the order of CMS's file. */
export const MODIFIERS = ['', ...COMPONENT_MODIFIERS] as const;

const CODE_LENGTH = 5;
const BASE = 36;

const ZERO = 48;
const NINE = 57;
const A = 65;
const Z = 90;

/** The value of a digit of a code: 0 to 9, A to Z; -1 for any other character. */
function digit(char: number): number {
  if (char >= ZERO && char <= NINE) return char - ZERO;
  return char >= A && char <= Z ? char - A + 10 : -1;
}

/**
 * A code and modifier as a number, which sorts as CMS's file does and stays below 2^28: the code's five characters are
 * digits of base 36. -1 if no row can have this code or modifier.
 */
export function keyOf(code: string, modifier: string): number {
  if (code.length !== CODE_LENGTH) return -1;
  let key = 0;
  for (let i = 0; i < CODE_LENGTH; i++) {
    const value = digit(code.charCodeAt(i));
    if (value < 0) return -1;
    key = key * BASE + value;
  }
  const kind = (MODIFIERS as readonly string[]).indexOf(modifier);
  return kind < 0 ? -1 : key * MODIFIERS.length + kind;
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The code of a key. */
export function codeOfKey(key: number): string {
  let rest = Math.floor(key / MODIFIERS.length);
  let code = '';
  for (let i = 0; i < CODE_LENGTH; i++) {
    code = DIGITS.charAt(rest % BASE) + code;
    rest = Math.floor(rest / BASE);
  }
  return code;
}

/** The modifier of a key. */
export const modifierOfKey = (key: number): string => MODIFIERS[key % MODIFIERS.length] ?? '';

/** Where the first key that is `key` or greater stands in ascending keys; their number if all are smaller. */
export function seekKey(keys: Uint32Array, key: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first key that a code beginning with `prefix` can have. */
export const firstKey = (prefix: string): number => keyOf(prefix.padEnd(CODE_LENGTH, '0'), '');

/** The last key that a code beginning with `prefix` can have. */
export const lastKey = (prefix: string): number => keyOf(prefix.padEnd(CODE_LENGTH, 'Z'), 'TC');
