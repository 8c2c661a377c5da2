import { sectionOf } from '../../../core/code/section.js';
import type { CodeRange, Section } from '../../../core/release/rules.js';
import type { Bundle } from '../shape/bundle.js';
import type { Check } from '../shape/check.js';

const show = ({ first, last }: CodeRange): string => `${first}-${last}`;
const overlap = (a: CodeRange, b: CodeRange): boolean => a.first <= b.last && b.first <= a.last;
const inside = (part: CodeRange, whole: CodeRange): boolean =>
  part.first >= whole.first && part.last <= whole.last;

/** Every pair of a list, the earlier first. */
function pairs<T>(items: readonly T[]): (readonly [T, T])[] {
  return items.flatMap((a, i) => items.slice(i + 1).map((b) => [a, b] as const));
}

function formProblems(name: string, ranges: readonly CodeRange[]): string[] {
  return ranges
    .filter((range) => !/^\d{5}-\d{5}$/.test(show(range)) || range.first > range.last)
    .map((range) => `${name}: ${show(range)} is not a range of five-digit codes`);
}

/**
 * The first matching section wins, so an earlier section's range must lie entirely within a later one's or
 * not overlap it.
 */
function sectionProblems(sections: readonly Section[]): string[] {
  return pairs(sections).flatMap(([a, b]) => {
    const shared = [
      a.letter !== undefined && a.letter === b.letter,
      a.suffix !== undefined && a.suffix === b.suffix,
    ];
    const ranges = (a.ranges ?? []).flatMap((one) =>
      (b.ranges ?? []).filter((two) => overlap(one, two) && !inside(one, two)),
    );
    return shared.includes(true) || ranges.length > 0
      ? [`${a.name} and ${b.name} claim the same codes ${ranges.map(show).join(', ')}`.trimEnd()]
      : [];
  });
}

function subsectionProblems({ name, ranges = [], subsections }: Section): string[] {
  const parts = subsections.flatMap((part) => part.ranges.map((range) => ({ part: part.name, range })));
  const outside = parts.filter(({ range }) => !ranges.some((whole) => inside(range, whole)));
  const clashes = pairs(parts).filter(([a, b]) => overlap(a.range, b.range));
  return [
    ...formProblems(name, [...ranges, ...parts.map(({ range }) => range)]),
    ...outside.map(({ part, range }) => `${name}: ${part} ${show(range)} lies outside the section`),
    ...clashes.map(([a, b]) => `${name}: ${a.part} ${show(a.range)} overlaps ${b.part} ${show(b.range)}`),
  ];
}

/** Anesthesia is one block of codes with a short annex, qualifying circumstances, and is not divided further. */
const UNDIVIDED = new Set(['anesthesia']);

function codeProblems(release: string, code: string, sections: readonly Section[]): string[] {
  const section = sectionOf(code, sections);
  if (!section) return [`${release}: ${code} is in no section`];
  if (section.subsections.length === 0 || UNDIVIDED.has(section.id)) return [];
  const fits = section.subsections.filter((part) =>
    part.ranges.some(({ first, last }) => code >= first && code <= last),
  );
  return fits.length === 1
    ? []
    : [`${release}: ${code} is in ${fits.length} subsections of ${section.name}, not in one`];
}

function run({ sections, releases }: Bundle): string[] {
  // Codes that are gone are in no ranking, so the sections need not place those of older releases.
  const ranked = releases.filter(({ folder, isAdded }) => folder === '' && !isAdded);
  const codes = ranked.map(({ entry, rows }) => [entry.id, new Set(rows.map((row) => row.code))] as const);
  return [
    ...sectionProblems(sections),
    ...sections.flatMap(subsectionProblems),
    ...codes.flatMap(([id, set]) => [...set].flatMap((code) => codeProblems(id, code, sections))),
  ];
}

/** A ranking names the section it ranks in, so a code outside all sections, or in two, would be ranked wrongly. */
export const sections: Check = {
  name: 'every code is in one section and, if that is divided, in one subsection',
  run,
};
