import { isTime } from '../../../core/report/groups.js';
import type { Report, ReportCode, ReportGroup } from '../../../core/report/report.js';
import { changeText, money, workGrouped } from '../../journal/numbers.js';
import type { Paint } from '../../terminal/paint.js';
import { sparkline } from '../../terminal/sparkline.js';
import { type Column, renderMarkdown } from '../../terminal/table.js';
import { grouped, wrap } from '../../terminal/text.js';
import type { ReportAnswer } from './request.js';
import { contractLines, HEADS, keyText, noteLines, titleOf, totalLines } from './words.js';

/** A column of a plain table, left out where the screen is too narrow for it or nothing has it. */
interface Figure<T> {
  readonly head: string;
  readonly left?: boolean;
  /** From which width of the screen on */
  readonly from?: number;
  text(each: T): string;
}

const GAP = '  ';
const LONGEST_KEY = 34;
const LONGEST_KEY_NARROW = 18;
const NARROW = 72;
const BAR = 18;
const LEAST_BAR = 6;

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

const sumColumns: readonly Figure<ReportGroup | ReportCode>[] = [
  { head: 'Lines', from: NARROW, text: ({ lines }) => grouped(lines) },
  { head: 'Units', text: ({ units }) => grouped(units) },
  { head: 'Work', text: ({ work }) => workGrouped(work) },
];

function groupColumns({ by, before, production }: Report, longest: number): readonly Figure<ReportGroup>[] {
  const compared: readonly Figure<ReportGroup>[] =
    before.lines === 0
      ? []
      : [
          { head: 'Before', from: NARROW, text: (each) => workGrouped(each.before.work) },
          { head: 'Change', text: (each) => changeText(each.before.work, each.work) },
        ];
  const paid: readonly Figure<ReportGroup>[] =
    production === null ? [] : [{ head: 'Pay', text: (each) => money(each.production) }];
  return [
    { head: HEADS[by], left: true, text: (each) => cut(keyText(each), longest) },
    ...sumColumns,
    ...compared,
    ...paid,
  ];
}

function codeColumns({ totals, production }: Report): readonly Figure<ReportCode>[] {
  const share = ({ work }: ReportCode): string =>
    totals.work === 0 ? '' : `${((work * 100) / totals.work).toFixed(1)}%`;
  return [
    { head: 'Code', left: true, text: ({ code }) => code },
    ...sumColumns,
    { head: 'Share', text: share },
    ...(production === null ? [] : [{ head: 'Pay', text: (each: ReportCode) => money(each.production) }]),
    { head: 'Per hour', text: ({ hourly }) => (hourly === null ? '' : workGrouped(hourly)) },
  ];
}

/** A bar of work; at least a sliver where there is any. */
function bar(work: number, most: number, room: number): string {
  const eighths = most === 0 ? 0 : Math.max(work > 0 ? 1 : 0, Math.round((work * room * 8) / most));
  return '█'.repeat(Math.floor(eighths / 8)) + ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'][eighths % 8];
}

/** The lines of a plain table, with bars of work in the room that is left. */
function tableLines<T extends { readonly work: number }>(
  columns: readonly Figure<T>[],
  rows: readonly T[],
  width: number,
): string[] {
  const shown = columns.filter(({ from = 0 }) => width >= from);
  const cells = [shown.map(({ head }) => head), ...rows.map((row) => shown.map(({ text }) => text(row)))];
  const widths = shown.map((_, i) => Math.max(...cells.map((line) => line[i]?.length ?? 0)));
  const taken = widths.reduce((sum, each) => sum + each + GAP.length, 0);
  const room = Math.min(BAR, width - taken);
  const most = Math.max(0, ...rows.map(({ work }) => work));
  return cells.map((line, i) => {
    const text = line
      .map((cell, at) => (shown[at]?.left ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join(GAP);
    const drawn = i > 0 && room >= LEAST_BAR ? GAP + bar(rows[i - 1]?.work ?? 0, most, room) : '';
    return (text + drawn).trimEnd();
  });
}

/** A report on the screen. */
export function renderScreen(answer: ReportAnswer, paint: Paint, width: number): string {
  const { report } = answer;
  const { by, groups, codes } = report;
  const longest = width < NARROW ? LONGEST_KEY_NARROW : LONGEST_KEY;
  const [head = '', ...lines] = tableLines(groupColumns(report, longest), groups, width);
  const [codeHead = '', ...codeLines] = tableLines(codeColumns(report), codes, width);
  const bars =
    isTime(by) && groups.length > 2 ? [sparkline(groups.slice(-width).map(({ work }) => work)), ''] : [];
  const byContract = contractLines(answer);
  return `${[
    paint.bold(wrap(titleOf(report), width)),
    ...totalLines(report).map((line) => wrap(line, width)),
    ...(byContract.length > 0 ? ['', ...byContract.map((line) => wrap(line, width, '    '))] : []),
    '',
    ...bars,
    paint.dim(head),
    ...lines,
    ...(by === 'code' ? [] : ['', paint.dim(codeHead), ...codeLines]),
    '',
    ...noteLines(answer).map((line) => paint.dim(wrap(line, width))),
  ]
    .join('\n')
    .trimEnd()}\n`;
}

/** The groups, or codes, of a report as a Markdown table. */
export function renderMarkdownTable({ report }: ReportAnswer): string {
  const figures = groupColumns(report, Number.POSITIVE_INFINITY);
  const columns = figures.map(({ head, left }): Column => ({ head, align: left ? 'left' : 'right' }));
  return `${renderMarkdown(
    columns,
    report.groups.map((each) => figures.map(({ text }) => text(each))),
  )}\n`;
}
