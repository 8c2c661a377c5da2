import { NOT_CREDITED } from '../../core/claim/line-work.js';
import { formatGrouped, formatScaled, RVU_SCALE } from '../../core/number/decimal.js';
import type { Output } from '../bytes/output.js';
import { CHUNK_RECORDS } from '../input/records.js';
import type { LinePricer } from './line-pricer.js';

/** What is said of the work RVUs that CMS lists for a code that Medicare does not pay. It holds no delimiter. */
export function unpaidWorkText(work: number): string {
  return `Medicare does not pay for the ${formatScaled(work, RVU_SCALE)} work RVUs that CMS lists for it.`;
}

/** The work RVUs credited for the records of a chunk, and their sum over the chunks so far; all in hundredths. */
export class WorkColumn {
  private column = new Float64Array(CHUNK_RECORDS);
  /** On rows that Medicare lists work RVUs for and does not pay */
  private unpaidColumn = new Float64Array(CHUNK_RECORDS);
  private isCredited = false;
  private total = 0;
  private unpaid = 0;

  /** Takes the work of the first records of a chunk, once they are priced. */
  read(pricer: LinePricer, count: number): void {
    const { work, pricing } = pricer.engine;
    if (this.column.length < count) {
      this.column = new Float64Array(count);
      this.unpaidColumn = new Float64Array(count);
    }
    const { column, unpaidColumn } = this;
    for (let i = 0; i < count; i++) {
      const one = work.of(i);
      const volume = pricer.reader.volume(i) ?? 1;
      if (one === NOT_CREDITED) {
        const unpaid = pricing.refused[i] && pricer.reader.isRead(i) ? work.unpaid(i) * volume : 0;
        column[i] = NOT_CREDITED;
        unpaidColumn[i] = unpaid;
        this.unpaid += unpaid;
      } else {
        column[i] = one * volume;
        this.isCredited = true;
        this.total += one * volume;
      }
    }
  }

  /** Writes the cell of a record; blank if nothing is credited. */
  write(i: number, out: Output): void {
    const work = this.column[i] ?? NOT_CREDITED;
    if (work !== NOT_CREDITED) out.dollars(work);
  }

  /** What to say about the work of a refused record; blank if there is nothing. It holds no delimiter. */
  unpaidText(i: number): string {
    const work = this.unpaidColumn[i] ?? 0;
    return work === 0 ? '' : unpaidWorkText(work);
  }

  get conclusions(): readonly string[] {
    if (!this.isCredited && this.unpaid === 0) return [];
    const apart =
      this.unpaid === 0
        ? ''
        : `, not counting ${formatGrouped(this.unpaid, RVU_SCALE)} for codes that Medicare does not pay`;
    return [`work RVUs credited: ${formatGrouped(this.total, RVU_SCALE)}${apart}`];
  }
}
