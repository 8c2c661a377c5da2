/**
 * The claims that a batch has seen, by 53 bits of a hash each: eight bytes a claim, so that millions of them
 * stay in a few megabytes. Two claims of ten million would be taken for one with odds of one in hundreds.
 */
export class ClaimIds {
  private slots = new Float64Array(1024);
  private count = 0;

  /** Remembers a claim. @returns whether it had been seen */
  add(id: string): boolean {
    if (this.count * 2 >= this.slots.length) this.grow();
    return this.put(hash(id));
  }

  private put(key: number): boolean {
    const { slots } = this;
    for (let at = key % slots.length; ; at = (at + 1) % slots.length) {
      const found = slots[at];
      if (found === key) return true;
      if (found !== 0) continue;
      slots[at] = key;
      this.count += 1;
      return false;
    }
  }

  private grow(): void {
    const before = this.slots;
    this.slots = new Float64Array(before.length * 2);
    this.count = 0;
    for (const key of before) if (key !== 0) this.put(key);
  }
}

/** 53 bits of two FNV-1a hashes; never 0, which marks a free slot. */
function hash(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    low = Math.imul(low ^ text.charCodeAt(i), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(text.length - 1 - i), 0x01000193);
  }
  return (high & 0x1fffff) * 0x100000000 + (low >>> 0) + 1;
}
