import type { FeeSchedule } from '../release/fee-schedule.js';
import { placeOf } from './section.js';

const ALPHABET = '0123456789AFGJQTMVXDEHKLPRSUBC';

/** After so many unknown codes, a list of what all codes have in common is faster than asking the release. */
const FEW = 50;

/** The codes of a release that differ in one character. */
class Neighbors {
  private asked = 0;
  /** The characters that a place has in the codes that are alike in all others: "3|9921" → "12345" */
  private byRest: Map<string, string> | undefined;

  constructor(private readonly schedule: FeeSchedule) {}

  has(code: string): boolean {
    return /^[A-Z0-9]{5}$/.test(code) && first(this.schedule.rowsBetween(code, code)) !== undefined;
  }

  /** The characters that make a code between two parts of one. */
  between(before: string, after: string): string[] {
    this.asked += 1;
    if (this.asked > FEW) this.byRest ??= this.learned();
    if (this.byRest === undefined) return [...ALPHABET].filter((letter) => this.has(before + letter + after));
    const letters = this.byRest.get(`${before.length}${before}${after}`) ?? '';
    return [...letters].sort((a, b) => ALPHABET.indexOf(a) - ALPHABET.indexOf(b));
  }

  private learned(): Map<string, string> {
    const byRest = new Map<string, string>();
    for (const code of new Set(Array.from(this.schedule.rowsBetween('00000', 'ZZZZZ'), (row) => row.code))) {
      for (let at = 0; at < code.length; at++) {
        const rest = `${at}${code.slice(0, at)}${code.slice(at + 1)}`;
        byRest.set(rest, (byRest.get(rest) ?? '') + code.charAt(at));
      }
    }
    return byRest;
  }
}

const neighborsBySchedule = new WeakMap<FeeSchedule, Neighbors>();

function neighborsOf(schedule: FeeSchedule): Neighbors {
  const known = neighborsBySchedule.get(schedule) ?? new Neighbors(schedule);
  neighborsBySchedule.set(schedule, known);
  return known;
}

/** Two adjacent characters swapped, the most common slip; the last ones first, since codes of a family begin alike. */
function swaps(code: string): string[] {
  return [3, 2, 1, 0]
    .map((i) => code.slice(0, i) + code[i + 1] + code[i] + code.slice(i + 2))
    .filter((variant) => variant !== code);
}

/** Codes whose letter tells what they are about: HCPCS Level II, and the kinds of CPT code that end in a letter. */
const LETTERED = /^(?:[A-Z]\d{4}|\d{4}[AFMTU])$/;
const isLetter = (character: string): boolean => /[A-Z]/.test(character);

/** Codes of the same kind that differ in one character, the last ones first. */
function* substitutions(code: string, neighbors: Neighbors): Generator<string> {
  for (let i = code.length - 1; i >= 0; i--) {
    const own = isLetter(code.charAt(i));
    if (own && LETTERED.test(code)) continue;
    const [before, after] = [code.slice(0, i), code.slice(i + 1)];
    for (const other of neighbors.between(before, after)) {
      if (own || !isLetter(other)) yield before + other + after;
    }
  }
}

/** What a spreadsheet or a hasty typist does to a code: lost zeros, ".0" added, the letter O for zero. */
function repairs(text: string): string[] {
  const bare = text.toUpperCase().replace(/\.0+$/, '').replace(/[\s.]/g, '');
  return [bare, /^\d{3,4}$/.test(bare) ? bare.padStart(5, '0') : bare, bare.replaceAll('O', '0')];
}

/** Codes that an unknown one may have been meant to be, most likely first. */
function* meant(text: string, neighbors: Neighbors): Generator<string> {
  const bare = text.toUpperCase();
  const isCode = bare.length === 5;
  for (const variant of [...repairs(bare), ...(isCode ? swaps(bare) : [])])
    if (neighbors.has(variant)) yield variant;
  if (isCode) yield* substitutions(bare, neighbors);
}

/**
 * Up to `limit` codes of the release that an unknown code may have been meant to be, most likely first. Never one of
 * another kind: who types E0601 does not mean the drug J0601.
 */
export function similarCodes(schedule: FeeSchedule, text: string, limit = 3): string[] {
  const found = new Set<string>();
  for (const code of meant(text, neighborsOf(schedule))) {
    if (found.size >= limit) break;
    if (code !== text) found.add(code);
  }
  return [...found];
}

/** The kinds of code that sections are made of. A word of a file, such as Total, is none of them. */
const OF_A_SECTION = /^(?:\d{4}[A-Z\d]|[A-Z]\d{4})$/;

/** Where a code that is not in the release would belong, in words: its section. */
export function wouldFallUnder(schedule: FeeSchedule, code: string): string | null {
  if (!OF_A_SECTION.test(code)) return null;
  const place = placeOf(code, schedule.rules.sections());
  if (!place) return null;
  return place.subsection ? `${place.section.name}, ${place.subsection.name}` : place.section.name;
}

function first<T>(items: Iterable<T>): T | undefined {
  for (const item of items) return item;
  return undefined;
}
