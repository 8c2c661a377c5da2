import { InputError, UsageError } from '../../core/issue/errors.js';
import { type Refusal, refusal } from '../../core/issue/issue.js';
import type { Layout } from '../input/layout.js';
import { LONGEST_RECORD, type Records } from '../input/records.js';
import { cleanCell } from '../meaning/cleaning.js';
import { claimMissing } from './line-pricer.js';
import { SeenClaims } from './seen-claims.js';

/** More records than any claim has; without a limit, a file without claim numbers would fill memory. */
const LONGEST_CLAIM = 9_999;

const QUOTE = 34;
const SPACE = 32;
const NOT_ASCII = 128;
const ZERO = 48;
const NINE = 57;
/** No record of a claim names it */
const UNNAMED = -1;

/** What tells the claims of a file apart if its columns alone do not. */
export interface ClaimsBesides {
  /** Whether all lines are one claim if no column tells claims apart */
  readonly isOneClaim: boolean;
  /** The day of a record, ISO; blank if it has none */
  dayOf(i: number): string;
}

/**
 * Finds which records of a chunk belong to one claim: consecutive records with the same claim number and patient or,
 * without a column of claim numbers, with the same patient and day. What tells claims apart is compared in place, byte
 * by byte, because it differs from claim to claim: as strings, it would be most of the memory that a batch allocates.
 */
export class ClaimGroups {
  /** The column of claim numbers, and those of patients */
  private readonly column: number | undefined;
  private readonly patients: readonly number[];
  private readonly columns: readonly number[];
  private readonly isOneClaim: boolean;
  /** Claims that have ended, and how many */
  private readonly seen = new SeenClaims();
  private ended = 0;
  /** The bytes of what tells a claim apart */
  private key = new Uint8Array(256);
  /** First record of each claim of the chunk, and the end of the last claim */
  readonly starts: number[] = [];
  /** A record of each claim that names it; UNNAMED if none does */
  private readonly named: number[] = [];
  private records: Records | undefined;
  /** Where the claim number that `find` was asked for begins and ends */
  private from = 0;
  private to = 0;

  constructor(
    { roles, isTyped = false }: Layout,
    private readonly besides: ClaimsBesides,
  ) {
    this.column = roles.get('claim')?.[0];
    this.patients = roles.get('patient') ?? [];
    this.columns = this.column === undefined ? this.patients : [this.column, ...this.patients];
    this.isOneClaim = isTyped || besides.isOneClaim;
  }

