import { formatDollars, formatScaled, RVU_SCALE } from '../../core/decimal.js';
import { type Bar, histogram, neighbours, ratioToMedian } from '../../core/distribution.js';
import { rowName } from '../../core/fee-row.js';
import { issueText } from '../../core/issue.js';
import { metricName, type Rank, type RankedRow } from '../../core/rank.js';
import type { Answer } from '../commands/answer.js';
import { type Io, tableWidth } from '../io.js';
import type { Format } from '../options.js';
import { answerJson, releaseLine } from './answer.js';
import { csvLine } from './csv.js';
import { exact } from './json.js';
import { type Paint, paintFor } from './paint.js';
import { type Column, renderMarkdown } from './table.js';
import { counted, grouped, ordinal, wrap } from './text.js';

/** Hundredths of a percent to the nearest whole percent, half up: 4289 → 43. */
function wholePercent(percentile: number): number {
  return Math.floor((percentile + 50) / 100);
}

/** A median of an even population may end in half a hundredth: three decimals only then. */
function medianDecimals(rank: Rank): [units: number, scale: number] {
  return rank.medianTwice % 2 === 0
    ? [rank.medianTwice / 2, RVU_SCALE]
    : [rank.medianTwice * 5, RVU_SCALE + 1];
}

const isMoney = (rank: Rank): boolean => rank.population.choices.metric === 'payment';

function valueText(rank: Rank, units: number): string {
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
  const { rows, scopeName, choices } = rank.population;
  const noun = counted(rows.length, choices.population === 'rows' ? 'row' : 'code');
  const name = rowName(rank.row);
  const among = choices.within === 'all' ? `${noun} of all sections` : noun.replace(' ', ` ${scopeName} `);
  const percent = wholePercent(rank.percentile);
  const place = `${percent === 0 ? 'lowest percentile' : `${ordinal(percent)} percentile`} of ${among}`;
  const highest = `the highest is ${valueText(rank, rank.max.value)} (${rowName(rank.max.row)})`;
  return `With a ${metricName(choices)} of ${valueText(rank, rank.value)}, ${name} is in the ${place}, ${ratioText(rank)} (${medianText(rank)}); ${highest}.`;
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

const BAR_WIDTH = 36;

function barLines(rank: Rank, paint: Paint): string[] {
  const bars = histogram(rank);
  const most = Math.max(...bars.map((bar) => bar.count));
  const label = ({ from, to }: Bar): string => `${valueText(rank, from)} to under ${valueText(rank, to)}`;
  const widest = Math.max(...bars.map((bar) => label(bar).length));
  return bars.map((bar) => {
    const length = Math.ceil((bar.count * BAR_WIDTH) / most);
    const line = `  ${label(bar).padStart(widest)} ${'█'.repeat(length)} ${grouped(bar.count)}`;
    return bar.holdsCode ? paint.bold(`${line} ◀ ${rowName(rank.row)}`) : line;
  });
}

function neighbourLine(rank: Rank, word: string, rows: readonly RankedRow[]): string {
  const list = rows.map(({ row, value }) => `${rowName(row)} ${valueText(rank, value)}`).join(', ');
  return `  ${word.padEnd(6)} ${list || 'none'}`;
}

function screen(rank: Rank, paint: Paint, width: number): string {
  const { below, above } = neighbours(rank, 4);
  const where = [rank.section.name, rank.subsection].filter(Boolean).join(' › ');
  return [
    paint.bold(rowName(rank.row)),
    where,
    '',
    wrap(rankSentence(rank), width, ''),
    '',
    ...barLines(rank, paint),
    '',
    'Nearest codes',
    neighbourLine(rank, 'above', above),
    neighbourLine(rank, 'below', below),
    '',
    paint.dim(
      wrap(`Population: ${rank.population.rule}. Percentile: share of it at or below the code.`, width, ''),
    ),
  ].join('\n');
}

const HEADS = ['code', 'modifier', 'metric', 'value', 'section', 'percentile', 'median', 'max', 'n'] as const;
const COLUMNS: readonly Column[] = HEADS.map((head) => ({
  head,
  align: /value|perc|median|max|^n$/.test(head) ? 'right' : 'left',
}));

function cells(rank: Rank): string[] {
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
    population.scopeName,
    ...figures,
    String(population.rows.length),
  ];
}

function renderCsv({ results, errors }: Answer<Rank>): string {
  const blanks = HEADS.slice(2).map(() => '');
  const refused = errors.map((error) => csvLine([error.service, '', ...blanks, issueText(error)]));
  return `${[csvLine([...HEADS, 'error']), ...results.map((rank) => csvLine([...cells(rank), ''])), ...refused].join('\n')}\n`;
}

/** The answer of `rvu rank` in the format asked for. */
export async function renderRank(answer: Answer<Rank>, format: Format, io: Io): Promise<string> {
  if (format === 'json' || format === 'ndjson') return answerJson(answer, rankJson, format === 'ndjson');
  if (format === 'csv') return renderCsv(answer);
  if (format === 'markdown') return `${renderMarkdown(COLUMNS, answer.results.map(cells))}\n`;
  if (answer.results.length === 0) return '';
  const paint = await paintFor(io);
  const pages = answer.results.map((rank) => screen(rank, paint, tableWidth(io)));
  return `${pages.join('\n\n')}\n${paint.dim(releaseLine(answer.release))}\n`;
}
