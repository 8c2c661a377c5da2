/**
 * X12 that is not at its proper beginning: in lower case, behind stray bytes or a quote, without its first
 * segments, or below a header. It holds patients, so nothing may take it for a CSV.
 */

const SEGMENTS =
  'ISA|GS|ST|BHT|HL|NM1|N[134]|PER|PRV|SBR|PAT|DMG|CLM|CLP|CAS|DTP|DTM|HI|LX|SV[1-7]|SVC|REF|NTE|AMT|QTY|CUR|TRN|BPR|LQ|EQ|EB|SE|GE|IEA';
/** Those of them that are no word and no usual name of a column */
const SEGMENTS_LIKE_NO_WORD = 'BHT|NM1|N[134]|PRV|SBR|DMG|CLM|CLP|DTP|SV[1-7]|SVC|IEA';
/** A control character of ASCII other than a tab and those of line breaks: a CSV has none. */
const CONTROL = '[^\\P{Cc}\\t\\r\\n\\x7F-\\x9F]';

/** ISA*00*, GS*HC*, ST*837* or NM1*IL*1*, with any delimiter that a CSV would not use in such a place */
const BY_ELEMENTS =
  /ISA([^A-Z\d ])(?:\d\d|\s\s)\1|GS([^A-Z\d\s,;'"])[A-Z]{2}\2|ST([^A-Z\d\s,;'"])\d{3}\3|NM1([^A-Z\d\s,;'"])[A-Z\d]{2}\4[12]\4/i;

/** The name of a segment of claims, their answers or eligibility, and a delimiter that a CSV does not use */
const SEGMENT = new RegExp(`(?<![A-Z\\d])(?:${SEGMENTS})(?:[*|^]|${CONTROL})`, 'iu');

/**
 * The name of a segment that is not a word, or that of a note or a reference with its qualifier, and a delimiter that a
 * CSV uses too
 */
const SEGMENT_OF_CELLS = new RegExp(
  `(?:^|[~'"\\s]|${CONTROL})(?:(?:${SEGMENTS_LIKE_NO_WORD})[,;\\t:]|(?:NTE|REF)([,;\\t:])[A-Z\\d]{2,3}\\1)`,
  'iu',
);

/** Punctuation that a sender may have chosen as a delimiter, but that text may hold too */
const PUNCTUATION = '[+!%&@=<>?$#\\\\]';

/**
 * A segment delimited by it: a name that is not a word, or any name with a short first element between two delimiters
 */
const SEGMENT_OF_PUNCTUATION = new RegExp(
  `(?<![A-Z\\d])(?:(?:${SEGMENTS_LIKE_NO_WORD})${PUNCTUATION}|(?:${SEGMENTS})(${PUNCTUATION})[A-Z\\d]{1,4}\\1)`,
  'iu',
);

/** The name of any segment after a control character that ended the one before it, and a tab or nothing */
const SEGMENT_AFTER_CONTROL = new RegExp(`${CONTROL}(?:${SEGMENTS})(?:\\t|$)`, 'iu');

/** Whether a line, or the beginning of one, is X12 rather than a record of a CSV. */
export function looksLikeX12(line: string): boolean {
  return SEGMENT.test(line) || BY_ELEMENTS.test(line);
}

/** The same for a line that does not fit the header above it. */
export function oddLineLooksLikeX12(line: string): boolean {
  const ofCells = [SEGMENT_OF_CELLS, SEGMENT_AFTER_CONTROL, SEGMENT_OF_PUNCTUATION];
  return ofCells.some((pattern) => pattern.test(line)) || looksLikeX12(line);
}
