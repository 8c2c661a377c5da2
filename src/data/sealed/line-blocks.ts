import type { CheckedFile } from './checked-file.js';
import { checksum } from './checksum.js';
import { damaged } from './damage.js';

/**
 * The index of a text file of sorted lines that is read in blocks of whole lines: for each block the first
 * characters of its first line, where it begins, and its checksum.
 */
const KEY_LENGTH = 5;
const ENTRY = KEY_LENGTH + 8;

/** Large enough that the index stays small, small enough that checking a block takes some 50 microseconds. */
const BLOCK = 4096;

/** Reading more blocks than this one by one takes longer than loading node:crypto and checking the whole file. */
const MANY_BLOCKS = 64;

/** The index of a file, without its header line, which is not part of any block. */
export function lineBlocks(bytes: Buffer): Buffer {
  const starts: number[] = [];
  for (let at = bytes.indexOf('\n') + 1; at < bytes.length; ) {
    starts.push(at);
    const end = bytes.lastIndexOf('\n', at + BLOCK - 1);
    at = (end < at ? bytes.indexOf('\n', at) : end) + 1;
  }
  const index = Buffer.alloc(starts.length * ENTRY);
  for (const [i, start] of starts.entries()) {
    const entry = i * ENTRY;
    bytes.copy(index, entry, start, start + KEY_LENGTH);
    index.writeUInt32LE(start, entry + KEY_LENGTH);
    const block = bytes.subarray(start, starts[i + 1] ?? bytes.length);
    index.writeUInt32LE(checksum(block), entry + KEY_LENGTH + 4);
  }
  return index;
}

/** A file of sorted lines of which only the blocks that can hold the lines asked for are read, and checked. */
export class LineBlocks {
  private readonly count: number;
  /** Neighboring lines are often asked for one after the other */
  private readonly read = new Map<number, string>();

  constructor(
    private readonly file: CheckedFile,
    private readonly index: Buffer,
  ) {
    this.count = index.length / ENTRY;
  }

  /** Whole lines, among them every line that begins between two texts. */
  around(first: string, last: string): string {
    const from = Math.max(0, this.blocksBelow(first.slice(0, KEY_LENGTH), false) - 1);
    const to = this.blocksBelow(last.slice(0, KEY_LENGTH), true);
    if (to - from > MANY_BLOCKS) return this.file.whole().toString('latin1', this.start(0));
    let text = '';
    for (let i = from; i < to; i++) text += this.block(i);
    return text;
  }

  /** How many blocks begin with a line before `key`; or, if `included`, with one that begins with it. */
  private blocksBelow(key: string, included: boolean): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      const own = this.index.toString('latin1', middle * ENTRY, middle * ENTRY + key.length);
      if (own < key || (included && own === key)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private start(block: number): number {
    return block === this.count ? this.file.size : this.index.readUInt32LE(block * ENTRY + KEY_LENGTH);
  }

  private block(i: number): string {
    const known = this.read.get(i);
    if (known !== undefined) return known;
    const start = this.start(i);
    const bytes = this.file.part(start, this.start(i + 1) - start);
    if (checksum(bytes) !== this.index.readUInt32LE(i * ENTRY + KEY_LENGTH + 4)) {
      throw damaged(this.file.name, `is damaged near byte ${start}`);
    }
    const text = bytes.toString('latin1');
    this.read.set(i, text);
    return text;
  }
}
