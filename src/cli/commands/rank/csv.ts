import type { Answer } from '../../../answer/find/answer.js';
import { issueText } from '../../../answer/issue/remedies.js';
import { medianDecimals } from '../../../answer/json/rank.js';
import { csvLine } from '../../../batch/bytes/csv-text.js';
import { formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import type { Rank } from '../../../core/rank/rank.js';
import { releaseColumns, serviceCells } from '../../output/csv.js';
import type { Column } from '../../terminal/table.js';

/** The cells that a batch adds: work RVU, section, percentile and median. */
export function rankFigures(rank: Rank): string[] {
  const work = rank.row.work > 0 ? formatScaled(rank.row.work, RVU_SCALE) : '';
  return [
    work,
    rank.population.scopeName,
    formatScaled(rank.percentile, 2),
    formatScaled(...medianDecimals(rank)),
  ];
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
export const RANK_COLUMNS: readonly Column[] = HEADS.map((head) => ({
  head,
  align: /value|perc|median|max|_n$/.test(head) ? 'right' : 'left',
}));

/** The cells of a rank in those columns. */
export function rankCells(rank: Rank): string[] {
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

/** Ranks as CSV, followed by what could not be ranked. */
export function renderCsv(answer: Answer<Rank>): string {
  const columns = releaseColumns(answer);
  const of = columns.map(([, cell]) => cell);
  const blanks = HEADS.slice(2).map(() => '');
  const head = csvLine([...HEADS, ...columns.map(([name]) => name), 'rvu_error']);
  const ranked = answer.results.map((rank) => csvLine([...rankCells(rank), ...of, '']));
  const refused = answer.errors.map((error) =>
    csvLine([...serviceCells(error), ...blanks, ...of, issueText(error)]),
  );
  return `${[head, ...ranked, ...refused].join('\n')}\n`;
}
