import type { Answer } from '../../../answer/find/answer.js';
import { rankJson } from '../../../answer/json/rank.js';
import { neighbours } from '../../../core/rank/distribution.js';
import type { Rank } from '../../../core/rank/rank.js';
import type { RankedRow } from '../../../core/release/fee-row.js';
import { rowName } from '../../../core/release/fee-row.js';
import type { Format } from '../../options/output.js';
import { answerJson, releaseText } from '../../output/finish.js';
import { barLines, rankSentence, valueText } from '../../output/rank/words.js';
import { type Io, tableWidth } from '../../terminal/io.js';
import { type Paint, paintFor } from '../../terminal/paint.js';
import { renderMarkdown } from '../../terminal/table.js';
import { wrap } from '../../terminal/text.js';
import { RANK_COLUMNS, rankCells, renderCsv } from './csv.js';

function neighborLine(rank: Rank, word: string, rows: readonly RankedRow[]): string {
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
    neighborLine(rank, 'above', above),
    neighborLine(rank, 'below', below),
    '',
    paint.dim(
      wrap(`Population: ${rank.population.rule}. Percentile: share of it at or below the code.`, width, ''),
    ),
  ].join('\n');
}

/** The answer of `rvu rank` in the requested format. */
export async function renderRank(answer: Answer<Rank>, format: Format, io: Io): Promise<string> {
  if (format === 'json' || format === 'ndjson') return answerJson(answer, rankJson, format === 'ndjson');
  if (format === 'csv') return renderCsv(answer);
  if (format === 'markdown') return `${renderMarkdown(RANK_COLUMNS, answer.results.map(rankCells))}\n`;
  if (answer.results.length === 0) return '';
  const paint = await paintFor(io);
  const pages = answer.results.map((rank) => screen(rank, paint, tableWidth(io)));
  return `${pages.join('\n\n')}\n${paint.dim(releaseText(answer))}\n`;
}
