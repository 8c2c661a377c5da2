/**
 * X12 that is not at its proper beginning: in lower case, behind stray bytes or a quote, without its first
 * segments, or below a header. It holds patients, so nothing may take it for a CSV.
 */

/** ISA*00*, GS*HC* or ST*837*, with any delimiter that a CSV would not use in such a place */
const ENVELOPE = /ISA([^\w\s])(?:\d\d|\s\s)\1|GS([^\w\s,;'"])[A-Z]{2}\2|ST([^\w\s,;'"])\d{3}\3/i;

/** The name of a segment of claims, their answers or eligibility, and a delimiter */
const SEGMENT =
  /(?<![A-Z\d])(?:ISA|GS|ST|BHT|HL|NM1|N[134]|PER|PRV|SBR|PAT|DMG|CLM|CLP|CAS|DTP|DTM|HI|LX|SV[1-7]|SVC|REF|NTE|AMT|QTY|CUR|TRN|BPR|LQ|EQ|EB|SE|GE|IEA)[*|^]/i;

/** The name of a segment that is no word, and a delimiter that a CSV uses too */
const SEGMENT_OF_CELLS = /(?:^|[~'"\s])(?:BHT|NM1|N[134]|PRV|SBR|DMG|CLM|CLP|DTP|SV[1-7]|SVC|IEA)[,;\t:]/i;

/** Whether a line, or the beginning of one, is X12 rather than a record of a CSV. */
export function looksLikeX12(line: string): boolean {
  return SEGMENT.test(line) || ENVELOPE.test(line);
}

/** The same for a line that does not fit the header above it. */
export function oddLineLooksLikeX12(line: string): boolean {
  return SEGMENT_OF_CELLS.test(line) || looksLikeX12(line);
}
