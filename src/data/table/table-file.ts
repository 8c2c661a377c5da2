import type { CheckedFile } from '../sealed/checked-file.js';
import { checksum } from '../sealed/checksum.js';
import { damaged } from '../sealed/damage.js';
import { type Head, readHead } from '../sealed/headed-file.js';
import { BLOCK, BLOCK_RECORDS, ENTRY, TABLE_KIND, type TableHeader, type TableSource } from './layout.js';
import { keyAt, RECORD } from './record.js';
import { RecordsInMemory } from './records-in-memory.js';
import type { Records } from './table.js';

/**
 * A table on disk for a prompt: each block is checked by its checksum when it is read, and so are the lines of the
 * source file that it was made from.
 */
class RecordsOnDisk implements Records {
  readonly header: TableHeader;
  private readonly count: number;
  private readonly known = new Map<number, Buffer>();
  private whole: RecordsInMemory | undefined;

  constructor(
    private readonly table: CheckedFile,
    private readonly source: CheckedFile,
    private readonly head: Head<TableHeader>,
  ) {
    this.header = head.header;
    this.count = head.index.length / ENTRY.length;
  }

  seek(key: number): number {
    if (this.whole) return this.whole.seek(key);
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.entry(middle, ENTRY.key) <= key) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0 : this.seekInBlock(low - 1, key);
  }

  private seekInBlock(number: number, key: number): number {
    const first = number * BLOCK_RECORDS;
    const block = this.blockOf(first);
    let low = 0;
    let high = Math.min(BLOCK_RECORDS, this.header.rows - first);
    while (low < high) {
      const middle = (low + high) >> 1;
      if (keyAt(block, middle * RECORD) < key) low = middle + 1;
      else high = middle;
    }
    return first + low;
  }

  blockOf(record: number): Buffer {
    if (this.whole) return this.whole.blockOf(record);
    const number = Math.floor(record / BLOCK_RECORDS);
    let block = this.known.get(number);
    if (!block) {
      block = this.read(number);
      this.known.set(number, block);
    }
    return block;
  }

  private read(number: number): Buffer {
    const start = this.head.end + number * BLOCK;
    const block = this.table.part(start, BLOCK);
    if (checksum(block) !== this.entry(number, ENTRY.sum)) {
      throw damaged(this.table.name, `is damaged near byte ${start}`);
    }
    const from = this.entry(number, ENTRY.sourceAt);
    const to = number + 1 === this.count ? this.source.size : this.entry(number + 1, ENTRY.sourceAt);
    if (checksum(this.source.part(from, to - from)) !== this.entry(number, ENTRY.sourceSum)) {
      throw damaged(this.source.name, `is damaged near byte ${from}`);
    }
    return block;
  }

  private entry(number: number, field: number): number {
    return this.head.index.readUInt32LE(number * ENTRY.length + field);
  }

  expectMany(): void {
    this.whole ??= wholeTable(this.table, this.source, this.head);
  }

  rankText(section: string): string | null {
    const place = this.header.ranks[section];
    if (!place) return null;
    const [at, length, sum] = place;
    const start = this.head.end + at;
    const bytes = this.table.part(start, length);
    if (checksum(bytes) !== sum) throw damaged(this.table.name, `is damaged near byte ${start}`);
    return bytes.toString('latin1');
  }
}

/** The whole table, after table and source have been checked by their SHA-256. */
function wholeTable(
  table: CheckedFile,
  source: CheckedFile,
  { header, end }: Head<TableHeader>,
): RecordsInMemory {
  source.whole();
  return new RecordsInMemory(header, table.whole().subarray(end));
}

/**
 * Opens a table that the build made.
 * @param expected the source as the manifest states it
 * @throws DataError E_DATA_DAMAGED, also if the table was made from another source
 */
export function openTableFile(
  table: CheckedFile,
  source: CheckedFile,
  expected: Pick<TableSource, 'sha256'>,
  inMemory: boolean,
): Records {
  const head = readHead<TableHeader>(table.unchecked, TABLE_KIND);
  const { size, sha256 } = head.header.source;
  if (sha256 !== expected.sha256) throw damaged(table.name, `was not made from ${source.name}`);
  if (source.size !== size) throw damaged(source.name, `has ${source.size} bytes instead of ${size}`);
  return inMemory ? wholeTable(table, source, head) : new RecordsOnDisk(table, source, head);
}
