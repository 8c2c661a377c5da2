/** Words of a key */
export const KEY_WORDS = 4;
const FIRST_CAPACITY = 1024;

/**
 * A hash table from four 32-bit words to a number. The keys lie together, apart from the slots that point to them, so
 * that free slots take little room.
 */
export class NumberTable {
  /** The place of a key plus one; 0 marks a free slot. */
  private slots = new Int32Array(FIRST_CAPACITY);
  private mask = FIRST_CAPACITY - 1;
  private keys = new Int32Array((FIRST_CAPACITY / 2) * KEY_WORDS);
  private numbers = new Int32Array(FIRST_CAPACITY / 2);
  size = 0;
  /** The last key that was not found, and the slot where it belongs */
  private a = 0;
  private b = 0;
  private c = 0;
  private d = 0;
  private slot = 0;

  /** The number of a key; -1 if it is new. */
  find(a: number, b: number, c: number, d: number): number {
    const { slots, mask, keys } = this;
    let slot = slotOf(a, b, c, d, mask);
    for (;;) {
      const place = (slots[slot] ?? 0) - 1;
      if (place < 0) {
        // Only a new key is remembered, for `put`: known ones, which are nearly all, need not leave the registers.
        this.a = a;
        this.b = b;
        this.c = c;
        this.d = d;
        this.slot = slot;
        return -1;
      }
      const at = place * KEY_WORDS;
      if (keys[at] === a && keys[at + 1] === b && keys[at + 2] === c && keys[at + 3] === d)
        return this.numbers[place] ?? 0;
      slot = (slot + 1) & mask;
    }
  }

  /** Assigns a number, zero or more, to the key of the last look-up, which must have found nothing. */
  put(number: number): void {
    const place = this.size;
    if (place === this.numbers.length) this.growKeys();
    const { keys } = this;
    const at = place * KEY_WORDS;
    keys[at] = this.a;
    keys[at + 1] = this.b;
    keys[at + 2] = this.c;
    keys[at + 3] = this.d;
    this.numbers[place] = number;
    this.slots[this.slot] = place + 1;
    this.size += 1;
    if (this.size * 2 >= this.mask) this.growSlots();
  }

  clear(): void {
    this.slots.fill(0);
    this.size = 0;
  }

  private growKeys(): void {
    this.keys = doubled(this.keys);
    this.numbers = doubled(this.numbers);
  }

  private growSlots(): void {
    const { keys } = this;
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let place = 0; place < this.size; place++) {
      const at = place * KEY_WORDS;
      let slot = slotOf(keys[at] ?? 0, keys[at + 1] ?? 0, keys[at + 2] ?? 0, keys[at + 3] ?? 0, mask);
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = place + 1;
    }
    this.slots = slots;
    this.mask = mask;
  }
}

/** The slot where the search for a key begins. */
export function slotOf(a: number, b: number, c: number, d: number, mask: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  hash ^= Math.imul(c, 0xc2b2ae35) ^ Math.imul(d, 0x27d4eb2f);
  return (hash ^ (hash >>> 15)) & mask;
}

function doubled(column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(column.length * 2);
  larger.set(column);
  return larger;
}
