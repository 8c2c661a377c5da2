import { InputError } from '../../core/issue/errors.js';
import { type Refusal, refusal } from '../../core/issue/issue.js';
import type { Layout } from '../input/layout.js';
import { LONGEST_RECORD, type Records } from '../input/records.js';
import { cleanCell } from '../meaning/cleaning.js';
import { claimMissing } from './line-pricer.js';

/** More records than any claim has; without a limit, a file without claim numbers would fill memory. */
const LONGEST_CLAIM = 9_999;

const QUOTE = 34;
const SPACE = 32;
const NOT_ASCII = 128;
const ZERO = 48;
const NINE = 57;
/** No record of a claim names it */
const UNNAMED = -1;

/**
 * Finds which records of a chunk belong to one claim: consecutive records with the same claim number. The
 * numbers are compared in place, byte by byte, because they differ from claim to claim: as strings, they
 * would be most of the memory that a batch allocates.
 */
export class ClaimGroups {
  private readonly column: number | undefined;
  /** Claims that have ended */
  private readonly seen = new SeenClaims();
  /** First record of each claim of the chunk, and the end of the last claim */
  readonly starts: number[] = [];
  /** A record of each claim that names it; UNNAMED if none does */
  private readonly named: number[] = [];
  private records: Records | undefined;
  /** Where the claim number that `find` was asked for begins and ends */
  private from = 0;
  private to = 0;

  constructor({ roles }: Layout) {
    this.column = roles.get('claim')?.[0];
  }

  /**
   * Divides a chunk into claims; a claim that may continue in the next chunk is left out.
   * @param refused receives the refusals of records that name no claim
   * @returns how many records the complete claims have
   */
  divide(records: Records, refused: (Refusal | null)[], isLast: boolean): number {
    const { starts, named } = this;
    this.records = records;
    starts.length = 0;
    named.length = 0;
    let start = 0;
    let naming = UNNAMED;
    for (let i = 0; i < records.count; i++) {
      if (i === 0) starts.push(0);
      if (this.isNamed(records, i, refused)) {
        if (naming === UNNAMED) naming = i;
        else if (!this.isSame(records, naming, i)) {
          named.push(naming);
          starts.push(i);
          start = i;
          naming = i;
        }
      }
      const bytes = (records.nexts[i] ?? 0) - (records.starts[start] ?? 0);
      if (i - start < LONGEST_CLAIM && bytes <= LONGEST_RECORD) continue;
      // The claims before it are answered first.
      if (start > 0) return start;
      this.tooLong(records, bytes);
    }
    if (!isLast) return start;
    starts.push(records.count);
    named.push(naming);
    return records.count;
  }

  /** Whether a record names a claim; if not, it stays with the claim before it. */
  private isNamed(records: Records, i: number, refused: (Refusal | null)[]): boolean {
    if (this.column === undefined || records.fields[i] !== records.width) return false;
    const isWhole = this.find(records, i, this.column);
    if (isWhole && !mayBeNothing(records.bytes, this.from, this.to)) return true;
    if (this.text(records, i) !== '') return true;
    refused[i] ??= claimMissing();
    return false;
  }

  /**
   * Finds the bytes of a claim number, without quotes around it. @returns whether they are the whole of it: it is
   * not blank, does not begin or end with a blank, and has no doubled quotes
   */
  private find({ bytes, bounds, stride }: Records, i: number, column: number): boolean {
    const at = i * stride + column;
    this.from = (bounds[at] ?? 0) + 1;
    this.to = bounds[at + 1] ?? 0;
    if (bytes[this.from] === QUOTE) {
      this.from += 1;
      this.to -= 1;
      for (let each = this.from; each < this.to; each++) if (bytes[each] === QUOTE) return false;
    }
    const { from, to } = this;
    return from < to && isPlain(bytes[from] ?? 0) && isPlain(bytes[to - 1] ?? 0);
  }

