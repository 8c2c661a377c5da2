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

/** Modifiers that say that a service was given again, or apart. Source: Pub. 100-04, ch. 1 §120 and ch. 23 §20.9.1.1. */
const GIVEN_AGAIN: readonly string[] = ['76', '77', '91', '59', 'XE', 'XP', 'XS', 'XU'];
/** How many rows back an equal one is looked for where rows have no numbers: payments of a service stand together. */
const ROWS_BACK = 50;

/**
 * Finds rows that name a line of their claim again, with the same service on the same day: exports of payments have a
 * service once for each payment, and those of versions once for each version. Rows without line numbers may be separate
 * services, so those that are alike are only counted.
 */
export class RepeatedLines {
  private readonly number: Meaning<string>;
  /** 1 for each row of the chunk that repeats an earlier one */
  private repeated = new Uint8Array(CHUNK_RECORDS);
  /** The last row of the claim with each line number */
  private readonly last = new Map<number, number>();
  private count = 0;
  /** Rows without line numbers that are like an earlier one */
  private alike = 0;

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
    if (to - from < 2) return;
    if (!number.isGiven) {
      for (let i = from + 1; i < to; i++) if (this.isLikeEarlier(i, from, pricer)) this.alike += 1;
      return;
    }
    last.clear();
    for (let i = from; i < to; i++) {
      if (!pricer.reader.isRead(i) || number.value(i) === '') continue;
      const line = number.figures[number.numbers[i] ?? 0] ?? 0;
      const before = last.get(line);
      last.set(line, i);
      if (before === undefined || pricer.serviceNumber(before) !== pricer.serviceNumber(i)) continue;
      if (pricer.reader.day(before) !== pricer.reader.day(i)) continue;
      repeated[i] = 1;
      this.count += 1;
    }
  }

  /** Whether a row has the service, date and practitioner of an earlier row of the claim. */
  private isLikeEarlier(i: number, from: number, pricer: LinePricer): boolean {
    const service = pricer.serviceNumber(i);
    const { lines, services } = pricer.engine.pricing;
    for (let before = i - 1; before >= Math.max(from, i - ROWS_BACK); before--) {
      if (pricer.serviceNumber(before) !== service || lines.provider[before] !== lines.provider[i]) continue;
      if (
        !pricer.reader.isRead(i) ||
        !pricer.reader.isRead(before) ||
        pricer.reader.day(before) !== pricer.reader.day(i)
      )
        continue;
      return !services.service(service).asked.modifiers.some((modifier) => GIVEN_AGAIN.includes(modifier));
    }
    return false;
  }

  notices(i: number): readonly Notice[] {
    return this.number.isGiven && this.repeated[i] === 1 ? REPEATED : NO_NOTICES;
  }

  /** What is to be said once about all rows. */
  get conclusions(): readonly string[] {
    const { count, alike } = this;
    const repeating = count + alike;
    if (repeating === 0) return [];
    const rows = repeating === 1 ? '1 row repeats' : `${repeating.toLocaleString('en-US')} rows repeat`;
    return count > 0
      ? [
          `${rows} the line number, date and service of an earlier row of the claim: payments or versions of one service are counted more than once`,
        ]
      : [
          `${rows} the date and service of an earlier row of the claim, without a modifier such as 76 or 59: if they are payments or versions of one service, it is counted more than once`,
        ];
  }
}
