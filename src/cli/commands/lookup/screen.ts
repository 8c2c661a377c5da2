import { lookupJson } from '../../../answer/json/lookup.js';
import { formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import type { CodeReport } from '../../../core/page/lookup.js';
import type { CodePage } from '../../../core/page/page.js';
import { rowName } from '../../../core/release/fee-row.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import type { Format } from '../../options/output.js';
import { answerJson, releaseText } from '../../output/finish.js';
import { documentOf } from '../../output/page/document.js';
import { pageScreen } from '../../output/page/screen.js';
import { paymentText } from '../../output/price/payment-text.js';
import { type Io, tableWidth } from '../../terminal/io.js';
import { paintFor } from '../../terminal/paint.js';
import { type Column, renderMarkdown, renderTable } from '../../terminal/table.js';
import { renderCsv } from './csv.js';
import type { LookupAnswer } from './view.js';

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
      pageScreen(
        documentOf(page, schedule, { figures: view === 'figures', faq, chosen: answer.chosen }),
        paint,
        width,
      ),
    );
    return `${drawn.join('\n\n')}\n`;
  }
  const table = renderTable(
    BRIEF_COLUMNS,
    results.map(({ report }) => briefRow(report)),
    width,
  );
  return `${table}\n${paint.dim(`National payment (nf: non-facility, f: facility). --full shows whole pages.\n${releaseText(answer)}`)}\n`;
}

/** The answer of `rvu lookup` in the requested format. */
export async function renderLookup(
  answer: LookupAnswer,
  format: Format,
  schedule: FeeSchedule,
  io: Io,
): Promise<string> {
  if (format === 'json' || format === 'ndjson') {
    const json = (page: CodePage): object => lookupJson(page, schedule, answer.faq);
    return answerJson(answer, json, format === 'ndjson');
  }
  if (format === 'csv') return renderCsv(answer);
  if (format === 'markdown') {
    const rows = answer.results.map(({ report }) => briefRow(report));
    return `${renderMarkdown(BRIEF_COLUMNS, rows)}\n`;
  }
  return renderScreen(answer, schedule, io);
}
