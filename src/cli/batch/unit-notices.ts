import { csvCell } from '../../batch/bytes/csv-text.js';
import type { Output } from '../../batch/bytes/output.js';
import { TextStore } from '../../batch/bytes/text-store.js';
import { encodeUtf8 } from '../../batch/input/encoding.js';
import { noticesOfUnit } from '../../core/price/price.js';
import { noticeText } from '../output/remedies.js';

const SPACE = 32;

interface ReadyNotices {
  /** Number in the store of the sentences as they are, and of a whole cell of them */
  readonly sentences: number;
  readonly cell: number;
  readonly mustQuote: boolean;
}

/** The notices that come with the price of a unit: a few dozen sets, each put into words once. */
export class UnitNotices {
  private readonly store = new TextStore();
  private readonly ready: ReadyNotices[] = [];

  constructor(private readonly delimiter: string) {}

  /** Writes the notices of the given bits as a whole cell. */
  write(bits: number, out: Output): void {
    if (bits !== 0) out.put(this.store, this.of(bits).cell);
  }

  /**
   * Writes the notices of the given bits as part of a cell. @param isAfter whether other sentences come before
   * @returns whether the cell must be quoted because of them
   */
  writeAfter(bits: number, isAfter: boolean, out: Output): boolean {
    if (bits === 0) return false;
    const { sentences, mustQuote } = this.of(bits);
    if (isAfter) out.byte(SPACE);
    out.put(this.store, sentences);
    return mustQuote;
  }

  private of(bits: number): ReadyNotices {
    this.ready[bits] ??= this.prepare(bits);
    return this.ready[bits] as ReadyNotices;
  }

  private prepare(bits: number): ReadyNotices {
    const sentences = noticesOfUnit(bits).map(noticeText).join(' ');
    const cell = csvCell(sentences, this.delimiter);
    return {
      sentences: this.store.add(encodeUtf8(sentences)),
      cell: this.store.add(encodeUtf8(cell)),
      mustQuote: cell !== sentences,
    };
  }
}
