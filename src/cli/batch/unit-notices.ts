import { csvCell } from '../../batch/bytes/csv-text.js';
import type { Output } from '../../batch/bytes/output.js';
import { TextStore } from '../../batch/bytes/text-store.js';
import { encodeUtf8 } from '../../batch/input/encoding.js';
import { noticesOfUnit } from '../../core/price/price.js';
import { noticeText } from '../output/remedies.js';

/** The cells of the notices that come with the price of a unit: a few dozen sets, each put into words once. */
export class UnitNotices {
  private readonly store = new TextStore();
  private readonly texts: number[] = [];

  constructor(private readonly delimiter: string) {}

  /** Writes the notices of the given bits as a whole cell. */
  write(bits: number, out: Output): void {
    if (bits !== 0) out.put(this.store, this.texts[bits] ?? this.add(bits));
  }

  private add(bits: number): number {
    const sentences = noticesOfUnit(bits).map(noticeText).join(' ');
    const text = this.store.add(encodeUtf8(csvCell(sentences, this.delimiter)));
    this.texts[bits] = text;
    return text;
  }
}
