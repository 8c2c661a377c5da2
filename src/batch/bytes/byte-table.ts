/** Words of a key: a cell of up to fifteen bytes and its length, or four small numbers. */
export const KEY_WORDS = 4;
export const LONGEST_KEY = 15;
/** A key, its number, and room that keeps each slot within one cache line */
const SLOT_WORDS = 8;
const FIRST_CAPACITY = 1024;

/** Keeps the first n bytes of a little-endian word. */
const MASKS = new Int32Array([0, 0xff, 0xffff, 0xffffff, -1]);

/**
 * A hash table from four 32-bit words to a number. A million claim lines ask millions of times what a few
 * bytes mean; looking up the bytes themselves avoids creating a string each time.
 */
export class ByteTable {
  /** Four words of a key and its number plus one; 0 marks a free slot. */
  private slots = new Int32Array(FIRST_CAPACITY * SLOT_WORDS);
  private mask = FIRST_CAPACITY - 1;
  size = 0;
  /** The last key that was not found, and the slot where it belongs */
  private a = 0;
  private b = 0;
  private c = 0;
  private d = 0;
  private at = 0;

  /**
   * The number of the bytes from `start` to `end`, at most fifteen; -1 if they are new. Their length is part of
   * the key, or a cell would mean the same with a NUL after it. `view` needs slack after them.
   */
  find(view: DataView, start: number, end: number): number {
    const length = end - start;
    const a = view.getInt32(start, true);
    if (length < 4) return this.findNumbers(a & maskOf(length), 0, 0, length << 24);
    const b = view.getInt32(start + 4, true) & maskOf(length - 4);
    if (length <= 8) return this.findNumbers(a, b, 0, length << 24);
    const c = view.getInt32(start + 8, true) & maskOf(length - 8);
    const rest = length > 12 ? view.getInt32(start + 12, true) & maskOf(length - 12) : 0;
    return this.findNumbers(a, b, c, (length << 24) | rest);
  }

  /** The number of a combination of four numbers; -1 if it is new. */
  findNumbers(a: number, b: number, c: number, d: number): number {
    const { slots, mask } = this;
    let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
    hash ^= Math.imul(c, 0xc2b2ae35) ^ Math.imul(d, 0x27d4eb2f);
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const at = slot * SLOT_WORDS;
      const number = slots[at + KEY_WORDS] ?? 0;
      if (number === 0) {
        // Only a new key is remembered, for `put`: known ones, which are nearly all, need not leave the registers.
        this.a = a;
        this.b = b;
        this.c = c;
        this.d = d;
        this.at = at;
        return -1;
      }
      if (slots[at] === a && slots[at + 1] === b && slots[at + 2] === c && slots[at + 3] === d)
        return number - 1;
      slot = (slot + 1) & mask;
    }
  }

  /** Assigns a number, zero or more, to the key of the last look-up, which must have found nothing. */
  put(number: number): void {
    if (this.size * 2 >= this.mask) {
      const { a, b, c, d } = this;
      this.grow();
      this.findNumbers(a, b, c, d);
    }
    const { slots, at } = this;
    slots[at] = this.a;
    slots[at + 1] = this.b;
    slots[at + 2] = this.c;
    slots[at + 3] = this.d;
    slots[at + KEY_WORDS] = number + 1;
    this.size += 1;
  }

  clear(): void {
    this.slots.fill(0);
    this.size = 0;
  }

  private grow(): void {
    const before = this.slots;
    this.slots = new Int32Array(before.length * 2);
    this.mask = this.slots.length / SLOT_WORDS - 1;
    this.size = 0;
    for (let at = 0; at < before.length; at += SLOT_WORDS) {
      const number = before[at + KEY_WORDS] ?? 0;
      if (number === 0) continue;
      this.findNumbers(before[at] ?? 0, before[at + 1] ?? 0, before[at + 2] ?? 0, before[at + 3] ?? 0);
      this.put(number - 1);
    }
  }
}

function maskOf(bytes: number): number {
  return bytes >= 4 ? -1 : (MASKS[bytes] ?? 0);
}
