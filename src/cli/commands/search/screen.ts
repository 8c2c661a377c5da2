import type { SearchAnswer } from '../../../answer/find/search.js';
import { errorJson } from '../../../answer/json/issues.js';
import { toJson } from '../../../answer/json/json.js';
import { elsewhereJson, foundJson } from '../../../answer/json/search.js';
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

/** JSON of the codes found, and apart from them the codes of other fee schedules. */
function searchJson(answer: SearchAnswer, lines: boolean): string {
  const { schema, release, elsewhere } = answer;
  const others = elsewhere.map(elsewhereJson);
  if (lines)
    return (
      answerJson(answer, foundJson, true) + others.map((each) => `${toJson({ elsewhere: each })}\n`).join('')
    );
  const results = answer.results.map(foundJson);
  const errors = answer.errors.map(errorJson);
  return `${toJson({ schema, release: release.id, results, errors, elsewhere: others }, 2)}\n`;
}

/** The answer of `rvu search` in the requested format. */
export async function renderSearch(answer: SearchAnswer, format: Format, io: Io): Promise<string> {
  if (format === 'json' || format === 'ndjson') return searchJson(answer, format === 'ndjson');
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
