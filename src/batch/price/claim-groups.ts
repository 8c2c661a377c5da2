import { InputError } from '../../core/issue/errors.js';
import { type Refusal, refusal } from '../../core/issue/issue.js';
import type { Layout } from '../input/layout.js';
import type { Records } from '../input/records.js';
import { claimMissing } from './line-pricer.js';

/** More records than any claim has; without a limit, a file without claim numbers would fill memory. */
const LONGEST_CLAIM = 9_999;

/** Finds which records of a chunk belong to one claim: consecutive records with the same claim number. */
export class ClaimGroups {
  private readonly column: number | undefined;
  /** Claims that have ended, by 53 bits of a hash of their number */
  private readonly seen = new SeenClaims();
  /** First record of each claim of the chunk, and the end of the last claim */
  readonly starts: number[] = [];
  /** The claim number of each claim of the chunk, Latin-1 */
  readonly names: string[] = [];

  constructor({ roles }: Layout) {
    this.column = roles.get('claim')?.[0];
  }

  /**
   * Divides a chunk into claims; a claim that may continue in the next chunk is left out.
   * @param refused receives the refusals of records that name no claim
   * @returns how many records the complete claims have
   */
  divide(records: Records, refused: (Refusal | null)[], isLast: boolean): number {
    const { starts, names } = this;
    starts.length = 0;
    names.length = 0;
    let name: string | null = null;
    for (let i = 0; i < records.count; i++) {
      const own = this.nameOf(records, i, refused);
      if (starts.length === 0) starts.push(0);
      else if (own !== null && name !== null && own !== name) {
        names.push(name);
        starts.push(i);
        name = null;
      }
      if (own !== null) name ??= own;
      if (i - (starts.at(-1) ?? 0) >= LONGEST_CLAIM) this.tooLong();
    }
    if (isLast) {
      starts.push(records.count);
      names.push(name ?? '');
      return records.count;
    }
    return starts.at(-1) ?? 0;
  }

  /** The claim that a record names; null if it names none, which keeps it with the claim before it. */
  private nameOf(records: Records, i: number, refused: (Refusal | null)[]): string | null {
    if (this.column === undefined) return '';
    if (records.fields[i] !== records.width) return null;
    const name = records.cell(i, this.column).trim();
    if (name !== '') return name;
    refused[i] ??= claimMissing();
    return null;
  }

  /** Why a claim of the chunk cannot be priced; null if it can. */
  refusal(group: number): Refusal | null {
    const name = this.names[group] ?? '';
    if (this.column === undefined || !this.seen.add(name)) return null;
    const message = `Claim ${name} reappears after other claims; keep its lines together so that they are priced together.`;
    return refusal('E_CLAIM_SPLIT', '', message, { hint: 'Sort the input by claim.' });
  }

  private tooLong(): never {
    const message = `A claim has more than ${LONGEST_CLAIM} lines.`;
    const hint = 'Name the column of claim numbers: claim_id, or --claim-column.';
    throw new InputError('E_CLAIM_TOO_LONG', message, hint);
  }
}

/**
 * The claims that a batch has seen, by 53 bits of a hash each: eight bytes each, so that millions of
 * claims take megabytes rather than gigabytes. Among ten million, the chance that any two are mistaken for each other is
 * less than one in a hundred.
 */
class SeenClaims {
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
