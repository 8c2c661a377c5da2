import { byteOf } from './packed-table.js';

/** The ZIP code of a cell as a number, read from its bytes: forty thousand different texts need no string each. */

/** An empty cell */
export const NO_ZIP = -1;
/** Anything but "94110" or "94110-1234" */
export const ODD_ZIP = -2;

const ZERO = 48;
const NINE = 9;
const HYPHEN = 45;
const DIGITS = 5;
const PLUS_4_END = 10;

/** @param words a cell's bytes as LineScanner packs them, from the first word at `from` */
export function zipOfBytes(words: Int32Array, from: number): number {
  if (words[from] === 0) return NO_ZIP;
  let zip = 0;
  for (let i = 0; i < DIGITS; i++) {
    const digit = byteOf(words, from, i) - ZERO;
    if (digit < 0 || digit > NINE) return ODD_ZIP;
    zip = zip * 10 + digit;
  }
  const next = byteOf(words, from, DIGITS);
  return next === 0 || (next === HYPHEN && isPlus4(words, from)) ? zip : ODD_ZIP;
}

/** Whether four digits, and nothing else, stand behind the hyphen. */
function isPlus4(words: Int32Array, from: number): boolean {
  for (let i = DIGITS + 1; i < PLUS_4_END; i++) {
    const digit = byteOf(words, from, i) - ZERO;
    if (digit < 0 || digit > NINE) return false;
  }
  return byteOf(words, from, PLUS_4_END) === 0;
}

export function zipOfText(text: string): number {
  if (text.trim() === '') return NO_ZIP;
  return /^\d{5}(-\d{4})?$/.test(text) ? Number(text.slice(0, DIGITS)) : ODD_ZIP;
}
