import { CENTS_SCALE, parseScaled } from '../../core/number/decimal.js';

/** The most units that a line can have. */
export const MAX_UNITS = 9_999;

/** Reads "3" or "3.0"; null for anything but a whole number from 1 to 9,999. */
export function parseUnits(text: string): number | null {
  const units = parseScaled(text.trim(), 0);
  return units !== null && units >= 1 && units <= MAX_UNITS ? units : null;
}

/** Dollars such as "120" or "$1,200.50", in cents; null for anything else. */
export function parseDollars(text: string): number | null {
  return parseScaled(
    text
      .trim()
      .replace(/^\$\s*/, '')
      .replaceAll(',', ''),
    CENTS_SCALE,
  );
}

/** A whole number of minutes or days; null for anything else. */
export function parseCount(text: string): number | null {
  return parseScaled(text.trim(), 0);
}
