import { formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import { ratioToMedian } from '../../../core/rank/distribution.js';
import type { Rank } from '../../../core/rank/rank.js';
import { rowName } from '../../../core/release/fee-row.js';
import type { Column } from '../../terminal/table.js';
import type { Answer } from '../answer.js';
import { csvLine, serviceCells } from '../csv.js';
import { exact } from '../json.js';
import { issueText } from '../remedies.js';

/** Hundredths of a percent to the nearest whole percent, half up: 4289 → 43. */
export function wholePercent(percentile: number): number {
  return Math.floor((percentile + 50) / 100);
}

/** A median of an even population may end in half a hundredth: three decimals only then. */
export function medianDecimals(rank: Rank): [units: number, scale: number] {
  return rank.medianTwice % 2 === 0
    ? [rank.medianTwice / 2, RVU_SCALE]
    : [rank.medianTwice * 5, RVU_SCALE + 1];
}

/** Work RVU, section, percentile and median of a rank: the cells that a batch adds. */
export function rankFigures(rank: Rank): string[] {
  const work = rank.row.work > 0 ? formatScaled(rank.row.work, RVU_SCALE) : '';
  return [
    work,
    rank.population.scopeName,
    formatScaled(rank.percentile, 2),
    formatScaled(...medianDecimals(rank)),
  ];
}

/** A rank as it stands in JSON; documented in `rvu help json`. */
export function rankJson(rank: Rank): object {
  const { row, population } = rank;
  const { side, tenths } = ratioToMedian(rank);
  return {
    code: row.code,
    modifier: row.modifier,
    metric: population.choices.metric,
    value: exact(rank.value, RVU_SCALE),
    section: rank.section.name,
    subsection: rank.subsection,
    population: { rule: population.rule, n: population.rows.length },
    percentile: exact(rank.percentile, 2),
    percentile_rounded: wholePercent(rank.percentile),
    median: exact(...medianDecimals(rank)),
    ratio_to_median: exact(tenths, 1),
    side_of_median: side,
    max: exact(rank.max.value, RVU_SCALE),
    max_code: rowName(rank.max.row),
  };
}

const HEADS = [
  'code',
  'modifier',
  'rvu_metric',
  'rvu_value',
  'rvu_section',
  'rvu_percentile',
  'rvu_median',
  'rvu_max',
  'rvu_n',
] as const;
export const COLUMNS: readonly Column[] = HEADS.map((head) => ({
  head,
  align: /value|perc|median|max|_n$/.test(head) ? 'right' : 'left',
}));

/** A rank as the cells of those columns. */
export function cells(rank: Rank): string[] {
  const [units, scale] = medianDecimals(rank);
  const figures = [
    formatScaled(rank.percentile, 2),
    formatScaled(units, scale),
    formatScaled(rank.max.value, RVU_SCALE),
  ];
  const { row, population } = rank;
  const value = formatScaled(rank.value, RVU_SCALE);
  return [
    row.code,
    row.modifier,
    population.choices.metric,
    value,
    rank.population.scopeName,
    ...figures,
    String(population.rows.length),
  ];
}

/** Ranks as CSV, what could not be ranked behind them. */
export function renderCsv({ results, errors }: Answer<Rank>): string {
  const blanks = HEADS.slice(2).map(() => '');
  const refused = errors.map((error) => csvLine([...serviceCells(error), ...blanks, issueText(error)]));
  return `${[csvLine([...HEADS, 'rvu_error']), ...results.map((rank) => csvLine([...cells(rank), ''])), ...refused].join('\n')}\n`;
}
