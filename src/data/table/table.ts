import type { FeeRow, RankedRow, WorkRvu } from '../../core/release/fee-row.js';
import { FigureColumns } from '../../core/release/figure-columns.js';
import { codeOfKey, firstKey, keyOf, lastKey, modifierOfKey } from '../../core/release/row-key.js';
import { BLOCK_RECORDS, type TableHeader } from './layout.js';
import { readRankText } from './rank-text.js';
import { keyAt, RECORD, readFigures, readRecord, workAt } from './record.js';

/** Where the records of a table come from; each block is checked before it is returned. */
export interface Records {
  readonly header: TableHeader;
  /** The number of the first record whose key is `key` or greater. */
  seek(key: number): number;
  /** The block that holds a record. */
  blockOf(record: number): Buffer;
  /** Announces that many blocks are about to be read. */
  expectMany(): void;
  /** The text of a section's ranking; null if the table has none. */
  rankText(section: string): string | null;
}

/** Reading more blocks than this one by one takes longer than reading and checking the whole file. */
const MANY_BLOCKS = 24;

/** Where a record begins in its block. */
const placeOf = (record: number): number => (record % BLOCK_RECORDS) * RECORD;

/** The rows of a release, found by code and modifier. */
export class Table {
  constructor(private readonly records: Records) {}

  /** The row of a code and modifier; null if there is none. @param qp as in FeeSchedule.row */
  row(code: string, modifier: string, qp: boolean): FeeRow | null {
    const key = keyOf(code, modifier);
    if (key < 0) return null;
    const { records } = this;
    const record = records.seek(key);
    if (record === records.header.rows) return null;
    const block = records.blockOf(record);
    const at = placeOf(record);
    if (keyAt(block, at) !== key) return null;
    return readRecord(block, at, code, modifier, records.header.texts, qp);
  }

  /** The rows of the codes from the first to the last, inclusive; either may be the beginning of a code. */
  *rowsBetween(first: string, last: string): Generator<FeeRow> {
    const { texts } = this.records.header;
    for (const [block, at] of this.between(first, last)) {
      const key = keyAt(block, at);
      yield readRecord(block, at, codeOfKey(key), modifierOfKey(key), texts, false);
    }
  }

  /** What amounts are computed from, of all rows. */
  figures(): FigureColumns {
    const { records } = this;
    const { rows, texts } = records.header;
    records.expectMany();
    const columns = new FigureColumns();
    for (let row = 0; row < rows; row++) readFigures(records.blockOf(row), placeOf(row), texts, columns);
    return columns;
  }

  /** As in FeeSchedule. */
  workBetween(first: string, last: string, least: number): WorkRvu[] {
    const found: WorkRvu[] = [];
    for (const [block, at] of this.between(first, last)) {
      const work = workAt(block, at);
      if (work < least) continue;
      const key = keyAt(block, at);
      found.push({ code: codeOfKey(key), modifier: modifierOfKey(key), work });
    }
    return found;
  }

  /** The rows of a section with a work RVU, lowest first; null if the table has no rankings. */
  ranks(section: string): RankedRow[] | null {
    const text = this.records.rankText(section);
    return text === null ? null : readRankText(text);
  }

  /** Where the records of some codes are. */
  private *between(first: string, last: string): Generator<readonly [block: Buffer, at: number]> {
    const { records } = this;
    const start = records.seek(firstKey(first));
    const end = records.seek(lastKey(last) + 1);
    if (end - start > MANY_BLOCKS * BLOCK_RECORDS) records.expectMany();
    for (let record = start; record < end; record++) yield [records.blockOf(record), placeOf(record)];
  }
}
