import { InputError } from '../../core/issue/errors.js';

/** Two words for each slot: 64 MB, for six million claims in any order. */
const MOST_WORDS = 1 << 24;
const FIRST_WORDS = 2048;
const FIRST_KEY = 64;

/**
 * The claims that a batch has seen, by 64 bits of a hash each: among six million, the chance that any two are mistaken
 * for each other is one in a million. Memory is bounded. If the claims are in order, no claim needs to be remembered:
 * one that is before its predecessor may have been seen. If they are not, there may be no more than the limit.
 */
export class SeenClaims {
  /**
   * Hashes, two words each: one after the other while the claims are in order, since none of them needs to be found;
   * from then on in slots, of which a free one begins with 0
   */
  private slots = new Int32Array(FIRST_WORDS);
  private count = 0;
  /** Whether every claim so far is after its predecessor, and the bytes of the last one */
  private isOrdered = true;
  private last = new Uint8Array(FIRST_KEY);
  private lastLength = 0;
  /** Whether there are so many that only their order is known */
  private isFull = false;

  constructor(private readonly mostWords = MOST_WORDS) {}

  /**
   * Remembers a claim by its bytes.
   * @returns whether it had been seen
   * @throws InputError E_CLAIM_SPLIT if there are too many claims in no order to tell
   */
  add(key: Uint8Array, length: number): boolean {
    const isAfter = this.isOrdered && this.isAfterLast(key, length);
    if (this.isFull) return !isAfter;
    if (this.isOrdered && !isAfter) {
      this.isOrdered = false;
      this.fill(this.slots, this.slots.length);
    }
    if ((this.count + 1) * 8 > this.slots.length * 3 && !this.grow()) return false;
    return this.put(key, length);
  }

  /** Whether a claim is after the last one, which it then becomes. */
  private isAfterLast(key: Uint8Array, length: number): boolean {
    const { last, lastLength } = this;
    const both = Math.min(length, lastLength);
    let at = 0;
    while (at < both && key[at] === last[at]) at += 1;
    const isAfter = at < both ? (key[at] ?? 0) > (last[at] ?? 0) : length > lastLength;
    if (!isAfter) return false;
    if (length > last.length) this.last = new Uint8Array(length * 2);
    for (let i = 0; i < length; i++) this.last[i] = key[i] ?? 0;
    this.lastLength = length;
    return true;
  }

  private put(key: Uint8Array, length: number): boolean {
    let low = 0x811c9dc5 | 0;
    let high = 0x9747b28c | 0;
    for (let i = 0; i < length; i++) {
      const byte = key[i] ?? 0;
      low = Math.imul(low ^ byte, 0x01000193);
      high = Math.imul(high ^ byte, 0x5bd1e995) ^ (high >>> 13);
    }
    if (low === 0) low = 1;
    if (!this.isOrdered) return this.find(low, high);
    this.slots[this.count * 2] = low;
    this.slots[this.count * 2 + 1] = high;
    this.count += 1;
    return false;
  }

  private find(low: number, high: number): boolean {
    const { slots } = this;
    const mask = slots.length - 1;
    for (let at = ((low ^ (low >>> 15)) << 1) & mask; ; at = (at + 2) & mask) {
      if (slots[at] === low && slots[at + 1] === high) return true;
      if (slots[at] !== 0) continue;
      slots[at] = low;
      slots[at + 1] = high;
      this.count += 1;
      return false;
    }
  }

  /** Makes room for more claims. @returns whether there is any: claims in order need none beyond the limit */
  private grow(): boolean {
    const { slots } = this;
    if (slots.length * 2 > this.mostWords) {
      if (!this.isOrdered) this.tooMany();
      this.isFull = true;
      this.slots = new Int32Array(0);
      return false;
    }
    this.fill(slots, slots.length * 2);
    return true;
  }

  /** Puts hashes into new room of so many words. */
  private fill(before: Int32Array, words: number): void {
    this.slots = new Int32Array(words);
    if (this.isOrdered) {
      this.slots.set(before);
      return;
    }
    this.count = 0;
    for (let at = 0; at < before.length; at += 2) {
      if (before[at] !== 0) this.find(before[at] ?? 0, before[at + 1] ?? 0);
    }
  }

  private tooMany(): never {
    const message = `After ${this.count.toLocaleString('en-US')} claims in no order, rvu can no longer tell whether a claim is split.`;
    throw new InputError('E_CLAIM_SPLIT', message, 'Sort the input by claim, or divide it.');
  }
}
