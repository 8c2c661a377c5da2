/**
 * Batches are read as Latin-1, one character a byte, so that the user's bytes go out as they came in,
 * whatever their encoding. Text that leaves as UTF-8 (JSON, messages) goes through here.
 */

/** The text of a cell: UTF-8 where its bytes are that, else Latin-1. */
export function decodeCell(bytes: string): string {
  const text = Buffer.from(bytes, 'latin1').toString('utf8');
  return text.includes('\uFFFD') ? bytes : text;
}

/** Text as UTF-8 bytes, one character a byte. */
export function encodeUtf8(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
