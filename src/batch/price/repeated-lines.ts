import type { Notice } from '../../core/issue/issue.js';
import type { Layout } from '../input/layout.js';
import { CHUNK_RECORDS, type Records } from '../input/records.js';
import { textMeaning } from '../meaning/details.js';
import type { Meaning } from '../meaning/meaning.js';
import type { LinePricer } from './line-pricer.js';

const REPEATED: readonly Notice[] = [
  {
    code: 'N_LINE_REPEATED',
    message:
      'An earlier row has the same claim, line number, date and service: if both are payments or versions of one service, it is counted twice.',
  },
];
const NO_NOTICES: readonly Notice[] = [];

/**
 * Finds rows that name a line of their claim again, with the same service on the same day: exports of payments have a
 * service once for each payment, and those of versions once for each version.
 */
export class RepeatedLines {
  private readonly number: Meaning<string>;
  /** 1 for each row of the chunk that repeats an earlier one */
  private repeated = new Uint8Array(CHUNK_RECORDS);
  /** The last row of the claim with each line number */
  private readonly last = new Map<number, number>();
  private count = 0;

  constructor(layout: Layout) {
    this.number = textMeaning(layout, 'lineNumber');
  }

  /** Reads the line numbers of a chunk. */
  read(records: Records): void {
    if (!this.number.isGiven) return;
    if (this.repeated.length < records.capacity) this.repeated = new Uint8Array(records.capacity);
    this.repeated.fill(0, 0, records.count);
    this.number.read(records);
  }

  /** Looks for repeated lines among the rows of a claim, which `pricer` has read. */
  find(from: number, to: number, pricer: LinePricer): void {
    const { number, last, repeated } = this;
    if (to - from < 2 || !number.isGiven) return;
    last.clear();
    for (let i = from; i < to; i++) {
      if (!pricer.isRead(i) || number.value(i) === '') continue;
      const line = number.figures[number.numbers[i] ?? 0] ?? 0;
      const before = last.get(line);
      last.set(line, i);
      if (before === undefined || pricer.serviceNumber(before) !== pricer.serviceNumber(i)) continue;
      if (pricer.day(before) !== pricer.day(i)) continue;
      repeated[i] = 1;
      this.count += 1;
    }
  }

  notices(i: number): readonly Notice[] {
    return this.number.isGiven && this.repeated[i] === 1 ? REPEATED : NO_NOTICES;
  }

  /** What is to be said once about all rows. */
  get conclusions(): readonly string[] {
    if (this.count === 0) return [];
    const rows = this.count === 1 ? '1 row repeats' : `${this.count.toLocaleString('en-US')} rows repeat`;
    return [
      `${rows} the line number, date and service of an earlier row of the claim: payments or versions of one service are counted more than once`,
    ];
  }
}
