import type { FeeSchedule } from '../release/fee-schedule.js';
import { placeOf } from './section.js';

const ALPHABET = '0123456789AFGJQTMVXDEHKLPRSU';

/** Two adjacent characters swapped, the most common slip; the last ones first, since codes of a family begin alike. */
function swaps(code: string): string[] {
  return [3, 2, 1, 0]
    .map((i) => code.slice(0, i) + code[i + 1] + code[i] + code.slice(i + 2))
    .filter((variant) => variant !== code);
}

/** One character replaced, the last ones first. */
function substitutions(code: string): string[] {
  const variants: string[] = [];
  for (let i = code.length - 1; i >= 0; i--) {
    for (const letter of ALPHABET) {
      if (letter !== code[i]) variants.push(code.slice(0, i) + letter + code.slice(i + 1));
    }
  }
  return variants;
}

/** What a spreadsheet or a hasty typist does to a code: lost zeros, ".0" added, the letter O for zero. */
function repairs(text: string): string[] {
  const bare = text.toUpperCase().replace(/\.0+$/, '').replace(/[\s.]/g, '');
  return [bare, /^\d{3,4}$/.test(bare) ? bare.padStart(5, '0') : bare, bare.replaceAll('O', '0')];
}

/** Up to `limit` codes of the release that an unknown code may have been meant to be, most likely first. */
export function similarCodes(schedule: FeeSchedule, text: string, limit = 3): string[] {
  const exists = (code: string): boolean => first(schedule.rowsBetween(code, code)) !== undefined;
  const bare = text.toUpperCase();
  const found = new Set<string>();
  for (const variant of [
    ...repairs(bare),
    ...(bare.length === 5 ? [...swaps(bare), ...substitutions(bare)] : []),
  ]) {
    if (found.size >= limit) break;
    if (/^[A-Z0-9]{5}$/.test(variant) && exists(variant)) found.add(variant);
  }
  return [...found];
}

/** Where a code that is not in the release would belong, in words: its section. */
export function wouldFallUnder(schedule: FeeSchedule, code: string): string | null {
  const place = placeOf(code, schedule.rules.sections());
  if (!place) return null;
  return place.subsection ? `${place.section.name}, ${place.subsection.name}` : place.section.name;
}

function first<T>(items: Iterable<T>): T | undefined {
  for (const item of items) return item;
  return undefined;
}
