/** For cells that mean something else in each release: where they mean the same. */
export interface Sameness<T> {
  /** The numbers of the releases in which most cells mean the same as in the one of a number */
  near(release: number): readonly number[];
  /** Whether a value is also what the cells mean in another release */
  isSame(value: T, release: number): boolean;
}

/** The number of what has not been learned yet */
export const UNKNOWN = -1;

/** The list starts with room for one release and a few hundred spellings. */
const FIRST_RELEASE_BITS = 0;
const FIRST_SPELLINGS = 256;
/** With more entries it would take too much memory. */
const MOST_ENTRIES = 1 << 22;

/**
 * The number of what a spelling means in each release, by the number of the spelling and that of the release. One list
 * for all, so that the numbers of many records are fetched from memory at the same time.
 */
export class NumbersByRelease {
  /** At the number of a spelling, shifted by `bits`, plus that of a release; UNKNOWN for those not learned yet */
  list = new Int32Array(0);
  /** How many low bits the number of a release takes */
  bits = FIRST_RELEASE_BITS;

  /** @param sameness of the meanings by their numbers; null if no release shares any with another */
  constructor(private readonly sameness: Sameness<number> | null) {}

  /** Whether the list would be too long for so many spellings. */
  isFull(spellings: number): boolean {
    return spellings << this.bits > MOST_ENTRIES;
  }

  /** Makes the list large enough for all spellings and for the releases of so many records. */
  makeRoom(spellings: number, releases: Int32Array, count: number): void {
    const { list: before, bits: bitsBefore } = this;
    let bits = bitsBefore;
    for (let i = 0; i < count; i++) while ((releases[i] ?? 0) >> bits > 0) bits += 1;
    if (bits === bitsBefore && spellings << bits <= before.length) return;
    const larger = new Int32Array(Math.max(FIRST_SPELLINGS, spellings * 2) << bits).fill(UNKNOWN);
    const releasesBefore = 1 << bitsBefore;
    for (let at = 0; at < before.length; at += releasesBefore)
      larger.set(before.subarray(at, at + releasesBefore), (at >> bitsBefore) << bits);
    this.list = larger;
    this.bits = bits;
  }

  /** The number of what a spelling means in another release, if it means the same in this one, where it is noted too; otherwise UNKNOWN. */
  ofSame(spelling: number, release: number): number {
    const { sameness, list } = this;
    if (!sameness) return UNKNOWN;
    for (const other of sameness.near(release)) {
      const number = this.known(spelling, other);
      if (number < 0 || !sameness.isSame(number, release)) continue;
      list[(spelling << this.bits) + release] = number;
      return number;
    }
    return UNKNOWN;
  }

  /** Notes the number of what a spelling means in a release, and in those where it means the same. */
  put(spelling: number, release: number, number: number): void {
    const { sameness, list } = this;
    const at = spelling << this.bits;
    list[at + release] = number;
    if (!sameness) return;
    for (const other of sameness.near(release)) {
      const isNew = this.hasRoom(other) && list[at + other] === UNKNOWN;
      if (isNew && sameness.isSame(number, other)) list[at + other] = number;
    }
  }

  private known(spelling: number, release: number): number {
    return this.hasRoom(release) ? (this.list[(spelling << this.bits) + release] ?? UNKNOWN) : UNKNOWN;
  }

  /** Whether the list has a place for a release: none of a chunk that has not been read yet may have one. */
  private hasRoom(release: number): boolean {
    return release >> this.bits === 0;
  }

  clear(): void {
    this.list = new Int32Array(0);
    this.bits = FIRST_RELEASE_BITS;
  }
}
