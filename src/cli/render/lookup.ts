import { CONVERSION_FACTOR_SCALE, formatScaled, RVU_SCALE } from '../../core/decimal.js';
import { type FeeRow, rowName } from '../../core/fee-row.js';
import type { FeeSchedule } from '../../core/fee-schedule.js';
import { decodeIndicator, describeOppsCap, POLICY_INDICATORS } from '../../core/indicators.js';
import { issueText } from '../../core/issue.js';
import type { CodeReport } from '../../core/lookup.js';
import type { LookupAnswer } from '../commands/lookup-answer.js';
import { type Io, tableWidth } from '../io.js';
import type { Format } from '../options.js';
import { answerJson, releaseLine } from './answer.js';
import { renderCsv, rvuCells } from './lookup-csv.js';
import { paymentText, reportJson } from './lookup-json.js';
import { type Paint, paintFor } from './paint.js';
import { rankSentence } from './rank.js';
import { type Column, renderMarkdown, renderTable } from './table.js';
import { wrap } from './text.js';

const rvu = (units: number): string => formatScaled(units, RVU_SCALE);

const RVU_COLUMNS: readonly Column[] = [
  { head: 'RVU breakdown' },
  { head: 'Non-facility', align: 'right' },
  { head: 'Facility', align: 'right' },
];

function rvuRows({ row, payment }: CodeReport): string[][] {
  return [
    ['Work', rvu(row.work), rvu(row.work)],
    ['Practice expense', rvu(row.nonfacilityPe), rvu(row.facilityPe)],
    ['Malpractice', rvu(row.malpractice), rvu(row.malpractice)],
    ['Total', rvu(row.nonfacilityTotal), rvu(row.facilityTotal)],
    ['National payment', paymentText(payment.nonfacility), paymentText(payment.facility)],
  ];
}

/** Pre, intra and post shares of the fee, where the row has a split. */
function globalSplit(row: FeeRow): string {
  const { preOp, intraOp, postOp } = row;
  return preOp + intraOp + postOp === 0 ? '' : ` (pre ${preOp}%, intra ${intraOp}%, post ${postOp}%)`;
}

function policyRows({ row }: CodeReport, schedule: FeeSchedule): string[][] {
  const rows = POLICY_INDICATORS.map((indicator) => {
    const { name, value, meaning } = decodeIndicator(row, indicator, schedule.rules);
    return [name, value, indicator === 'global_days' ? meaning + globalSplit(row) : meaning];
  });
  const yes = (flag: boolean): string => (flag ? 'NA' : '');
  return [
    ...rows,
    [
      'Endoscopic base',
      row.endoscopicBase,
      row.endoscopicBase ? 'The family whose base code it is reduced with' : 'None',
    ],
    ['OPPS cap', '', describeOppsCap(row)],
    [
      'Outside a facility',
      yes(row.nonfacilityNa),
      row.nonfacilityNa ? 'Rarely or never done there' : 'Usual',
    ],
    [
      'In a facility',
      yes(row.facilityNa),
      row.facilityNa ? 'The facility is paid, not the practitioner' : 'Usual',
    ],
  ];
}

/** Aligned lines, without a border: a list to scan, not a table of figures. */
function policyLines(report: CodeReport, schedule: FeeSchedule, paint: Paint, width: number): string[] {
  const rows = policyRows(report, schedule);
  const nameWidth = Math.max(...rows.map(([name = '']) => name.length));
  const indent = ' '.repeat(nameWidth + 10);
  return rows.map(([name = '', value = '', meaning = '']) => {
    const [first = '', ...more] = wrap(meaning, width - indent.length, '').split('\n');
    const line = `  ${name.padEnd(nameWidth)}  ${paint.bold(value.padEnd(5))} ${first}`;
    return [line, ...more.map((text) => indent + text)].join('\n');
  });
}

const SIBLING_COLUMNS: readonly Column[] = [
  { head: 'Other rows' },
  { head: 'St' },
  { head: 'Work', align: 'right' },
  { head: 'PE nf', align: 'right' },
  { head: 'PE f', align: 'right' },
  { head: 'MP', align: 'right' },
  { head: 'Total nf', align: 'right' },
  { head: 'Total f', align: 'right' },
];

function siblingRow(row: FeeRow): string[] {
  return [rowName(row), row.status, ...rvuCells(row)];
}

function statusLines({ status, notPriced, payment }: CodeReport, paint: Paint, width: number): string[] {
  // What the status says already is not said again.
  const notices = [payment.nonfacility, payment.facility]
    .flatMap((each) => (each.ok ? each.notices : []))
    .filter(({ code }) => code !== 'N_RESTRICTED' && code !== 'N_ONLY_ALONE');
  const notes = new Set(notices.map(({ message }) => wrap(`Note: ${message}`, width)));
  const line = wrap(`Status ${status.code}: ${status.meaning}`, width);
  if (!notPriced) return [line, paint.good('Priced by Medicare'), ...notes];
  return [line, paint.warn('Not priced by Medicare'), wrap(issueText(notPriced), width)];
}

function page(report: CodeReport, schedule: FeeSchedule, paint: Paint, width: number): string {
  const { row, place, siblings, rank } = report;
  const where = [place?.section.name, place?.subsection?.name].filter(Boolean).join(' › ');
  const { conversionFactor, conversionFactorQp } = schedule.release;
  const factor = formatScaled((report.qp && conversionFactorQp) || conversionFactor, CONVERSION_FACTOR_SCALE);
  return [
    paint.bold(rowName(row)),
    where,
    ...statusLines(report, paint, width),
    '',
    renderTable(RVU_COLUMNS, rvuRows(report), width),
    ...(siblings.length > 0 ? [renderTable(SIBLING_COLUMNS, siblings.map(siblingRow), width)] : []),
    'Payment policy (CMS value, meaning)',
    ...policyLines(report, schedule, paint, width),
    '',
    'How it compares',
    ...(rank
      ? [wrap(rankSentence(rank), width, '')]
      : ['No work RVU, so no rank among the codes of its section.']),
    '',
    paint.dim(
      `${releaseLine(schedule.release)}\nNational: GPCI 1.000, conversion factor $${factor}${report.qp ? ' (qualifying APM participants)' : ''}`,
    ),
  ].join('\n');
}

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
  if (answer.results.length === 0) return '';
  if (!answer.brief)
    return `${answer.results.map((report) => page(report, schedule, paint, width)).join('\n\n')}\n`;
  const table = renderTable(BRIEF_COLUMNS, answer.results.map(briefRow), width);
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
    return answerJson(answer, (report) => reportJson(report, schedule.rules), format === 'ndjson');
  }
  if (format === 'csv') return renderCsv(answer);
  if (format === 'markdown') return `${renderMarkdown(BRIEF_COLUMNS, answer.results.map(briefRow))}\n`;
  return renderScreen(answer, schedule, io);
}