  private isSame(records: Records, one: number, other: number): boolean {
    const { column = 0 } = this;
    const { bytes } = records;
    if (this.find(records, one, column)) {
      const { from, to } = this;
      if (this.find(records, other, column)) {
        if (this.to - this.from !== to - from) return false;
        for (let i = from, j = this.from; i < to; i++, j++) if (bytes[i] !== bytes[j]) return false;
        return true;
      }
    }
    return this.text(records, one) === this.text(records, other);
  }

  /** The claim number of a record as text. */
  private text(records: Records, i: number): string {
    return cleanCell(records.cell(i, this.column ?? 0));
  }

  /** The claim number of a claim of the chunk; blank if it has none. */
  name(group: number): string {
    const record = this.named[group] ?? UNNAMED;
    return this.records && record !== UNNAMED ? this.text(this.records, record) : '';
  }

  /** Why a claim of the chunk cannot be priced; null if it can. */
  refusal(group: number): Refusal | null {
    const { records, column } = this;
    const record = this.named[group] ?? UNNAMED;
    if (column === undefined || !records) return null;
    const isBytes = record !== UNNAMED && this.find(records, record, column);
    const isSeen = isBytes
      ? this.seen.add(records.bytes, this.from, this.to)
      : this.seen.addText(this.name(group));
    if (!isSeen) return null;
    const message =
      'The claim of this line began before other claims; keep its lines together so that they are priced together.';
    return refusal('E_CLAIM_SPLIT', '', message, { hint: 'Sort the input by claim.' });
  }

  private tooLong({ lines }: Records, bytes: number): never {
    const most = bytes > LONGEST_RECORD ? '16 MB' : `${LONGEST_CLAIM} lines`;
    const message = `The claim that begins on line ${lines[0]} has more than ${most}.`;
    const hint =
      this.column === undefined
        ? 'Name the column of claim numbers: claim_id, or --claim-column.'
        : 'A claim of Medicare has fewer lines; give each its own number.';
    throw new InputError('E_CLAIM_TOO_LONG', message, hint);
  }
}

/** Whether a byte is neither a blank nor, being no ASCII, possibly one. */
function isPlain(byte: number): boolean {
  return byte > SPACE && byte < NOT_ASCII;
}

/** The longest text that says that there is nothing: "(blank)" */
const LONGEST_NOTHING = 7;

/** Whether bytes may be NULL, n/a, - and the like: a number or a longer text is not. */
function mayBeNothing(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from > LONGEST_NOTHING) return false;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= ZERO && byte <= NINE) return false;
  }
  return true;
}

/**
 * The claims that a batch has seen, by 64 bits of a hash each: eight bytes each, so that millions of
 * claims take megabytes rather than gigabytes. Among ten million, the chance that any two are mistaken for each
 * other is less than one in a hundred thousand.
 */
class SeenClaims {
  /** Two words for each claim; the first is 0 in a free slot */
  private slots = new Int32Array(2048);
  private count = 0;

  /** Remembers the claim whose number is these bytes. @returns whether it had been seen */
  add(bytes: Uint8Array, from: number, to: number): boolean {
    let low = 0x811c9dc5 | 0;
    let high = 0x9747b28c | 0;
    for (let i = from; i < to; i++) {
      const byte = bytes[i] ?? 0;
      low = Math.imul(low ^ byte, 0x01000193);
      high = Math.imul(high ^ byte, 0x5bd1e995) ^ (high >>> 13);
    }
    if ((this.count + 1) * 8 > this.slots.length * 3) this.grow();
    return this.put(low === 0 ? 1 : low, high);
  }

  /** The same for a claim number as text. */
  addText(name: string): boolean {
    const bytes = Buffer.from(name);
    return this.add(bytes, 0, bytes.length);
  }

  private put(low: number, high: number): boolean {
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

  private grow(): void {
    const before = this.slots;
    this.slots = new Int32Array(before.length * 2);
    this.count = 0;
    for (let at = 0; at < before.length; at += 2) {
      if (before[at] !== 0) this.put(before[at] ?? 0, before[at + 1] ?? 0);
    }
  }
}
