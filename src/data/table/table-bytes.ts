import type { FeeRow, RankedRow } from '../../core/release/fee-row.js';
import { checksum } from '../sealed/checksum.js';
import { headBytes } from '../sealed/headed-file.js';
import { BLOCK, BLOCK_RECORDS, ENTRY, TABLE_KIND, type TableHeader, type TableSource } from './layout.js';
import { rankText } from './rank-text.js';
import { keyAt, type OppsFigures, RECORD, TEXT_COLUMNS, writeRecord } from './record.js';

/** A row of a release on its way into the table. */
export interface TableRow {
  readonly row: FeeRow;
  /** The figures for qualifying APM participants */
  readonly qp: OppsFigures;
  /** Where its line begins in the source file */
  readonly at: number;
}

/** What a table is made from. */
export interface TableInput {
  readonly id: string;
  /** The relative value file, which stays what the table is checked against */
  readonly source: TableSource & { readonly bytes: Buffer };
  /** Sorted by code, then modifier */
  readonly rows: Iterable<TableRow>;
  /** The rows of each section with a work RVU, lowest first; none for a table that is only kept in memory */
  readonly ranks?: Iterable<readonly [section: string, rows: readonly RankedRow[]]>;
}

/** Where the lines of each block begin in the source, and at last where they end. */
function sourceStarts(rows: readonly TableRow[], size: number): number[] {
  const starts = rows.filter((_, i) => i % BLOCK_RECORDS === 0).map(({ at }) => at);
  return [...starts, size];
}

function indexOf(records: Buffer, starts: readonly number[], source: Buffer): Buffer {
  const index = Buffer.alloc((starts.length - 1) * ENTRY.length);
  for (let at = 0, i = 0; at < index.length; at += ENTRY.length, i++) {
    const block = records.subarray(i * BLOCK, (i + 1) * BLOCK);
    const start = starts[i] ?? 0;
    index.writeUInt32LE(keyAt(block, 0), at + ENTRY.key);
    index.writeUInt32LE(checksum(block), at + ENTRY.sum);
    index.writeUInt32LE(start, at + ENTRY.sourceAt);
    index.writeUInt32LE(checksum(source.subarray(start, starts[i + 1])), at + ENTRY.sourceSum);
  }
  return index;
}

/** The parts of a table: records of fixed length in blocks, found by an index of the first key of each, and rankings. */
export interface TableParts {
  readonly header: TableHeader;
  readonly index: Buffer;
  /** The records, the list of their keys, and the ranking of each section */
  readonly rest: Buffer;
}

/**
 * The table of a release.
 * @throws RangeError for a row that the format cannot hold, or rows out of order
 */
export function tableParts({ id, source, rows, ranks = [] }: TableInput): TableParts {
  const all = [...rows];
  const records = Buffer.alloc(Math.ceil(all.length / BLOCK_RECORDS) * BLOCK);
  const texts: string[][] = TEXT_COLUMNS.map(() => []);
  let before = -1;
  for (const [i, { row, qp }] of all.entries()) {
    writeRecord(records, i * RECORD, row, qp, texts);
    const key = keyAt(records, i * RECORD);
    if (key <= before) throw new RangeError(`${row.code} ${row.modifier} is out of order in ${id}`);
    before = key;
  }
  const keys = Buffer.alloc(all.length * 4);
  for (let i = 0; i < all.length; i++) keys.writeUInt32LE(keyAt(records, i * RECORD), i * 4);
  const places: Record<string, TableHeader['ranks'][string]> = {};
  const parts = [records, keys];
  let length = records.length + keys.length;
  for (const [section, ranked] of ranks) {
    const part = Buffer.from(rankText(ranked));
    places[section] = [length, part.length, checksum(part)];
    length += part.length;
    parts.push(part);
  }
  const { size, sha256 } = source;
  const header: TableHeader = {
    id,
    rows: all.length,
    source: { size, sha256 },
    texts,
    keys: records.length,
    ranks: places,
  };
  const index = indexOf(records, sourceStarts(all, size), source.bytes);
  return { header, index, rest: Buffer.concat(parts) };
}

/** A table as the file that the build writes. */
export function tableBytes({ header, index, rest }: TableParts): Buffer {
  return Buffer.concat([headBytes(TABLE_KIND, header, index), rest]);
}