  /**
   * Divides a chunk into claims; a claim that may continue in the next chunk is left out.
   * @param refused receives the refusals of records that name no claim
   * @returns how many records the complete claims have
   */
  divide(records: Records, refused: (Refusal | null)[], isLast: boolean): number {
    const { starts, named } = this;
    this.records = records;
    this.ended += Math.max(0, starts.length - 1);
    if (this.columns.length === 0 && !this.isOneClaim && records.count > 1) claimsUnclear();
    starts.length = 0;
    named.length = 0;
    let start = 0;
    let naming = UNNAMED;
    for (let i = 0; i < records.count; i++) {
      if (i === 0) starts.push(0);
      const isRepeated = naming !== UNNAMED && this.isRepeated(records, naming, i);
      if (!isRepeated && this.isNamed(records, i, refused)) {
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

  /** Whether a record has, byte for byte, what names a claim in another record, as most records of a claim do. */
  private isRepeated({ bytes, bounds, stride, fields, width }: Records, one: number, other: number): boolean {
    if (this.column === undefined || fields[other] !== width) return false;
    for (const column of this.columns) {
      const [at, otherAt] = [one * stride + column, other * stride + column];
      const from = bounds[at] ?? 0;
      const shift = (bounds[otherAt] ?? 0) - from;
      const to = bounds[at + 1] ?? 0;
      if ((bounds[otherAt + 1] ?? 0) - to !== shift) return false;
      for (let i = from + 1; i < to; i++) if (bytes[i] !== bytes[i + shift]) return false;
    }
    return true;
  }

  /** Whether a record names a claim; if not, it stays with the claim before it. */
  private isNamed(records: Records, i: number, refused: (Refusal | null)[]): boolean {
    const { column, patients } = this;
    if (this.columns.length === 0 || records.fields[i] !== records.width) return false;
    const isNamed =
      column === undefined
        ? patients.some((patient) => this.isGiven(records, i, patient))
        : this.isGiven(records, i, column);
    if (!isNamed) refused[i] ??= claimMissing();
    return isNamed;
  }

  private isGiven(records: Records, i: number, column: number): boolean {
    const isWhole = this.find(records, i, column);
    if (isWhole && !mayBeNothing(records.bytes, this.from, this.to)) return true;
    return this.text(records, i, column) !== '';
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
    const { column, patients } = this;
    if (column !== undefined && !this.hasSame(records, one, other, column)) return false;
    for (const patient of patients) {
      if (this.hasSame(records, one, other, patient)) continue;
      // A claim may name its patient on its first line only.
      if (column === undefined || this.isGiven(records, other, patient)) return false;
    }
    return column !== undefined || this.besides.dayOf(one) === this.besides.dayOf(other);
  }

  private hasSame(records: Records, one: number, other: number, column: number): boolean {
    const { bytes } = records;
    if (this.find(records, one, column)) {
      const { from, to } = this;
      if (this.find(records, other, column)) {
        if (this.to - this.from !== to - from) return false;
        for (let i = from, j = this.from; i < to; i++, j++) if (bytes[i] !== bytes[j]) return false;
        return true;
      }
    }
    return this.text(records, one, column) === this.text(records, other, column);
  }

  /** A cell of a record as text. */
  private text(records: Records, i: number, column: number): string {
    return cleanCell(records.cell(i, column));
  }

  /**
   * The claim number of a claim of the chunk. Without a column of claim numbers it is the number of the claim in the
   * input, never its patient; it is blank if all lines are one claim, or the claim is not named.
   */
  name(group: number): string {
    const { records, column } = this;
    const record = this.named[group] ?? UNNAMED;
    if (!records || record === UNNAMED) return '';
    return column === undefined ? String(this.ended + group + 1) : this.text(records, record, column);
  }

  /** Why a claim of the chunk cannot be priced; null if it can. */
  refusal(group: number): Refusal | null {
    const { records } = this;
    const record = this.named[group] ?? UNNAMED;
    if (this.columns.length === 0 || !records || record === UNNAMED) return null;
    const length = this.keyOf(records, record);
    if (!this.seen.add(this.key, length)) return null;
    const message =
      'The claim of this line began before other claims; keep its lines together so that they are priced together.';
    const by = this.column === undefined ? 'patient and date' : 'claim';
    return refusal('E_CLAIM_SPLIT', '', message, { hint: `Sort the input by ${by}.` });
  }

  /** Joins what tells a claim apart from others, each part after its length. @returns the length of it all in bytes */
  private keyOf(records: Records, record: number): number {
    let length = 0;
    for (const column of this.columns) {
      length = this.find(records, record, column)
        ? this.added(records.bytes, this.from, this.to, length)
        : this.addedText(this.text(records, record, column), length);
    }
    return this.column === undefined ? this.addedText(this.besides.dayOf(record), length) : length;
  }

  private addedText(text: string, at: number): number {
    const part = Buffer.from(text);
    return this.added(part, 0, part.length, at);
  }

  private added(bytes: Uint8Array, from: number, to: number, at: number): number {
    const length = to - from;
    const end = at + 2 + length;
    if (end > this.key.length) {
      const larger = new Uint8Array(end * 2);
      larger.set(this.key);
      this.key = larger;
    }
    const { key } = this;
    key[at] = length >>> 8;
    key[at + 1] = length;
    // One by one: a view of so few bytes would cost more than copying them.
    for (let i = 0; i < length; i++) key[at + 2 + i] = bytes[from + i] ?? 0;
    return end;
  }

  private tooLong({ lines }: Records, bytes: number): never {
    const most = bytes > LONGEST_RECORD ? '16 MB' : `${LONGEST_CLAIM} lines`;
    const message = `The claim that begins on line ${lines[0]} has more than ${most}.`;
    const hint =
      this.columns.length === 0
        ? 'Name the column of claim numbers: claim_id, or --claim-column.'
        : 'A claim of Medicare has fewer lines; give each its own number.';
    throw new InputError('E_CLAIM_TOO_LONG', message, hint);
  }
}

/** @throws UsageError E_CLAIM_UNCLEAR */
function claimsUnclear(): never {
  throw new UsageError(
    'E_CLAIM_UNCLEAR',
    'No column tells which lines are one claim: the input names no claims, patients, accounts or visits.',
    'Name one with --claim-column or --patient-column; if all lines are one claim, say --one-claim.',
  );
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
