import { formatScaled, RVU_SCALE } from '../../core/decimal.js';
import { rowName } from '../../core/fee-row.js';
import type { FoundCode, SearchAnswer } from '../commands/search-answer.js';
import { type Io, tableWidth } from '../io.js';
import type { Format } from '../options.js';
import { answerJson, releaseLine } from './answer.js';
import { csvLine } from './csv.js';
import { dollars, exact } from './json.js';
import { paymentText } from './lookup-json.js';
import { paintFor } from './paint.js';
import { type Column, renderMarkdown, renderTable } from './table.js';
import { counted, wrap } from './text.js';

const COLUMNS: readonly Column[] = [
  { head: 'Code' },
  { head: 'Name', flexible: true },
  { head: 'Work', align: 'right' },
  { head: 'Payment', align: 'right' },
];

function cells({ name, row, payment }: FoundCode): string[] {
  return [rowName(row), name ?? '', formatScaled(row.work, RVU_SCALE), paymentText(payment)];
}

/** A result as it stands in JSON; documented in `rvu help json`. */
function foundJson({ code, name, score, row, payment }: FoundCode): object {
  return {
    code,
    name,
    score: exact(Math.round(score * 100), 2),
    modifier: row.modifier,
    status: row.status,
    work: exact(row.work, RVU_SCALE),
    payment: payment.ok ? dollars(payment.allowed) : null,
    setting: payment.ok ? payment.terms.setting : null,
  };
}

function renderCsv({ results }: SearchAnswer): string {
  const lines = results.map(({ code, name, score, row, payment }) => {
    const amount = payment.ok ? formatScaled(payment.allowed, 2) : '';
    return csvLine([code, name ?? '', score.toFixed(2), formatScaled(row.work, RVU_SCALE), amount]);
  });
  return `${['code,rvu_name,rvu_score,rvu_work,rvu_payment', ...lines].join('\n')}\n`;
}

/** The answer of `rvu search` in the format asked for. */
export async function renderSearch(answer: SearchAnswer, format: Format, io: Io): Promise<string> {
  if (format === 'json' || format === 'ndjson') return answerJson(answer, foundJson, format === 'ndjson');
  if (format === 'csv') return renderCsv(answer);
  if (answer.results.length === 0) return '';
  const rows = answer.results.map(cells);
  if (format === 'markdown') return `${renderMarkdown(COLUMNS, rows)}\n`;
  const paint = await paintFor(io);
  const { results, total } = answer;
  const more =
    total > results.length ? `${results.length} of ${counted(total, 'code')}; --limit shows more. ` : '';
  const about = `${more}National payment outside a facility, or in one where the code is never done elsewhere.`;
  const width = tableWidth(io);
  return `${renderTable(COLUMNS, rows, width)}\n${paint.dim(`${wrap(about, width, '')}\n${releaseLine(answer.release)}`)}\n`;
}
