import type { CodeRange, Section, Subsection } from './rules.js';

/** A code's place in the code set: its section and, where the section is divided, its subsection. */
export interface CodePlace {
  readonly section: Section;
  readonly subsection: Subsection | null;
}

const ZERO = 48;
const NINE = 57;

const isDigit = (char: number): boolean => char >= ZERO && char <= NINE;

/** Whether a five-character code is a number but for its last character, and whether it is one altogether. */
function digitsOf(code: string): { leading: boolean; all: boolean } {
  const leading = [0, 1, 2, 3].every((i) => isDigit(code.charCodeAt(i)));
  return { leading, all: leading && isDigit(code.charCodeAt(4)) };
}

function inRanges(code: string, ranges: readonly CodeRange[] | undefined): boolean {
  return ranges?.some((range) => code >= range.first && code <= range.last) ?? false;
}

/**
 * The first section that holds a code: by range for five digits, else by last or first character; null outside every section of data/rules/sections.json.
 */
export function sectionOf(code: string, sections: readonly Section[]): Section | null {
  const digits = digitsOf(code);
  const holds = (section: Section): boolean => {
    if (digits.all) return inRanges(code, section.ranges);
    if (digits.leading) return section.suffix === code[4];
    return section.letter === code[0];
  };
  return sections.find(holds) ?? null;
}

/** The section and subsection of a code; null for a code outside every section of data/rules/sections.json. */
export function placeOf(code: string, sections: readonly Section[]): CodePlace | null {
  const section = sectionOf(code, sections);
  if (!section) return null;
  const subsection = section.subsections.find((part) => inRanges(code, part.ranges)) ?? null;
  return { section, subsection };
}
