import { parseDollars } from '../options/values.js';
import { byteOf, KEY_WORDS } from './packed-table.js';

/** A cell of a charge as cents: every line has another, so it is read from its bytes and kept nowhere. */

/** A blank cell, and one that is no amount of dollars. */
export const NO_CHARGE = -1;
export const NOT_A_CHARGE = -2;

/** Most cents that any line could have. */
const LIMIT = 100_000_000_000;
const ZERO = 48;
const POINT = 46;

/** Reads "$1,200.50" and its like. */
export function chargeOfText(text: string): number {
  if (text.trim() === '') return NO_CHARGE;
  const cents = parseDollars(text);
  return cents === null || cents > LIMIT ? NOT_A_CHARGE : cents;
}

/** Reads plain digits, with two decimals at most; NOT_A_CHARGE for whatever else, which its text may still tell. */
export function chargeOfBytes(words: Int32Array, from: number): number {
  let cents = 0;
  let decimals = -1;
  let length = 0;
  for (; length < KEY_WORDS * 4; length++) {
    const byte = byteOf(words, from, length);
    if (byte === 0) break;
    if (byte === POINT && decimals < 0) decimals = 0;
    else if (byte >= ZERO && byte <= ZERO + 9 && decimals < 2) {
      cents = cents * 10 + byte - ZERO;
      if (decimals >= 0) decimals += 1;
    } else return NOT_A_CHARGE;
  }
  if (length === 0) return NO_CHARGE;
  if (length === 1 && decimals === 0) return NOT_A_CHARGE;
  const whole = cents * (decimals <= 0 ? 100 : decimals === 1 ? 10 : 1);
  return whole > LIMIT ? NOT_A_CHARGE : whole;
}
