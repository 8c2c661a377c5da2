import { isUtf8 } from 'node:buffer';

/**
 * Batches are read as Latin-1, one character per byte, so that the user's bytes can be copied. Whatever is written is
 * UTF-8; text that was not, and text for JSON and messages, goes through here.
 */

/** What Windows-1252 has from 0x80 to 0x9F, where Latin-1 has control characters; unused places stay as they are. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

const NOT_ASCII = /[\u0080-\u00FF]/;

/** The text of a cell: UTF-8 if its bytes are valid UTF-8, otherwise Windows-1252, which extends Latin-1. */
export function decodeCell(bytes: string): string {
  if (!NOT_ASCII.test(bytes)) return bytes;
  const buffer = Buffer.from(bytes, 'latin1');
  if (isUtf8(buffer)) return buffer.toString('utf8');
  return bytes.replace(/[\u0080-\u009F]/g, (byte) => WINDOWS.charAt(byte.charCodeAt(0) - 0x80));
}

/** Text as UTF-8 bytes, one character per byte. */
export function encodeUtf8(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
