import type { SearchAnswer } from '../../../answer/find/search.js';
import { toJson } from '../../../answer/json/json.js';
import { elsewhereJson, foundJson, searchJson } from '../../../answer/json/search.js';
import type { Format } from '../../options/output.js';
import { CODE_COLUMNS, codeCells } from '../../output/code/cells.js';
import { answerJson, releaseLine } from '../../output/finish.js';
import { type Io, tableWidth } from '../../terminal/io.js';
import { type Paint, paintFor } from '../../terminal/paint.js';
import { type Column, renderMarkdown, renderTable } from '../../terminal/table.js';
import { counted, wrap } from '../../terminal/text.js';
import { renderCsv } from './csv.js';

const ELSEWHERE_COLUMNS: readonly Column[] = [{ head: 'Code' }, { head: 'Name' }, { head: 'Paid by' }];

const elsewhereRows = ({ elsewhere }: SearchAnswer): string[][] =>
  elsewhere.map(({ code, name, paidBy }) => [code, name, paidBy]);

/** Codes of other fee schedules as lines, those that the same one pays together. */
function elsewhereText({ elsewhere }: SearchAnswer, paint: Paint, width: number): string {
  const payers = [...new Set(elsewhere.map(({ paidBy }) => paidBy))];
  const lines = payers.flatMap((payer) => [
    paint.dim(wrap(`Not on this fee schedule. Paid by: ${payer}`, width)),
    ...elsewhere
      .filter(({ paidBy }) => paidBy === payer)
      .map(({ code, name }) => wrap(`  ${code}  ${name}`, width, ' '.repeat(9))),
  ]);
  return lines.map((line) => `${line}\n`).join('');
}

/** The answer as one JSON object, or with `lines` one code or refusal a line. */
function renderJson(answer: SearchAnswer, lines: boolean): string {
  if (!lines) return `${toJson(searchJson(answer), 2)}\n`;
  const others = answer.elsewhere.map((each) => `${toJson({ elsewhere: elsewhereJson(each) })}\n`);
  return answerJson(answer, foundJson, true) + others.join('');
}

/** The answer of `rvu search` in the requested format. */
export async function renderSearch(answer: SearchAnswer, format: Format, io: Io): Promise<string> {
  if (format === 'json' || format === 'ndjson') return renderJson(answer, format === 'ndjson');
  if (format === 'csv') return renderCsv(answer);
  const { results, total } = answer;
  const rows = results.map(codeCells);
  const others = elsewhereRows(answer);
  if (format === 'markdown') {
    const tables = [
      ...(rows.length > 0 ? [renderMarkdown(CODE_COLUMNS, rows)] : []),
      ...(others.length > 0 ? [renderMarkdown(ELSEWHERE_COLUMNS, others)] : []),
    ];
    return tables.map((table) => `${table}\n`).join('\n');
  }
  const paint = await paintFor(io);
  const more =
    total > results.length ? `${results.length} of ${counted(total, 'code')}; --limit shows more. ` : '';
  const about = `${more}National payment outside a facility, or in one where the code is never done elsewhere.`;
  const width = tableWidth(io);
  const other = elsewhereText(answer, paint, width);
  if (rows.length === 0) return other;
  const table = `${renderTable(CODE_COLUMNS, rows, width)}\n${paint.dim(`${wrap(about, width, '')}\n${releaseLine(answer.release)}`)}\n`;
  // What matches best comes first.
  const [best, bestElsewhere] = [answer.results[0]?.score ?? 0, answer.elsewhere[0]?.score ?? 0];
  return (bestElsewhere > best ? [other, table] : [table, other]).filter(Boolean).join('\n');
}
