import { formatScaled, RVU_SCALE } from '../../core/decimal.js';
import { rowName } from '../../core/fee-row.js';
import type { FeeSchedule } from '../../core/fee-schedule.js';
import type { CodeReport } from '../../core/lookup.js';
import type { CodePage } from '../../core/page/page.js';
import type { LookupAnswer } from '../commands/lookup-answer.js';
import { type Io, tableWidth } from '../io.js';
import type { Format } from '../options.js';
import { answerJson, releaseLine } from './answer.js';
import { renderCsv } from './lookup-csv.js';
import { pageJson, paymentText } from './lookup-json.js';
import { documentOf } from './page/document.js';
import { pageScreen } from './page/screen.js';
import { paintFor } from './paint.js';
import { type Column, renderMarkdown, renderTable } from './table.js';

const rvu = (units: number): string => formatScaled(units, RVU_SCALE);

const BRIEF_COLUMNS: readonly Column[] = [
  { head: 'Code' },
  { head: 'St' },
  { head: 'Work', align: 'right' },
  { head: 'PE nf', align: 'right' },
  { head: 'PE f', align: 'right' },
  { head: 'MP', align: 'right' },
  { head: 'Non-facility', align: 'right' },
  { head: 'Facility', align: 'right' },
];

function briefRow({ row, payment }: CodeReport): string[] {
  const figures = [row.work, row.nonfacilityPe, row.facilityPe, row.malpractice].map(rvu);
  return [
    rowName(row),
    row.status,
    ...figures,
    paymentText(payment.nonfacility),
    paymentText(payment.facility),
  ];
}

async function renderScreen(answer: LookupAnswer, schedule: FeeSchedule, io: Io): Promise<string> {
  const width = tableWidth(io);
  const paint = await paintFor(io);
  const { results, view, faq } = answer;
  if (results.length === 0) return '';
  if (view !== 'lines') {
    const drawn = results.map((page) =>
      pageScreen(documentOf(page, schedule, { figures: view === 'figures', faq }), paint, width),
    );
    return `${drawn.join('\n\n')}\n`;
  }
  const table = renderTable(
    BRIEF_COLUMNS,
    results.map(({ report }) => briefRow(report)),
    width,
  );
  return `${table}\n${paint.dim(`National payment (nf: non-facility, f: facility). --full shows whole pages.\n${releaseLine(answer.release)}`)}\n`;
}

/** The answer of `rvu lookup` in the format asked for. */
export async function renderLookup(
  answer: LookupAnswer,
  format: Format,
  schedule: FeeSchedule,
  io: Io,
): Promise<string> {
  if (format === 'json' || format === 'ndjson') {
    const json = (page: CodePage): object => pageJson(page, schedule, answer.faq);
    return answerJson(answer, json, format === 'ndjson');
  }
  if (format === 'csv') return renderCsv(answer);
  if (format === 'markdown') {
    const rows = answer.results.map(({ report }) => briefRow(report));
    return `${renderMarkdown(BRIEF_COLUMNS, rows)}\n`;
  }
  return renderScreen(answer, schedule, io);
}
