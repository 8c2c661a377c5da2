import { NOT_GIVEN } from '../../core/claim/columns/lines.js';
import { type Refusal, refusal } from '../../core/issue/issue.js';
import type { Quoting } from '../../core/issue/quoting.js';
import type { Layout } from '../input/layout.js';
import type { Records } from '../input/records.js';
import { readDollars } from './cells.js';
import { cleanCell } from './cleaning.js';
import { quotingOf } from './quoting.js';

/** A charge is read from the bytes of its cell and not remembered, since nearly every line has a different one. */

const NO_CHARGE = -1;
/** Anything but plain digits, which may still be a charge when read as text */
export const ODD_CHARGE = -2;
/** The most cents that any line could have. */
const LIMIT = 100_000_000_000;
/** Longer numbers are read by the slower parser. */
const MOST_BYTES = 15;

/** Why a text is not read as a charge. */
const WHY = {
  none: 'is not an amount of dollars',
  negative: 'is negative, which a charge cannot be',
  ambiguous: 'has a comma that may separate thousands or decimals',
} as const;
const QUOTE = 34;
const ZERO = 48;
const POINT = 46;

/**
 * Plain digits with at most two decimals, as cents; NO_CHARGE for a blank cell, ODD_CHARGE for anything else.
 */
function centsOfBytes(bytes: Uint8Array, start: number, end: number): number {
  if (start === end) return NO_CHARGE;
  if (end - start > MOST_BYTES) return ODD_CHARGE;
  let cents = 0;
  let decimals = -1;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === POINT && decimals < 0) decimals = 0;
    else if (byte >= ZERO && byte <= ZERO + 9 && decimals < 2) {
      cents = cents * 10 + byte - ZERO;
      if (decimals >= 0) decimals += 1;
    } else return ODD_CHARGE;
  }
  if (end - start === 1 && decimals === 0) return ODD_CHARGE;
  const whole = cents * (decimals <= 0 ? 100 : decimals === 1 ? 10 : 1);
  return whole > LIMIT ? ODD_CHARGE : whole;
}

/** Reads the charges of records. */
export class ChargeReader {
  private readonly column: number | undefined;
  private readonly given: number;
  private readonly quoting: Quoting;
  /** Excel writes semicolons between cells where commas are decimal */
  private readonly hasSemicolons: boolean;
  /** Whether a comma was decimal, and whether one before three digits was read as one of thousands */
  private sawDecimal = false;
  private sawThousands = false;

  constructor(layout: Layout, given: number | null) {
    this.column = layout.roles.get('charge')?.[0];
    this.quoting = quotingOf(layout);
    this.given = given ?? NOT_GIVEN;
    this.hasSemicolons = layout.delimiter === ';';
  }

  /** Puts the charges of records into a column, as cents; ODD_CHARGE for those that `read` has to look at. */
  readPlain({ bytes, bounds, stride, fields, width, count }: Records, into: Float64Array): void {
    const { column, given } = this;
    if (column === undefined) {
      into.fill(given, 0, count);
      return;
    }
    for (let i = 0; i < count; i++) {
      if (fields[i] !== width) continue;
      const at = i * stride + column;
      const cents = centsOfBytes(bytes, (bounds[at] ?? 0) + 1, bounds[at + 1] ?? 0);
      into[i] = cents === NO_CHARGE ? given : cents;
    }
  }

  /** Cents of a record's charge; NOT_GIVEN if it has none. */
  read(records: Records, i: number): number | Refusal {
    if (this.column === undefined) return this.given;
    const at = i * records.stride + this.column;
    const { bytes } = records;
    let start = (records.bounds[at] ?? 0) + 1;
    let end = records.bounds[at + 1] ?? 0;
    if (bytes[start] === QUOTE) {
      start += 1;
      end -= 1;
    }
    const cents = centsOfBytes(bytes, start, end);
    if (cents >= 0) return cents;
    return cents === NO_CHARGE ? this.given : this.ofText(cleanCell(records.cell(i, this.column)));
  }

  private ofText(text: string): number | Refusal {
    if (text === '') return this.given;
    const read = readDollars(text, this.hasSemicolons || this.sawDecimal);
    if (read === null || typeof read === 'string') return this.refusal(text, WHY[read ?? 'none']);
    if (read.comma === 'decimal') this.sawDecimal = true;
    if (read.comma === 'thousands') this.sawThousands = true;
    return read.cents <= LIMIT ? read.cents : this.refusal(text, WHY.none);
  }

  private refusal(text: string, why: string): Refusal {
    const message = `${this.quoting.quoted('charge', text)} ${why}.`;
    return refusal('E_CHARGE_INVALID', '', message, { hint: 'Write it as 120.50.' });
  }

  /** What is to be said about the column once. */
  get conclusions(): readonly string[] {
    return this.sawDecimal && this.sawThousands
      ? [
          'some charges have a decimal comma; in others, such as 1,234.50, the comma was read as a thousands separator',
        ]
      : [];
  }
}
