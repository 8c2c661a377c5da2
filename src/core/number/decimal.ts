/**
 * Exact decimal arithmetic on scaled integers. An RVU is an integer of 1/100, a GPCI of 1/1,000, a conversion
 * factor of 1/10,000, and money is in cents; the scale of a product is the sum of its factors' scales.
 */

/** A decimal number: `units` / 10^`scale`. Prints with exactly `scale` decimals. */
export interface Decimal {
  readonly units: number;
  readonly scale: number;
}

export const RVU_SCALE = 2;
export const GPCI_SCALE = 3;
export const CONVERSION_FACTOR_SCALE = 4;
export const CENTS_SCALE = 2;

export function decimal(units: number, scale: number): Decimal {
  return { units, scale };
}

/**
 * Reads a plain non-negative decimal ("1.5", ".50", "12") at a scale; null for anything else, or if digits
 * would be lost.
 */
export function parseScaled(text: string, scale: number): number | null {
  const match = /^(\d*)(?:\.(\d*))?$/.exec(text);
  if (!match) return null;
  const [, whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return null;
  const kept = fraction.slice(0, scale);
  if (/[1-9]/.test(fraction.slice(scale))) return null;
  const units = Number(whole + kept.padEnd(scale, '0'));
  return Number.isSafeInteger(units) ? units : null;
}

const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;

/**
 * Reads a decimal as `parseScaled` does, with or without commas between thousands: "4,800.50". Null if a comma stands
 * anywhere else, as in "52,50", which may mean 52.50.
 */
export function parseGrouped(text: string, scale: number): number | null {
  return parseScaled(GROUPED.test(text) ? text.replaceAll(',', '') : text, scale);
}

/** Writes a scaled integer as decimal text with exactly `scale` decimals. */
export function formatScaled(units: number, scale: number): string {
  if (units < 0) return `-${formatScaled(-units, scale)}`;
  const digits = String(units);
  if (scale === 0) return digits;
  const whole = digits.length - scale;
  return whole > 0 ? `${digits.slice(0, whole)}.${digits.slice(whole)}` : `0.${'0'.repeat(-whole)}${digits}`;
}

/**
 * Divides a non-negative safe integer by `divisor`, rounding half up: the only rounding of amounts in the
 * program. A quotient of safe integers never rounds up to the next whole number, so the floor is exact, and
 * so is the remainder.
 */
export function divideHalfUp(value: number, divisor: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is too large to compute exactly`);
  const quotient = Math.floor(value / divisor);
  return quotient + ((value - quotient * divisor) * 2 >= divisor ? 1 : 0);
}

/** A product of non-negative integers; null if it is too large to compute exactly. */
function safeProduct(factors: readonly number[]): number | null {
  let product = 1;
  for (const factor of factors) product *= factor;
  return Number.isSafeInteger(product) ? product : null;
}

/**
 * A product of non-negative integers divided by others, rounded half up once, however large the product is before it
 * is divided.
 */
export function productHalfUp(factors: readonly number[], divisors: readonly number[]): number {
  const dividend = safeProduct(factors);
  const by = safeProduct(divisors);
  if (dividend !== null && by !== null) return divideHalfUp(dividend, by);
  const product = (all: readonly number[]): bigint => all.reduce((sum, each) => sum * BigInt(each), 1n);
  const divisor = product(divisors);
  return Number((2n * product(factors) + divisor) / (2n * divisor));
}

/** A scaled integer with thousands separators, for people to read: 294130 in hundredths → "2,941.30". */
export function formatGrouped(value: number, scale: number): string {
  return formatScaled(value, scale).replace(/\B(?=(\d{3})+\.)/g, ',');
}

/** Dollars with a sign and thousands separators: 115935 → "$1,159.35". */
export function formatDollars(cents: number): string {
  return `$${formatGrouped(cents, CENTS_SCALE)}`;
}
