import type { Section, Subsection } from './rules.js';

/** A code's place in the code set: its section and, where the section is divided, its subsection. */
export interface CodePlace {
  readonly section: Section;
  readonly subsection: Subsection | null;
}

const FIVE_DIGITS = /^\d{5}$/;

function inRanges(code: string, ranges: readonly (readonly [string, string])[] | undefined): boolean {
  return ranges?.some(([first, last]) => code >= first && code <= last) ?? false;
}

/** Whether a section holds a code: by range for five digits, by last or first character otherwise. */
function holds(section: Section, code: string): boolean {
  if (FIVE_DIGITS.test(code)) return inRanges(code, section.ranges);
  if (section.suffix) return code.endsWith(section.suffix) && /^\d{4}/.test(code);
  return section.letter !== undefined && code.startsWith(section.letter);
}

/** The section and subsection of a code; null for a code outside every section of data/rules/sections.json. */
export function placeOf(code: string, sections: readonly Section[]): CodePlace | null {
  const section = sections.find((candidate) => holds(candidate, code));
  if (!section) return null;
  const subsection = section.subsections.find((part) => inRanges(code, part.ranges)) ?? null;
  return { section, subsection };
}
