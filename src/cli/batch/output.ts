import { CENTS_SCALE, formatScaled } from '../../core/number/decimal.js';
import type { CellStore } from './cell-store.js';
import type { LineSlice } from './line-scanner.js';

/** The text of a record: as a string, or where it lies in the input. */
export type RecordText = string | LineSlice;

const ROOM = 256 * 1024;
/** Largest amount whose digits 32-bit arithmetic can take apart. */
const LARGEST_QUICK = 2 ** 31 - 1;
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
      return;
    }
    const { buffer: source, start, end } = text;
    this.reserve(end - start);
    const { buffer } = this;
    let to = this.length;
    // For the few bytes of a line a loop is quicker than a call into Buffer.copy.
    for (let from = start; from < end; from++) buffer[to++] = source[from] ?? 0;
    this.length = to;
  }

  bytes(source: Uint8Array): void {
    this.reserve(source.length);
    this.buffer.set(source, this.length);
    this.length += source.length;
  }

  /** Copies cells of a store. */
  stored({ bytes }: CellStore, at: number): void {
    const length = bytes[at] ?? 0;
    this.reserve(length);
    const { buffer } = this;
    let to = this.length;
    for (let from = at + 1; from <= at + length; from++) buffer[to++] = bytes[from] ?? 0;
    this.length = to;
  }

  /** Writes cents as dollars with two decimals, digit by digit from the right. */
  cents(amount: number): void {
    if (amount > LARGEST_QUICK) {
      this.write(formatScaled(amount, CENTS_SCALE));
      return;
    }
    let digits = 3;
    for (let limit = 1000; amount >= limit; limit *= 10) digits += 1;
    this.reserve(digits + 1);
    const { buffer, length } = this;
    let rest = amount;
    for (let at = length + digits; at >= length; at--) {
      if (at === length + digits - 2) {
        buffer[at] = POINT;
        continue;
      }
      const tens = (rest / 10) | 0;
      buffer[at] = ZERO + rest - tens * 10;
      rest = tens;
    }
    this.length = length + digits + 1;
  }

  /** What has gathered; the bytes are the caller's to keep. */
  take(): Buffer {
    const taken = this.buffer.subarray(0, this.length);
    this.buffer = Buffer.allocUnsafe(Math.max(ROOM, this.length));
    this.length = 0;
    return taken;
  }
}
