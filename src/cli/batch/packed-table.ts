/** Words of a key: up to sixteen bytes, or four small numbers. */
export const KEY_WORDS = 4;

/** Holds no more keys than this, so that memory stays the same at any length of input. */
export const MEMO_LIMIT = 50_000;

const FIRST_CAPACITY = 1024;

/**
 * A hash table from four 32-bit words to a value. A million claim lines ask three million times what some
 * few bytes mean; looking the bytes up as they are spares making a string of each.
 */
export class PackedTable<V> {
  private keys = new Int32Array(FIRST_CAPACITY * KEY_WORDS);
  private values: (V | undefined)[] = new Array(FIRST_CAPACITY).fill(undefined);
  private size = 0;

  /** The slot that holds the key at `words[from]`, or the free slot where it would go. */
  private slot(words: Int32Array, from: number): number {
    const { keys, values } = this;
    const [a, b, c, d] = [words[from], words[from + 1], words[from + 2], words[from + 3]];
    const mask = values.length - 1;
    for (let slot = hash(words, from) & mask; ; slot = (slot + 1) & mask) {
      if (values[slot] === undefined) return slot;
      const at = slot * KEY_WORDS;
      if (keys[at] === a && keys[at + 1] === b && keys[at + 2] === c && keys[at + 3] === d) return slot;
    }
  }

  get(words: Int32Array, from: number): V | undefined {
    return this.values[this.slot(words, from)];
  }

  put(words: Int32Array, from: number, value: V): void {
    if (this.size >= MEMO_LIMIT) this.reset(FIRST_CAPACITY);
    if (this.size * 2 >= this.values.length) this.grow();
    const slot = this.slot(words, from);
    this.keys.set(words.subarray(from, from + KEY_WORDS), slot * KEY_WORDS);
    this.values[slot] = value;
    this.size += 1;
  }

  private reset(capacity: number): void {
    this.keys = new Int32Array(capacity * KEY_WORDS);
    this.values = new Array(capacity).fill(undefined);
    this.size = 0;
  }

  private grow(): void {
    const { keys, values } = this;
    this.reset(values.length * 2);
    values.forEach((value, slot) => {
      if (value !== undefined) this.put(keys, slot * KEY_WORDS, value);
    });
  }
}

function hash(words: Int32Array, from: number): number {
  let mixed = Math.imul(words[from] ?? 0, 0x9e3779b1) ^ Math.imul(words[from + 1] ?? 0, 0x85ebca6b);
  mixed ^= Math.imul(words[from + 2] ?? 0, 0xc2b2ae35) ^ Math.imul(words[from + 3] ?? 0, 0x27d4eb2f);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** The byte of a key at a position; 0 past its end. */
export function byteOf(words: Int32Array, from: number, i: number): number {
  return ((words[from + (i >> 2)] ?? 0) >> ((i & 3) << 3)) & 255;
}
