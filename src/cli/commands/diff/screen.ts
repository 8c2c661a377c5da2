import type { RowChange, RowSide } from '../../../core/history/release-diff.js';
import {
  CONVERSION_FACTOR_SCALE,
  formatDollars,
  formatScaled,
  RVU_SCALE,
} from '../../../core/number/decimal.js';
import { rowName } from '../../../core/release/fee-row.js';
import { localityLabel } from '../../../core/release/locality.js';
import { signedPercent } from '../../output/price/signed-percent.js';
import type { Paint } from '../../terminal/paint.js';
import { type Column, renderMarkdown } from '../../terminal/table.js';
import { counted, grouped, wrap } from '../../terminal/text.js';
import type { DiffAnswer } from './answer.js';

/** A column of changes: its header and its text, and from which width of the terminal it is shown. */
interface Figure {
  readonly head: string;
  readonly wide?: boolean;
  readonly left?: boolean;
  text(change: RowChange): string;
}

const SHOWN = 10;
const WIDE = 80;
const GAP = '  ';

function amountText(side: RowSide | null): string {
  if (!side) return '—';
  return side.allowed === null ? 'not paid' : formatDollars(side.allowed);
}

function workText(side: RowSide | null): string {
  return side ? formatScaled(side.work, RVU_SCALE) : '—';
}

function differenceText({ payment }: RowChange): string {
  if (!payment) return '';
  return `${payment.difference < 0 ? '-' : '+'}${formatDollars(Math.abs(payment.difference)).slice(1)}`;
}

function percentText({ payment }: RowChange): string {
  if (payment?.tenths == null) return '';
  return signedPercent(payment.tenths);
}

/** "A→C" for another status, otherwise the kind of change. */
function changeText({ kind, from, to }: RowChange): string {
  return kind === 'status' ? `${from?.status}→${to?.status}` : kind;
}

function figuresOf({ from, to }: DiffAnswer): Figure[] {
  const [before, after] = [from.schedule.release.id, to.schedule.release.id];
  return [
    { head: 'Row', left: true, text: rowName },
    { head: 'Change', left: true, text: changeText },
    { head: 'Work', wide: true, text: (change) => workText(change.from) },
    { head: 'Work', wide: true, text: (change) => workText(change.to) },
    { head: before, text: (change) => amountText(change.from) },
    { head: after, text: (change) => amountText(change.to) },
    { head: 'Diff.', text: differenceText },
    { head: '%', text: percentText },
  ];
}

function tableLines(figures: readonly Figure[], changes: readonly RowChange[]): string[] {
  const rows = [
    figures.map(({ head }) => head),
    ...changes.map((each) => figures.map(({ text }) => text(each))),
  ];
  const widths = figures.map((_, i) => Math.max(...rows.map((cells) => cells[i]?.length ?? 0)));
  return rows.map((cells) =>
    cells
      .map((cell, i) => (figures[i]?.left ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join(GAP)
      .trimEnd(),
  );
}

/** "231 deleted, 367 new, 12 with another status …": what there is, not what is shown. */
function countsText({ changes: { counts } }: DiffAnswer): string {
  const { new: added, deleted, status, rvu, payment, same } = counts;
  const parts = [
    [added, 'new'],
    [deleted, 'deleted'],
    [status, 'with another status'],
    [rvu, 'with other RVUs'],
    [payment, 'where only the amount changed'],
    [same, 'unchanged'],
  ] as const;
  return parts.flatMap(([count, words]) => (count > 0 ? [`${grouped(count)} ${words}`] : [])).join(', ');
}

function title({ from, to, locality, setting }: DiffAnswer): string {
  const [before, after] = [from.schedule.release, to.schedule.release];
  const factor = (units: number): string => `$${formatScaled(units, CONVERSION_FACTOR_SCALE)}`;
  const where = locality ? localityLabel(locality).replace(/ \(.*$/, '') : 'national';
  const factors = [before.conversionFactor, after.conversionFactor].map(factor);
  const shown = factors[0] === factors[1] ? `factor ${factors[0]}` : `factor ${factors.join(' → ')}`;
  return [
    `${before.id} → ${after.id}`,
    where,
    setting === 'facility' ? 'facility' : 'non-facility',
    shown,
  ].join(' · ');
}

/** What the reader must know: what is not shown, and where the later figures come from. */
function notes(answer: DiffAnswer, shown: number): string[] {
  const { changes, found, from, to } = answer;
  const { efficiency } = changes;
  const rebuilt = [from, to]
    .map(({ schedule }) => schedule.release)
    .filter(({ sources }) => sources.some(({ role, rebuiltFrom }) => role === 'rvu' && rebuiltFrom));
  return [
    ...(shown < found ? [`The ${shown} largest of ${grouped(found)}; --top shows more, --csv all.`] : []),
    ...(efficiency && efficiency.adjusted > 0
      ? [
          `The efficiency adjustment of 2026: ${grouped(efficiency.adjusted)} of ${counted(efficiency.rows, 'work RVU')} changed to 0.975 times what they were (CMS-1832-F).`,
        ]
      : []),
    ...rebuilt.map(({ id }) => `${id} was rebuilt from a table of CMS's figures: rvu release show ${id}.`),
  ];
}

export function renderScreen(answer: DiffAnswer, paint: Paint, width: number, all: boolean): string {
  const shown = (all ? answer.results : answer.results.slice(0, SHOWN)).map((each) =>
    answer.changes.at(each),
  );
  const figures = figuresOf(answer).filter(({ wide }) => !wide || width >= WIDE);
  const [head = '', ...lines] = tableLines(figures, shown);
  const table = shown.length === 0 ? [] : ['', paint.dim(head), ...lines];
  return [
    paint.bold(wrap(title(answer), width)),
    wrap(countsText(answer) || 'No row matches.', width),
    ...table,
    '',
    ...notes(answer, shown.length).map((note) => paint.dim(wrap(note, width))),
    '',
  ].join('\n');
}

export function renderMarkdownTable(answer: DiffAnswer): string {
  const figures = figuresOf(answer);
  const [before, after] = [answer.from.schedule.release.id, answer.to.schedule.release.id];
  const heads = ['Row', 'Change', `Work ${before}`, `Work ${after}`, before, after, 'Difference', 'Percent'];
  const columns = figures.map(
    ({ left }, i): Column => ({ head: heads[i] ?? '', align: left ? 'left' : 'right' }),
  );
  const rows = answer.results.map((each) => {
    const change = answer.changes.at(each);
    return figures.map(({ text }) => text(change));
  });
  return `${renderMarkdown(columns, rows)}\n`;
}
