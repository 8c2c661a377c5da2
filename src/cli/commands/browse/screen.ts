import type { Format } from '../../options/output.js';
import { CODE_COLUMNS, codeCells } from '../../output/code/cells.js';
import { answerJson, releaseLine } from '../../output/finish.js';
import { type Io, tableWidth } from '../../terminal/io.js';
import { paintFor } from '../../terminal/paint.js';
import { type Column, renderMarkdown, renderTable } from '../../terminal/table.js';
import { counted, wrap } from '../../terminal/text.js';
import type { BrowseAnswer } from './answer.js';
import { groupCells, groupColumns } from './columns.js';
import { renderCsv } from './csv.js';
import { entryJson } from './json.js';

const ABOUT =
  'Median and range: work RVUs of priced codes. Payment: national, outside a facility if done there.';

interface Drawn {
  readonly columns: readonly Column[];
  readonly rows: readonly string[][];
}

/** The groups of a level, and its listed codes. */
function tables({ results }: BrowseAnswer): Drawn[] {
  const groups = results.filter((entry) => entry.kind !== 'code');
  const codes = results.filter((entry) => entry.kind === 'code');
  const [group] = groups;
  return [
    ...(group ? [{ columns: groupColumns(group.kind), rows: groups.map(groupCells) }] : []),
    ...(codes.length > 0 ? [{ columns: CODE_COLUMNS, rows: codes.map(codeCells) }] : []),
  ];
}

async function renderScreen(answer: BrowseAnswer, io: Io): Promise<string> {
  const paint = await paintFor(io);
  const width = tableWidth(io);
  const { title, hidden, release } = answer;
  return [
    paint.bold(wrap(title, width)),
    ...tables(answer).map(({ columns, rows }) => renderTable(columns, rows, width)),
    ...(hidden > 0 ? [wrap(`${counted(hidden, 'code')} in all; --codes lists them.`, width)] : []),
    paint.dim(wrap(ABOUT, width, '')),
    paint.dim(releaseLine(release)),
    '',
  ].join('\n');
}

/** The answer of `rvu browse` in the requested format. */
export async function renderBrowse(answer: BrowseAnswer, format: Format, io: Io): Promise<string> {
  if (format === 'json' || format === 'ndjson') return answerJson(answer, entryJson, format === 'ndjson');
  if (format === 'csv') return renderCsv(answer);
  if (format === 'markdown')
    return `${tables(answer)
      .map(({ columns, rows }) => renderMarkdown(columns, rows))
      .join('\n\n')}\n`;
  return renderScreen(answer, io);
}
