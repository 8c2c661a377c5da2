import type { LineSlice } from './line-scanner.js';

/** The text of a record: as a string, or where it lies in the input. */
export type RecordText = string | LineSlice;

const ROOM = 256 * 1024;

/** Gathers output as bytes. Strings are Latin-1, one character a byte, as the input was read. */
export class Output {
  private buffer = Buffer.allocUnsafe(ROOM);
  private length = 0;

  private reserve(more: number): void {
    if (this.length + more <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.length + more));
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }

  write(text: RecordText): void {
    if (typeof text === 'string') {
      this.reserve(text.length);
      this.length += this.buffer.write(text, this.length, 'latin1');
      return;
    }
    const { buffer, start, end } = text;
    this.reserve(end - start);
    // For a short line a loop is quicker than a call into Buffer.copy.
    for (let from = start; from < end; from++) this.buffer[this.length++] = buffer[from] ?? 0;
  }

  /** What has gathered; the bytes are the caller's to keep. */
  take(): Buffer {
    const taken = this.buffer.subarray(0, this.length);
    this.buffer = Buffer.allocUnsafe(Math.max(ROOM, this.length));
    this.length = 0;
    return taken;
  }
}
