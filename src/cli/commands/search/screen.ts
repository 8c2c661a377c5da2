import { formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import type { Format } from '../../options/options.js';
import { CODE_COLUMNS, codeCells, figuresJson, paymentCell } from '../../output/code/listed-code.js';
import { csvLine } from '../../output/csv.js';
import { answerJson, releaseLine } from '../../output/finish.js';
import { exact } from '../../output/json.js';
import { type Io, tableWidth } from '../../terminal/io.js';
import { paintFor } from '../../terminal/paint.js';
import { renderMarkdown, renderTable } from '../../terminal/table.js';
import { counted, wrap } from '../../terminal/text.js';
import type { FoundCode, SearchAnswer } from './answer.js';

const SCORE_SCALE = 2;

/** A score with two decimals: it orders results and means nothing beyond that. */
const scoreUnits = ({ score }: FoundCode): number => Math.round(score * 10 ** SCORE_SCALE);

/** A result as it stands in JSON; documented in `rvu help json`. */
function foundJson(found: FoundCode): object {
  const { code, name } = found;
  return { code, name, score: exact(scoreUnits(found), SCORE_SCALE), ...figuresJson(found) };
}

function renderCsv({ results }: SearchAnswer): string {
  const lines = results.map((found) => {
    const { code, name, row } = found;
    const figures = [formatScaled(scoreUnits(found), SCORE_SCALE), formatScaled(row.work, RVU_SCALE)];
    return csvLine([code, row.modifier, name ?? '', ...figures, paymentCell(found)]);
  });
  return `${['code,modifier,rvu_name,rvu_score,rvu_work,rvu_payment', ...lines].join('\n')}\n`;
}

/** The answer of `rvu search` in the format asked for. */
export async function renderSearch(answer: SearchAnswer, format: Format, io: Io): Promise<string> {
  if (format === 'json' || format === 'ndjson') return answerJson(answer, foundJson, format === 'ndjson');
  if (format === 'csv') return renderCsv(answer);
  const { results, total } = answer;
  if (results.length === 0) return '';
  const rows = results.map(codeCells);
  if (format === 'markdown') return `${renderMarkdown(CODE_COLUMNS, rows)}\n`;
  const paint = await paintFor(io);
  const more =
    total > results.length ? `${results.length} of ${counted(total, 'code')}; --limit shows more. ` : '';
  const about = `${more}National payment outside a facility, or in one where the code is never done elsewhere.`;
  const width = tableWidth(io);
  return `${renderTable(CODE_COLUMNS, rows, width)}\n${paint.dim(`${wrap(about, width, '')}\n${releaseLine(answer.release)}`)}\n`;
}
