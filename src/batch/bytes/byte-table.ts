import { NumberTable, slotOf } from './number-table.js';

export const LONGEST_KEY = 15;
/** Cells of up to this many bytes, which are nearly all, have an entry that holds everything. */
const LONGEST_ENTRY = 12;

const FIRST_CAPACITY = 1024;
/** Words of an entry: twelve bytes of a cell, then its number plus one and its length */
const ENTRY_WORDS = 4;
const TAIL = 3;
const LENGTH_BITS = 4;
const LENGTH_MASK = (1 << LENGTH_BITS) - 1;

/** Keeps the first n bytes of a little-endian word. */
const MASKS = new Int32Array([0, 0xff, 0xffff, 0xffffff, -1]);

/**
 * A hash table from the bytes of a cell to a number. A million claim lines ask millions of times what a few bytes mean;
 * looking up the bytes themselves avoids creating a string each time. An entry is sixteen bytes, so that finding one of
 * ten thousand costs a single cache miss.
 */
export class ByteTable {
  private entries = new Int32Array(FIRST_CAPACITY * ENTRY_WORDS);
  private mask = FIRST_CAPACITY - 1;
  private count = 0;
  /** Cells that are too long for an entry */
  private readonly long = new NumberTable();
  /** The last cell that was not found: its words, its length, and the slot where it belongs; -1 if it is a long one */
  private a = 0;
  private b = 0;
  private c = 0;
  private length = 0;
  private slot = 0;

  /** How many cells are known. */
  get size(): number {
    return this.count + this.long.size;
  }

  /**
   * The number of the bytes from `start` to `end`, at most fifteen; -1 if they are new. Their length is part of
   * the key, or a cell would mean the same with a NUL after it. `view` needs slack after them.
   */
  find(view: DataView, start: number, end: number): number {
    const length = end - start;
    if (length > LONGEST_ENTRY) return this.findLong(view, start, length);
    let a = view.getInt32(start, true);
    let b = 0;
    let c = 0;
    if (length <= 4) a &= MASKS[length] ?? 0;
    else {
      b = view.getInt32(start + 4, true);
      if (length <= 8) b &= MASKS[length - 4] ?? 0;
      else c = view.getInt32(start + 8, true) & (MASKS[length - 8] ?? 0);
    }
    const { entries, mask } = this;
    let slot = slotOf(a, b, c, length, mask);
    for (;;) {
      const at = slot * ENTRY_WORDS;
      const tail = entries[at + TAIL] ?? 0;
      if (tail === 0) {
        // Only a new cell is remembered, for `put`: known ones, which are nearly all, need not leave the registers.
        this.a = a;
        this.b = b;
        this.c = c;
        this.length = length;
        this.slot = slot;
        return -1;
      }
      const isSame = entries[at] === a && entries[at + 1] === b && entries[at + 2] === c;
      if (isSame && (tail & LENGTH_MASK) === length) return (tail >> LENGTH_BITS) - 1;
      slot = (slot + 1) & mask;
    }
  }

  private findLong(view: DataView, start: number, length: number): number {
    this.slot = -1;
    const rest = view.getInt32(start + LONGEST_ENTRY, true) & (MASKS[length - LONGEST_ENTRY] ?? 0);
    return this.long.find(
      view.getInt32(start, true),
      view.getInt32(start + 4, true),
      view.getInt32(start + 8, true),
      (length << 24) | rest,
    );
  }

  /** Assigns a number, zero or more, to the cell of the last look-up, which must have found nothing. */
  put(number: number): void {
    if (this.slot < 0) {
      this.long.put(number);
      return;
    }
    const { entries } = this;
    const at = this.slot * ENTRY_WORDS;
    entries[at] = this.a;
    entries[at + 1] = this.b;
    entries[at + 2] = this.c;
    entries[at + TAIL] = ((number + 1) << LENGTH_BITS) | this.length;
    this.count += 1;
    if (this.count * 4 >= this.mask * 3) this.grow();
  }

  clear(): void {
    this.entries.fill(0);
    this.count = 0;
    this.long.clear();
  }

  private grow(): void {
    const { entries: before } = this;
    const entries = new Int32Array(before.length * 2);
    const mask = entries.length / ENTRY_WORDS - 1;
    for (let from = 0; from < before.length; from += ENTRY_WORDS) {
      const tail = before[from + TAIL] ?? 0;
      if (tail === 0) continue;
      const length = tail & LENGTH_MASK;
      let slot = slotOf(before[from] ?? 0, before[from + 1] ?? 0, before[from + 2] ?? 0, length, mask);
      while (entries[slot * ENTRY_WORDS + TAIL] !== 0) slot = (slot + 1) & mask;
      for (let i = 0; i < ENTRY_WORDS; i++) entries[slot * ENTRY_WORDS + i] = before[from + i] ?? 0;
    }
    this.entries = entries;
    this.mask = mask;
  }
}
