/**
 * Batches are read as Latin-1, one character per byte, so that the user's bytes are written as they were
 * read, in any encoding. Text that is output as UTF-8 (JSON, messages) goes through here.
 */

/** The text of a cell: UTF-8 if its bytes are valid UTF-8, otherwise Latin-1. */
export function decodeCell(bytes: string): string {
  const text = Buffer.from(bytes, 'latin1').toString('utf8');
  return text.includes('\uFFFD') ? bytes : text;
}

/** Text as UTF-8 bytes, one character per byte. */
export function encodeUtf8(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
