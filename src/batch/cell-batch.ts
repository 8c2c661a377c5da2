import type { Notice, Refusal } from '../core/issue/issue.js';
import { Answering } from './answering.js';
import { csvLine } from './bytes/csv-text.js';
import type { BatchPlan } from './command.js';
import type { Layout } from './input/layout.js';
import { CHUNK_RECORDS, Records } from './input/records.js';

/** A record that arrives as cells rather than as bytes of a CSV: a line of an 837P, a code at the prompt. */
export interface CellRecord {
  /** One cell for each column of the layout, in order; Latin-1 */
  readonly cells: readonly string[];
  /** Why it is refused before it is even interpreted; null if it is not */
  readonly refused: Refusal | null;
  /** What its source says about it */
  readonly notices?: readonly Notice[];
}

/** Answers records made of cells a chunk at a time, as Batch answers those of a CSV. */
export class CellBatch {
  readonly answering: Answering;
  private pending: CellRecord[] = [];
  private size = CHUNK_RECORDS;

  /** @param line the number of the first record: as in a CSV, whose first line is the header, unless another is given */
  constructor(
    plan: BatchPlan,
    readonly layout: Layout,
    private line = 2,
  ) {
    this.answering = new Answering(plan, layout, csvLine(layout.names));
  }

  /** Takes a record. @returns output, valid until the next call */
  add(record: CellRecord): Uint8Array {
    this.pending.push(record);
    if (this.pending.length >= this.size) this.answer(false);
    return this.answering.take();
  }

  /**
   * Says that the input has ended.
   * @param remarks what is to be said about it as a whole
   * @returns the last of the output
   */
  finish(remarks: readonly Notice[] = []): Uint8Array {
    while (this.pending.length > 0) this.answer(true);
    for (const notice of remarks) this.answering.remark(notice);
    this.answering.end();
    return this.answering.take();
  }

  private answer(isLast: boolean): void {
    const { pending, layout } = this;
    const records = recordsOf(pending, layout, this.line);
    const refused = pending.map((record) => record.refused);
    const count = this.answering.chunk(records, refused, isLast);
    // A claim longer than a chunk waits for a larger one.
    this.size = count === 0 ? this.size * 2 : CHUNK_RECORDS;
    this.line += count;
    this.pending = pending.slice(count);
  }
}

/** Lays cells out as they would be in the text of a CSV, so that answers are written in the same way. */
function recordsOf(list: readonly CellRecord[], { width, delimiter }: Layout, firstLine: number): Records {
  const records = new Records(width, Math.max(1, list.length));
  const texts = list.map(({ cells }) => csvLine(cells, delimiter));
  const bytes = Buffer.alloc(texts.reduce((sum, text) => sum + text.length + 1, 16));
  records.bytes = bytes;
  records.view = new DataView(bytes.buffer, bytes.byteOffset);
  records.count = list.length;
  records.notices = list.map(({ notices }) => notices ?? []);
  let at = 0;
  for (const [i, { cells }] of list.entries()) {
    const base = i * records.stride;
    records.starts[i] = at;
    records.lines[i] = firstLine + i;
    records.fields[i] = width;
    records.bounds[base] = at - 1;
    for (const [column, cell] of cells.entries()) {
      const written = csvLine([cell], delimiter);
      bytes.write(written, at, 'latin1');
      if (written !== cell) records.quoted[i] = 1;
      at += written.length;
      bytes.write(delimiter, at, 'latin1');
      records.bounds[base + column + 1] = at;
      at += 1;
    }
    records.ends[i] = at - 1;
    records.nexts[i] = at;
  }
  return records;
}
