import type { Format } from '../../options/output.js';
import { CODE_COLUMNS, codeCells } from '../../output/code/cells.js';
import { answerJson, releaseLine } from '../../output/finish.js';
import { type Io, tableWidth } from '../../terminal/io.js';
import { paintFor } from '../../terminal/paint.js';
import { renderMarkdown, renderTable } from '../../terminal/table.js';
import { counted, wrap } from '../../terminal/text.js';
import type { SearchAnswer } from './answer.js';
import { renderCsv } from './csv.js';
import { foundJson } from './json.js';

/** The answer of `rvu search` in the requested format. */
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
