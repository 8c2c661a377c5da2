import { medianDecimals, wholePercent } from '../../../answer/json/rank.js';
import { ordinal } from '../../../core/claim/line/wording.js';
import { formatDollars, formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import { type Bar, histogram, ratioToMedian } from '../../../core/rank/distribution.js';
import type { Rank } from '../../../core/rank/rank.js';
import { rowName } from '../../../core/release/fee-row.js';
import type { Paint } from '../../terminal/paint.js';
import { counted, grouped } from '../../terminal/text.js';

const isMoney = (rank: Rank): boolean => rank.population.choices.metric === 'payment';

/** A value of the ranked metric: dollars or RVUs. */
export function valueText(rank: Rank, units: number): string {
  return isMoney(rank) ? formatDollars(units) : formatScaled(units, RVU_SCALE);
}

function medianText(rank: Rank): string {
  const [units, scale] = medianDecimals(rank);
  if (!isMoney(rank)) return formatScaled(units, scale);
  return scale === RVU_SCALE ? formatDollars(units) : `$${formatScaled(units, scale)}`;
}

function ratioText(rank: Rank): string {
  const { side, tenths } = ratioToMedian(rank);
  if (side === 'at') return 'at the median';
  return tenths === 10 ? `just ${side} the median` : `${formatScaled(tenths, 1)}x ${side} the median`;
}

/** "With a work RVU of 0.67, 90853 is in the 43rd percentile of 956 …" */
export function rankSentence(rank: Rank): string {
  const { rows, scopeName, choices, metricName } = rank.population;
  const noun = counted(rows.length, choices.population === 'rows' ? 'row' : 'code');
  const name = rowName(rank.row);
  const among =
    choices.within === 'all'
      ? `${noun} of all sections`
      : choices.within === 'family'
        ? `${noun} of the ${scopeName}`
        : noun.replace(' ', ` ${scopeName} `);
  const percent = wholePercent(rank.percentile);
  const place = `${percent === 0 ? 'lowest percentile' : `${ordinal(percent)} percentile`} of ${among}`;
  const highest = `the highest is ${valueText(rank, rank.max.value)} (${rowName(rank.max.row)})`;
  return `With a ${metricName} of ${valueText(rank, rank.value)}, ${name} is in the ${place}, ${ratioText(rank)} (${medianText(rank)}); ${highest}.`;
}

const BAR_WIDTH = 36;

/** "0.50 to under 1.00" */
export function barLabel(rank: Rank, { from, to }: Bar): string {
  return `${valueText(rank, from)} to under ${valueText(rank, to)}`;
}

/** The histogram of a rank as lines, with the bar of the code marked. */
export function barLines(rank: Rank, paint: Paint): string[] {
  const bars = histogram(rank);
  const most = Math.max(...bars.map((bar) => bar.count));
  const widest = Math.max(...bars.map((bar) => barLabel(rank, bar).length));
  return bars.map((bar) => {
    const length = Math.ceil((bar.count * BAR_WIDTH) / most);
    const line = `  ${barLabel(rank, bar).padStart(widest)} ${'█'.repeat(length)} ${grouped(bar.count)}`;
    return bar.holdsCode ? paint.bold(`${line} ◀ ${rowName(rank.row)}`) : line;
  });
}
