import { located, X12Error } from './segment.js';

/** The repetition separator is not among them: no element that is read here repeats. */
export interface Delimiters {
  readonly element: string;
  readonly component: string;
  readonly segment: string;
}

/** The ISA is the only segment of fixed width; its terminator is its last character. */
export const ISA_LENGTH = 106;
/** The positions of its sixteen element separators */
const SEPARATORS = [3, 6, 17, 20, 31, 34, 50, 53, 69, 76, 81, 83, 89, 99, 101, 103];
const REPETITION_AT = 82;
const COMPONENT_AT = 104;
const TERMINATOR_AT = 105;
/** A byte order mark, read as UTF-8 or byte by byte */
const MARK = /^(?:\uFEFF|\u00EF\u00BB\u00BF)/;

/**
 * Whether the beginning of a file shows that it is X12: ISA and a delimiter, possibly after a byte order mark
 * and blanks. An underscore may be one, but may also be part of a column's name.
 */
export function isX12(beginning: string): boolean {
  return /^ISA(?:[^\w ]|_\d\d_)/.test(withoutLead(beginning));
}

/** The text from its first character that counts. */
export function withoutLead(text: string): string {
  return text.replace(MARK, '').trimStart();
}

/** @throws X12Error if the 106 characters are not an ISA of the fixed widths, or its delimiters cannot be told apart */
export function readDelimiters(isa: string, position: number): Delimiters {
  const fail = (what: string) => new X12Error(located({ position, id: 'ISA' }, what));
  const found = {
    element: isa.charAt(3),
    component: isa.charAt(COMPONENT_AT),
    segment: isa.charAt(TERMINATOR_AT),
  };
  if (isa.length < ISA_LENGTH) {
    throw fail(`too short: it has ${isa.length} of its ${ISA_LENGTH} characters`);
  }
  if (SEPARATORS.some((at) => isa.charAt(at) !== found.element)) {
    throw fail(`its elements do not have their fixed widths (${ISA_LENGTH} characters in all)`);
  }
  // Before version 00402 the repetition separator's place holds a U.
  const distinct = new Set([...Object.values(found), isa.charAt(REPETITION_AT)]);
  if (distinct.size < 4 || Object.values(found).some((delimiter) => /[A-Z\d ]/i.test(delimiter))) {
    throw fail('its delimiters are letters, digits or blanks, or two of them are the same');
  }
  return found;
}
