import { type Bar, histogram } from '../../../core/rank/distribution.js';
import type { Rank } from '../../../core/rank/rank.js';
import { rowName } from '../../../core/release/fee-row.js';
import { grouped } from '../../terminal/text.js';
import { barLabel } from '../rank/words.js';

/** A bar of a histogram, ready to draw. */
export interface DrawnBar {
  readonly label: string;
  readonly count: string;
  /** Its length as a share of the longest bar, from 0 to 1 */
  readonly share: number;
  /** The code of the page, if its value falls in this bar */
  readonly own: string | null;
}

export function barsOf(rank: Rank): DrawnBar[] {
  const bars = histogram(rank);
  const most = Math.max(...bars.map(({ count }) => count));
  return bars.map((bar: Bar) => ({
    label: barLabel(rank, bar),
    count: grouped(bar.count),
    share: bar.count / most,
    own: bar.holdsCode ? rowName(rank.row) : null,
  }));
}
