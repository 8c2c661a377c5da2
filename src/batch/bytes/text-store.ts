const FIRST_BYTES = 64 * 1024;
const FIRST_TEXTS = 1024;
/** Copies move eight bytes at a time, so they may read past the last text. */
export const SLACK = 16;

/**
 * Texts that are written once and copied many times, all in one piece of memory: with thousands of small
 * buffers, every copy would cost several cache misses. A text is referred to by its number; number 0 is the
 * empty text.
 *
 * Copies move eight bytes at a time as doubles, which would change bytes that happen to be a NaN. No text
 * with a byte of 0x7F or 0xFF can be added, and without those bytes no double is a NaN.
 */
export class TextStore {
  bytes = new Uint8Array(FIRST_BYTES);
  view = new DataView(this.bytes.buffer);
  /** Where each text begins, and its length in bytes */
  offsets = new Int32Array(FIRST_TEXTS);
  lengths = new Int32Array(FIRST_TEXTS);
  private count = 1;
  private end = 0;

  /** Keeps a text of characters below U+0100, one byte each. @returns its number */
  add(latin1: string): number {
    const { length } = latin1;
    if (this.count === this.offsets.length) this.growTable();
    while (this.end + length + SLACK > this.bytes.length) this.growBytes();
    const { bytes, end, count } = this;
    for (let i = 0; i < length; i++) {
      const byte = latin1.charCodeAt(i);
      if (byte === 0x7f || byte >= 0xff) throw new RangeError(`the store holds no byte ${byte}`);
      bytes[end + i] = byte;
    }
    this.offsets[count] = end;
    this.lengths[count] = length;
    this.end = end + length;
    this.count = count + 1;
    return count;
  }

  /** Bytes held; callers that fill the store with the user's spellings clear it beyond a limit. */
  get size(): number {
    return this.end;
  }

  private growBytes(): void {
    const larger = new Uint8Array(this.bytes.length * 2);
    larger.set(this.bytes);
    this.bytes = larger;
    this.view = new DataView(larger.buffer);
  }

  private growTable(): void {
    const grown = (table: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
      const larger = new Int32Array(table.length * 2);
      larger.set(table);
      return larger;
    };
    this.offsets = grown(this.offsets);
    this.lengths = grown(this.lengths);
  }
}
