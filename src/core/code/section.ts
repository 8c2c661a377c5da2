import type { CodeRange, Section, Subsection } from '../release/rules.js';

/** A code's place in the code set: its section and, where the section is divided, its subsection. */
export interface CodePlace {
  readonly section: Section;
  readonly subsection: Subsection | null;
}

const FIVE_DIGITS = /^\d{5}$/;
const FOUR_DIGITS = /^\d{4}/;

function inRanges(code: string, ranges: readonly CodeRange[] | undefined): boolean {
  if (!ranges) return false;
  for (const range of ranges) if (code >= range.first && code <= range.last) return true;
  return false;
}

/**
 * The first section that holds a code: by range for five digits, otherwise by last or first character. null
 * outside every section of data/rules/sections.json. The form of the code is examined only once, because
 * ranking asks for the sections of thousands of codes.
 */
export function sectionOf(code: string, sections: readonly Section[]): Section | null {
  if (FIVE_DIGITS.test(code)) {
    for (const section of sections) if (inRanges(code, section.ranges)) return section;
    return null;
  }
  const bySuffix = FOUR_DIGITS.test(code);
  const key = bySuffix ? code[4] : code[0];
  for (const section of sections) if ((bySuffix ? section.suffix : section.letter) === key) return section;
  return null;
}

const meet = (a: CodeRange, b: CodeRange): boolean => a.first <= b.last && b.first <= a.last;

/**
 * Whether a code's section is `section`. The answer is that of sectionOf, but fast enough for the thousands
 * of codes of a ranking: a code is compared only with the earlier sections that share a range with this one.
 */
export function memberOf(section: Section, sections: readonly Section[]): (code: string) => boolean {
  const { ranges } = section;
  if (!ranges) return (code) => sectionOf(code, sections) === section;
  const earlier = sections.slice(0, sections.indexOf(section)).flatMap((other) => other.ranges ?? []);
  const rivals = earlier.filter((range) => ranges.some((own) => meet(range, own)));
  return (code) => FIVE_DIGITS.test(code) && inRanges(code, ranges) && !inRanges(code, rivals);
}

/** The section and subsection of a code; null for a code outside every section of data/rules/sections.json. */
export function placeOf(code: string, sections: readonly Section[]): CodePlace | null {
  const section = sectionOf(code, sections);
  if (!section) return null;
  const subsection = section.subsections.find((part) => inRanges(code, part.ranges)) ?? null;
  return { section, subsection };
}
