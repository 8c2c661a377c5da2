import type { LineSlice } from './line-scanner.js';

/** The text of a record: as a string, or where it lies in the input. */
export type RecordText = string | LineSlice;

const ROOM = 256 * 1024;
const MOST_DIGITS = 20;
const ZERO = 48;
const POINT = 46;

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
    } else this.bytes(text.buffer, text.start, text.end);
  }

  /** Copies bytes. For the few of a line, a loop is quicker than a call into Buffer.copy. */
  bytes(source: Uint8Array, start = 0, end = source.length): void {
    this.reserve(end - start);
    const { buffer } = this;
    let to = this.length;
    for (let from = start; from < end; from++) buffer[to++] = source[from] ?? 0;
    this.length = to;
  }

  /** Writes cents as dollars with two decimals. */
  cents(amount: number): void {
    this.reserve(MOST_DIGITS);
    let digits = 1;
    for (let rest = amount; rest >= 10; rest = Math.floor(rest / 10)) digits += 1;
    const length = Math.max(digits, 3) + 1;
    const point = this.length + length - 3;
    let rest = amount;
    for (let at = this.length + length - 1; at >= this.length; at--) {
      if (at === point) this.buffer[at] = POINT;
      else {
        this.buffer[at] = ZERO + (rest % 10);
        rest = Math.floor(rest / 10);
      }
    }
    this.length += length;
  }

  /** What has gathered; the bytes are the caller's to keep. */
  take(): Buffer {
    const taken = this.buffer.subarray(0, this.length);
    this.buffer = Buffer.allocUnsafe(Math.max(ROOM, this.length));
    this.length = 0;
    return taken;
  }
}
