import { MAX_UNITS, parseCount, parseDollars, parseUnits } from '../../batch/meaning/cells.js';
import { readWrittenDate, whyUnread } from '../../core/dates/written-date.js';
import { UsageError } from '../../core/issue/errors.js';
import { echo } from '../../core/issue/quoting.js';
import { CONVERSION_FACTOR_SCALE, GPCI_SCALE, parseScaled, RVU_SCALE } from '../../core/number/decimal.js';
import { PERCENT_SCALE } from '../../core/number/percent.js';
import { parseSetting } from '../../core/price/setting.js';
import type { Setting } from '../../core/release/fee-row.js';
import type { Gpci } from '../../core/release/locality.js';
import { badValue } from './define.js';

/** Readers of option values. Each error names the option and the accepted form. */

/** Largest values that keep RVU × GPCI × CF an exact integer, far beyond any real one. */
const MAX_GPCI = 9_999;
const MAX_CONVERSION_FACTOR = 9_999_999;
const MAX_PERCENT = 1000 * 10 ** PERCENT_SCALE;

/** Dollars, in cents. */
export const dollars =
  (option: string) =>
  (text: string): number => {
    const cents = parseDollars(text);
    if (cents === null) throw badValue(option, text, 'Give dollars, such as 120 or 120.50.');
    return cents;
  };

/** The charge of a line, in cents. */
export const chargeValue = dollars('--charge');

/** A positive whole number of something. @param what "minutes, such as 95" */
export const count =
  (option: string, what: string) =>
  (text: string): number => {
    const number = parseCount(text);
    if (number === null || number === 0) throw badValue(option, text, `Give whole ${what}.`);
    return number;
  };

/** A percentage up to 1000, in 1/10,000 of a percent. */
export const percent =
  (option: string) =>
  (text: string): number => {
    const units = parseScaled(text.trim().replace(/%$/, ''), PERCENT_SCALE);
    if (units !== null && units > 0 && units <= MAX_PERCENT) return units;
    throw badValue(option, text, 'Give a percentage up to 1000, such as 150 or 62.5.');
  };

/** A whole number from 1 to `most`. */
export const wholeNumber =
  (option: string, most: number) =>
  (text: string): number => {
    const number = parseScaled(text.trim(), 0);
    if (number !== null && number >= 1 && number <= most) return number;
    throw badValue(option, text, `Give a whole number from 1 to ${most}.`);
  };

/** Work RVUs, in hundredths. */
export const rvus =
  (option: string) =>
  (text: string): number => {
    const units = parseScaled(text.trim(), RVU_SCALE);
    if (units !== null) return units;
    throw badValue(option, text, 'Give work RVUs with up to two decimals, such as 1.5.');
  };

/** One of a few words. */
export const choice =
  <T extends string>(option: string, choices: readonly T[]) =>
  (text: string): T => {
    const found = choices.find((candidate) => candidate === text.toLowerCase());
    if (found) return found;
    throw badValue(option, text, `Give one of ${choices.join(', ')}.`);
  };

/** Words between commas, each trimmed; at least one. @param form what to give */
export const list =
  (option: string, form: string) =>
  (text: string): readonly string[] => {
    const words = text
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean);
    if (words.length > 0) return words;
    throw badValue(option, text, form);
  };

/** Upper-case words between commas or spaces that all look like `each`. */
export const setOf =
  (option: string, each: RegExp, form: string) =>
  (text: string): ReadonlySet<string> => {
    const words = text
      .toUpperCase()
      .split(/[\s,]+/)
      .filter(Boolean);
    if (words.length > 0 && words.every((word) => each.test(word))) return new Set(words);
    throw badValue(option, text, form);
  };

export function settingValue(text: string): Setting {
  const setting = parseSetting(text);
  if (setting) return setting;
  throw badValue('--setting', text, 'Give facility or nonfacility.');
}

export function unitsValue(text: string): number {
  const units = parseUnits(text);
  if (units !== null) return units;
  throw badValue('--units', text, `Give a whole number from 1 to ${MAX_UNITS}, such as 2.`);
}

export function gpciValue(text: string): Gpci {
  const parts = text.split(',').map((part) => parseScaled(part.trim(), GPCI_SCALE));
  const [work, pe, mp] = parts;
  const fits = (value: number | null | undefined): value is number =>
    value != null && value > 0 && value <= MAX_GPCI;
  if (parts.length === 3 && fits(work) && fits(pe) && fits(mp)) return { work, pe, mp };
  throw badValue(
    '--gpci',
    text,
    'Give three numbers up to 9.999 for work, practice expense and malpractice, such as 1.095,1.410,0.425.',
  );
}

export function conversionFactorValue(text: string): number {
  const value = parseScaled(text, CONVERSION_FACTOR_SCALE);
  if (value !== null && value > 0 && value <= MAX_CONVERSION_FACTOR) return value;
  throw badValue(
    '--cf',
    text,
    'Give dollars per RVU with up to four decimals, at most 999.9999, such as 33.4009.',
  );
}

const two = (n: number): string => String(n).padStart(2, '0');

/** A day of the user's own calendar, some days ago, ISO. */
export function dayAgo(days: number): string {
  const day = new Date();
  day.setDate(day.getDate() - days);
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** A date as it is written, today or yesterday, as ISO. */
export const dayValue =
  (option: string) =>
  (text: string): string => {
    const word = text.trim().toLowerCase();
    if (word === 'today') return dayAgo(0);
    if (word === 'yesterday') return dayAgo(1);
    const read = readWrittenDate(text);
    if (read.ok) return read.date;
    const form = 'Write it as 2024-03-10, 20240310, 3/10/2024, today or yesterday.';
    if (read.because === 'no-date') throw badValue(option, text, form);
    throw new UsageError('E_OPTION_VALUE', `${option}: "${echo(text)}" ${whyUnread(read)}.`, form);
  };

/** The date of service. */
export const serviceDay = dayValue('--date');
