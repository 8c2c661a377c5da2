import { CENTS_SCALE, parseScaled } from '../../core/number/decimal.js';

/** The most units that a line can have. */
export const MAX_UNITS = 9_999;

/** A decimal comma before zeros, as in "3,0", which no comma of thousands precedes. */
const withoutZeros = (text: string): string => text.trim().replace(/,0{1,2}$/, '');

/** Reads "3", "3.0" or "3,0"; null for anything but a whole number from 1 to 9,999. */
export function parseUnits(text: string): number | null {
  const units = parseScaled(withoutZeros(text), 0);
  return units !== null && units >= 1 && units <= MAX_UNITS ? units : null;
}

/** An amount of dollars as a text gives it. */
export type DollarsText =
  | { readonly cents: number; readonly comma: 'none' | 'decimal' | 'thousands' }
  /** "1,234" where commas are decimal, a negative amount, or no amount */
  | 'ambiguous'
  | 'negative'
  | null;

const CURRENCY = /^(?:US ?\$|USD|\$) ?| ?(?:US ?\$|USD|\$)$/gi;
/** "(12.50)", "-12.50", "12.50-", "12.50 CR" */
const NEGATIVE = /^\(.*\)$|^-|-$| ?CR$/i;
const GROUPED = /^\d{1,3}(?:[, ]\d{3})+(?:\.\d*)?$/;
const DECIMAL_COMMA = /^(?:\d*|\d{1,3}(?:[. ]\d{3})+),\d{1,2}$/;
/** One separator before three digits: thousands to one reader, thousandths to another */
const EITHER = /^\d{1,3}[.,]\d{3}$/;

/**
 * Reads an amount of dollars with or without a currency sign: "$1,200.50", "80,00". A comma before three digits
 * separates thousands, unless commas are decimal there; then the text is ambiguous.
 */
export function readDollars(text: string, hasDecimalCommas: boolean): DollarsText {
  const bare = text.trim().replace(CURRENCY, '').trim();
  const amount = bare
    .replace(NEGATIVE, (sign) => sign.replace(/[()-]|CR/gi, ''))
    .replace(CURRENCY, '')
    .trim();
  if (EITHER.test(amount) && hasDecimalCommas) return 'ambiguous';
  const comma = DECIMAL_COMMA.test(amount) ? 'decimal' : GROUPED.test(amount) ? 'thousands' : 'none';
  const digits = comma === 'decimal' ? amount.replace(/[. ]/g, '').replace(',', '.') : amount;
  const cents = parseScaled(comma === 'thousands' ? amount.replace(/[, ]/g, '') : digits, CENTS_SCALE);
  if (cents === null) return null;
  if (NEGATIVE.test(bare)) return cents === 0 ? { cents, comma } : 'negative';
  return { cents, comma };
}

/** Dollars such as "120" or "$1,200.50", in cents; null for anything else. */
export function parseDollars(text: string): number | null {
  const read = readDollars(text, false);
  return read !== null && typeof read === 'object' ? read.cents : null;
}

/** A whole number of minutes or days; null for anything else. */
export function parseCount(text: string): number | null {
  return parseScaled(withoutZeros(text), 0);
}
