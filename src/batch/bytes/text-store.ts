const FIRST_BYTES = 64 * 1024;
/** Bytes before each text that hold its length */
const LENGTH_BYTES = 4;
/** Copies move eight bytes at a time, so they may read past the last text. */
export const SLACK = 16;

/**
 * Texts that are written once and copied many times, all in one piece of memory: with thousands of small
 * buffers, every copy would cost several cache misses. A text is referred to by its position, and its length is
 * stored before it.
 *
 * Copies move eight bytes at a time as doubles, which would change bytes that happen to be a NaN. No text
 * with a byte of 0x7F or 0xFF can be added, and without those bytes no double is a NaN.
 */
export class TextStore {
  private bytes = new Uint8Array(FIRST_BYTES);
  view = new DataView(this.bytes.buffer);
  private end = 0;

  /** Keeps a text of characters below U+0100, one byte each. @returns its number, never 0 */
  add(latin1: string): number {
    const { length } = latin1;
    while (this.end + LENGTH_BYTES + length + SLACK > this.bytes.length) this.grow();
    const { bytes, view } = this;
    const start = this.end + LENGTH_BYTES;
    view.setInt32(this.end, length, true);
    for (let i = 0; i < length; i++) {
      const byte = latin1.charCodeAt(i);
      if (byte === 0x7f || byte >= 0xff) throw new RangeError(`the store holds no byte ${byte}`);
      bytes[start + i] = byte;
    }
    this.end = start + length;
    return start;
  }

  /** How many bytes a text has. */
  length(text: number): number {
    return this.view.getInt32(text - LENGTH_BYTES, true);
  }

  private grow(): void {
    const larger = new Uint8Array(this.bytes.length * 2);
    larger.set(this.bytes);
    this.bytes = larger;
    this.view = new DataView(larger.buffer);
  }
}
