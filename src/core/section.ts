import type { CodeRange, Section, Subsection } from './rules.js';

/** A code's place in the code set: its section and, where the section is divided, its subsection. */
export interface CodePlace {
  readonly section: Section;
  readonly subsection: Subsection | null;
}

const FIVE_DIGITS = /^\d{5}$/;
const FOUR_DIGITS = /^\d{4}/;

function inRanges(code: string, ranges: readonly CodeRange[] | undefined): boolean {
  for (const range of ranges ?? []) if (code >= range.first && code <= range.last) return true;
  return false;
}

function holds(section: Section, code: string): boolean {
  if (FIVE_DIGITS.test(code)) return inRanges(code, section.ranges);
  return FOUR_DIGITS.test(code) ? section.suffix === code[4] : section.letter === code[0];
}

/**
 * The first section that holds a code: by range for five digits, else by last or first character. null
 * outside every section of data/rules/sections.json.
 */
export function sectionOf(code: string, sections: readonly Section[]): Section | null {
  for (const section of sections) if (holds(section, code)) return section;
  return null;
}

/** The section and subsection of a code; null for a code outside every section of data/rules/sections.json. */
export function placeOf(code: string, sections: readonly Section[]): CodePlace | null {
  const section = sectionOf(code, sections);
  if (!section) return null;
  const subsection = section.subsections.find((part) => inRanges(code, part.ranges)) ?? null;
  return { section, subsection };
}
