import { seekKey } from '../../core/release/row-key.js';
import { BLOCK, BLOCK_RECORDS, type TableHeader } from './layout.js';
import type { Records } from './table.js';

/** Room of a record in the list of keys. */
const KEY = 4;

/** Whether this machine stores the low byte of a number first, as the file does. */
const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** All records of a table, in bytes that have been checked. */
export class RecordsInMemory implements Records {
  private readonly keys: Uint32Array;
  private readonly blocks: Buffer[] = [];

  /** @param rest everything after the head of the table */
  constructor(
    readonly header: TableHeader,
    private readonly rest: Buffer,
  ) {
    const { keys, rows } = header;
    // A copy, because a list of numbers has to begin at a multiple of four bytes.
    const copy = Buffer.alloc(rows * KEY);
    rest.copy(copy, 0, keys);
    if (!IS_LITTLE_ENDIAN) copy.swap32();
    this.keys = new Uint32Array(copy.buffer, copy.byteOffset, rows);
  }

  seek(key: number): number {
    return seekKey(this.keys, key);
  }

  blockOf(record: number): Buffer {
    const number = Math.floor(record / BLOCK_RECORDS);
    let block = this.blocks[number];
    if (!block) {
      block = this.rest.subarray(number * BLOCK, (number + 1) * BLOCK);
      this.blocks[number] = block;
    }
    return block;
  }

  expectMany(): void {
    // All of them are there.
  }

  rankText(section: string): string | null {
    const place = this.header.ranks[section];
    if (!place) return null;
    const [at, length] = place;
    return this.rest.toString('latin1', at, at + length);
  }
}
