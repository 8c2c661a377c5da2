import { RECORD, type TextLists } from './record.js';

/** Identifies the file. */
export const TABLE_KIND = 'table';

/** Records of a block, which is what a prompt reads and checks for one answer. */
export const BLOCK_RECORDS = 64;
export const BLOCK = BLOCK_RECORDS * RECORD;

/**
 * The index has for each block its first key, its checksum, and where the same rows begin in the source file and their
 * checksum there.
 */
export const ENTRY = { key: 0, sum: 4, sourceAt: 8, sourceSum: 12, length: 16 } as const;

/** The file that a table was made from. */
export interface TableSource {
  readonly size: number;
  readonly sha256: string;
}

export interface TableHeader {
  /** Of the release: "RVU26A" */
  readonly id: string;
  readonly rows: number;
  readonly source: TableSource;
  /** Values of the indicator columns, which records refer to by position */
  readonly texts: TextLists;
  /** Where the list of all keys begins, for those who read the whole table; positions are counted from the head's end */
  readonly keys: number;
  /** The ranking of each section: where it begins, how long it is, and its checksum */
  readonly ranks: Readonly<Record<string, readonly [at: number, length: number, sum: number]>>;
}
