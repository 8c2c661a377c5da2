/** Words of a key: a cell of up to fifteen bytes and its length, or four small numbers. */
export const KEY_WORDS = 4;
export const LONGEST_KEY = 15;
const FIRST_CAPACITY = 1024;

/** Keeps the first n bytes of a little-endian word. */
const MASKS = new Int32Array([0, 0xff, 0xffff, 0xffffff, -1]);

/**
 * A hash table from four 32-bit words to a number. A million claim lines ask millions of times what a few
 * bytes mean; looking up the bytes themselves avoids creating a string each time. The keys lie together, apart
 * from the slots that point to them, since ten thousand of them with free slots between would not fit in the cache.
 */
export class ByteTable {
  /** The number of a key plus one; 0 marks a free slot. */
  private slots = new Int32Array(FIRST_CAPACITY);
  private mask = FIRST_CAPACITY - 1;
  /** The four words of each key, by its number */
  private keys = new Int32Array((FIRST_CAPACITY / 2) * KEY_WORDS);
  size = 0;
  /** The last key that was not found, and the slot where it belongs */
  private a = 0;
  private b = 0;
  private c = 0;
  private d = 0;
  private slot = 0;

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
    const { slots, mask, keys } = this;
    let slot = slotOf(a, b, c, d, mask);
    for (;;) {
      const number = (slots[slot] ?? 0) - 1;
      if (number < 0) {
        // Only a new key is remembered, for `put`: known ones, which are nearly all, need not leave the registers.
        this.a = a;
        this.b = b;
        this.c = c;
        this.d = d;
        this.slot = slot;
        return -1;
      }
      const at = number * KEY_WORDS;
      if (keys[at] === a && keys[at + 1] === b && keys[at + 2] === c && keys[at + 3] === d) return number;
      slot = (slot + 1) & mask;
    }
  }

  /** Assigns a number, zero or more and not yet assigned, to the key of the last look-up, which must have found nothing. */
  put(number: number): void {
    const at = number * KEY_WORDS;
    while (at >= this.keys.length) this.growKeys();
    const { keys } = this;
    keys[at] = this.a;
    keys[at + 1] = this.b;
    keys[at + 2] = this.c;
    keys[at + 3] = this.d;
    this.slots[this.slot] = number + 1;
    this.size += 1;
    if (this.size * 2 >= this.mask) this.growSlots();
  }

  clear(): void {
    this.slots.fill(0);
    this.size = 0;
  }

  private growKeys(): void {
    const larger = new Int32Array(this.keys.length * 2);
    larger.set(this.keys);
    this.keys = larger;
  }

  private growSlots(): void {
    const { keys, slots: before } = this;
    const slots = new Int32Array(before.length * 2);
    const mask = slots.length - 1;
    for (const kept of before) {
      if (kept === 0) continue;
      const at = (kept - 1) * KEY_WORDS;
      let slot = slotOf(keys[at] ?? 0, keys[at + 1] ?? 0, keys[at + 2] ?? 0, keys[at + 3] ?? 0, mask);
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = kept;
    }
    this.slots = slots;
    this.mask = mask;
  }
}

/** The slot where the search for a key begins. */
function slotOf(a: number, b: number, c: number, d: number, mask: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  hash ^= Math.imul(c, 0xc2b2ae35) ^ Math.imul(d, 0x27d4eb2f);
  return (hash ^ (hash >>> 15)) & mask;
}

function maskOf(bytes: number): number {
  return bytes >= 4 ? -1 : (MASKS[bytes] ?? 0);
}
