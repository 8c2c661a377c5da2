import { DIFFERENCE_KINDS } from '../../../core/reconcile/reconcile.js';
import { htmlDocument, htmlTable, paragraph } from '../../output/html/document.js';
import { escapeHtml } from '../../output/html/escape.js';
import { type Io, writeAll } from '../../terminal/io.js';
import type { Column } from '../../terminal/table.js';
import { counted, grouped } from '../../terminal/text.js';
import type { ReconcileAnswer } from './answer.js';
import { AMOUNTS, isNumber, LIST_COLUMNS, listRows } from './cells.js';
import { dollarsText, sentences, workText } from './screen.js';
import { KIND_TITLES, remark, service } from './words.js';

/** The list to hand in, as a workbook and as a page. */

/** Writes the list as an Excel workbook. */
export async function writeWorkbook(answer: ReconcileAnswer, io: Io): Promise<void> {
  const { workbookOf } = await import('../../output/workbook/workbook.js');
  const columns = LIST_COLUMNS.map((name) => ({ name, isAmount: AMOUNTS.has(name) }));
  const rows = listRows(answer).map((cells) =>
    // The text of an amount is exact; a sheet holds numbers as the nearest double, which prints the same.
    cells.map((cell, i) => (cell === '' ? null : isNumber(LIST_COLUMNS[i] ?? '') ? Number(cell) : cell)),
  );
  for await (const bytes of workbookOf({ name: 'Differences', columns, rows }))
    await writeAll(io.stdout, bytes);
}

const COLUMNS: readonly Column[] = [
  { head: 'Date' },
  { head: 'Log' },
  { head: 'Report' },
  { head: 'Work RVUs, log', align: 'right' },
  { head: 'Report', align: 'right' },
  { head: 'Difference', align: 'right' },
  { head: 'Remark' },
];

const TOTALS: readonly Column[] = [
  { head: '' },
  { head: 'Lines', align: 'right' },
  { head: 'Units', align: 'right' },
  { head: 'Work RVUs', align: 'right' },
];

/** What stands before each cell on a phone, where a difference is a few lines instead of a row of seven columns. */
const LABELS = ['', 'Log', 'Report', 'Work RVUs, log', 'Work RVUs, report', 'Difference', ''] as const;

const LABELED = LABELS.flatMap((label, i) =>
  label === ''
    ? []
    : [`table.many td:nth-child(${i + 1})::before { content: "${label}: "; color: var(--soft); }`],
).join(' ');

/** The list has more columns than other pages: it is wider, and its cells wrap. */
const STYLE = `
main { max-width: 62rem; } table.many { white-space: normal; font-size: .9rem; } table.many th { white-space: normal; vertical-align: bottom; } td:first-child { white-space: nowrap; }
@media (max-width: 30rem) { main { padding-inline: .75rem; } table.many, table.many :is(tbody, tr, td) { display: block; } table.many thead { display: none; } table.many tr { padding: .45rem 0; border-bottom: 1px solid var(--line); } table.many td { padding: .05rem 0; border: 0; text-align: left; overflow-wrap: anywhere; } table.many td:first-child { font-weight: 600; } table.many td:empty { display: none; } ${LABELED} }
@media print { @page { margin: 12mm; } body { font-size: 9pt; } th, td { padding: .15rem .4rem; } }`;

/** The list as one page of HTML, to be printed or sent. */
export function listHtml(answer: ReconcileAnswer): string {
  const { result, name } = answer;
  const { period, here, there, same } = result;
  const title = `Work RVUs: log against ${name}${period ? `, ${period.from} to ${period.through}` : ''}`;
  const totals = [
    ['Log', grouped(here.lines), grouped(here.units), workText(here.work)],
    ['Report', grouped(there.lines), grouped(there.units), workText(there.work)],
    ['Difference', '', '', workText(result.difference, true)],
  ];
  const sections = DIFFERENCE_KINDS.flatMap((kind) => {
    const found = result.differences.filter((each) => each.kind === kind);
    if (found.length === 0) return [];
    const sum = found.reduce((total, { difference }) => total + (difference ?? 0), 0);
    const money = dollarsText(sum, answer);
    const rows = found.map((each) => [
      each.here[0]?.entry.date ?? each.there[0]?.date ?? '',
      each.here.map(({ entry }) => `${service(entry)} (${entry.id})`).join(', '),
      each.there
        .map((line) => {
          const date =
            line.date === each.here[0]?.entry.date || each.here.length === 0 ? '' : ` of ${line.date}`;
          return `${service(line)} (line ${line.line}${date})`;
        })
        .join(', '),
      each.here.length === 0 ? '–' : workText(each.workHere),
      each.there.length === 0 ? '–' : workText(each.workThere),
      workText(each.difference, true),
      remark(each, answer.causes.get(each), answer.held),
    ]);
    const worth = `${workText(sum, true)} work RVUs${money === '' ? '' : `, ${money}`}`;
    return [
      `<section>\n<h2>${escapeHtml(`${KIND_TITLES[kind]}: ${counted(found.length, 'difference')}`)}</h2>`,
      paragraph(worth),
      htmlTable(COLUMNS, rows),
      '</section>',
    ];
  });
  const said = [`${counted(same, 'line')} the same.`, ...sentences(answer)].map(paragraph);
  const main = [
    `<header>\n<h1>${escapeHtml(title)}</h1>\n</header>`,
    htmlTable(TOTALS, totals),
    ...said,
    ...sections,
  ];
  return htmlDocument(title, main.join('\n'), STYLE);
}
