import { noticeText } from '../../answer/issue/remedies.js';
import { csvCell } from '../../batch/bytes/csv-text.js';
import type { Output } from '../../batch/bytes/output.js';
import { TextStore } from '../../batch/bytes/text-store.js';
import { encodeUtf8 } from '../../batch/input/encoding.js';
import type { LineReleases } from '../../core/dates/line-releases.js';
import { noticesOfUnit, UNIT_NOTICE_SETS } from '../../core/price/price.js';

const SPACE = 32;

interface ReadyNotices {
  /** Number in the store of the sentences as they are, and of a whole cell of them; 0 for none */
  readonly sentences: number;
  readonly cell: number;
  readonly mustQuote: boolean;
}

/** The notices that come with a release and with the price of a unit: a few dozen sets of each, put into words once. */
export class UnitNotices {
  private readonly store = new TextStore();
  private readonly ready: ReadyNotices[] = [];

  constructor(
    private readonly delimiter: string,
    private readonly releases: LineReleases,
  ) {}

  /** Writes the notices of a release, by its number, and of the given bits as a whole cell. */
  write(release: number, bits: number, out: Output): void {
    const { cell } = this.of(release, bits);
    if (cell !== 0) out.put(this.store, cell);
  }

  /**
   * Writes them as part of a cell. @param isAfter whether other sentences come before
   * @returns whether the cell must be quoted because of them
   */
  writeAfter(release: number, bits: number, isAfter: boolean, out: Output): boolean {
    const { sentences, mustQuote } = this.of(release, bits);
    if (sentences === 0) return false;
    if (isAfter) out.byte(SPACE);
    out.put(this.store, sentences);
    return mustQuote;
  }

  private of(release: number, bits: number): ReadyNotices {
    const at = release * UNIT_NOTICE_SETS + bits;
    this.ready[at] ??= this.prepare(release, bits);
    return this.ready[at] as ReadyNotices;
  }

  private prepare(release: number, bits: number): ReadyNotices {
    const ofRelease = this.releases.list[release]?.notices ?? [];
    const sentences = [...ofRelease, ...noticesOfUnit(bits)].map(noticeText).join(' ');
    if (sentences === '') return { sentences: 0, cell: 0, mustQuote: false };
    const cell = csvCell(sentences, this.delimiter);
    return {
      sentences: this.store.add(encodeUtf8(sentences)),
      cell: this.store.add(encodeUtf8(cell)),
      mustQuote: cell !== sentences,
    };
  }
}
