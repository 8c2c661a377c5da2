import type { CodeHistory, HistoryAnswer } from '../../../answer/find/history.js';
import { successorText } from '../../../core/code/unknown-code.js';
import {
  type ChangeCause,
  causesOf,
  type HistoryPoint,
  type HistorySpan,
  spansOf,
} from '../../../core/history/code-history.js';
import {
  CONVERSION_FACTOR_SCALE,
  formatDollars,
  formatScaled,
  RVU_SCALE,
} from '../../../core/number/decimal.js';
import { changeBetween } from '../../../core/price/compare.js';
import { localityLabel } from '../../../core/release/locality.js';
import { signedPercent } from '../../output/price/signed-percent.js';
import type { Paint } from '../../terminal/paint.js';
import { sparkline } from '../../terminal/sparkline.js';
import { type Column, renderMarkdown } from '../../terminal/table.js';
import { wrap } from '../../terminal/text.js';

/** A column of spans; `before` is the span above, for what changed. */
interface Figure {
  readonly head: string;
  /** The least width of a screen that has room for it */
  readonly from?: number;
  readonly left?: boolean;
  text(span: HistorySpan, before: HistorySpan | undefined): string;
}

const CHANGED = 'Changed';
const USUAL = 80;
const WIDE = 104;
const GAP = '  ';

const rvu = (units: number): string => formatScaled(units, RVU_SCALE);

/** "RVU20A–D", "RVU25A–RVU26C": the releases of a span. */
function releasesText({ first, last }: HistorySpan): string {
  const [from, to] = [first.release, last.release];
  if (from.id === to.id) return from.id;
  return from.year === to.year
    ? `${from.id}–${to.id.slice('RVU26'.length)}`
    : `${from.id}–${to.id.slice('RVU'.length)}`;
}

function amountText({ first: { row, allowed } }: HistorySpan): string {
  if (!row) return '';
  return allowed === null ? 'not paid' : formatDollars(allowed);
}

function percentText({ first }: HistorySpan, before: HistorySpan | undefined): string {
  if (!before || before.last.allowed === null || first.allowed === null) return '';
  const { tenths } = changeBetween(before.last.allowed, first.allowed);
  return tenths === null ? '' : signedPercent(tenths);
}

const CAUSE_WORDS: Readonly<Record<ChangeCause, string>> = {
  status: 'status',
  work: 'work',
  pe: 'PE',
  mp: 'MP',
  gpci: 'GPCI',
  work_floor: 'work floor',
  conversion_factor: 'factor',
  opps_cap: 'cap',
  facility_na: 'NA',
};

/** What differs from the span above, besides the amount. */
function changedText({ first }: HistorySpan, before: HistorySpan | undefined): string {
  return before
    ? causesOf(before.last, first)
        .map((cause) => CAUSE_WORDS[cause])
        .join(', ')
    : '';
}

/** A figure of the row; blank in a release that does not have it. */
const ofRow =
  (text: (point: HistoryPoint) => string) =>
  ({ first }: HistorySpan): string =>
    first.row ? text(first) : '';

const FIGURES: readonly Figure[] = [
  { head: 'Since', left: true, text: ({ first }) => first.release.effective.from },
  { head: 'Release', left: true, text: releasesText },
  { head: 'Status', left: true, text: ({ first }) => first.row?.status ?? 'gone' },
  { head: 'Work', text: ofRow(({ row }) => rvu(row?.work ?? 0)) },
  { head: 'PE', from: WIDE, text: ofRow(({ pe }) => rvu(pe)) },
  { head: 'MP', from: WIDE, text: ofRow(({ row }) => rvu(row?.malpractice ?? 0)) },
  {
    head: 'Factor',
    from: WIDE,
    text: ofRow(({ release }) => formatScaled(release.conversionFactor, CONVERSION_FACTOR_SCALE)),
  },
  { head: 'Amount', text: amountText },
  { head: '%', text: percentText },
  { head: CHANGED, from: USUAL, left: true, text: changedText },
];

const cellsOf = (figures: readonly Figure[], spans: readonly HistorySpan[]): string[][] =>
  spans.map((span, i) => figures.map(({ text }) => text(span, spans[i - 1])));

function tableLines(figures: readonly Figure[], spans: readonly HistorySpan[]): string[] {
  const rows = [figures.map(({ head }) => head), ...cellsOf(figures, spans)];
  const widths = figures.map((_, i) => Math.max(...rows.map((cells) => cells[i]?.length ?? 0)));
  return rows.map((cells) =>
    cells
      .map((cell, i) => (figures[i]?.left ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join(GAP)
      .trimEnd(),
  );
}

/** When the row came, if not with the first release, and when it went, if it did. */
function comingAndGoing(points: readonly HistoryPoint[], name: string): string[] {
  const at = points.findIndex(({ row }) => row !== null);
  const end = points.findLastIndex(({ row }) => row !== null);
  const [before, first, last, after] = [points[at - 1], points[at], points[end], points[end + 1]];
  return [
    ...(before && first
      ? [`${name} is new in ${first.release.id}; ${before.release.id} does not have it.`]
      : []),
    ...(after && last
      ? [
          `${name} is gone: last in ${last.release.id}, for services through ${last.release.effective.through}; ${after.release.id}, from ${after.release.effective.from}, does not have it.`,
        ]
      : []),
  ];
}

/** The last day of a code that is gone, and what reports the service since then. */
function ending({ service, ended }: CodeHistory): string[] {
  return ended ? [`${service.code} ended on ${ended.lastDay}. ${successorText(ended)}`.trim()] : [];
}

function title({ service }: CodeHistory, { locality, terms }: HistoryAnswer): string {
  const where = locality ? localityLabel(locality).replace(/ \(.*$/, '') : 'national';
  const name = [service.code, ...service.modifiers].join('-');
  return `${name} · ${where} · ${terms.setting === 'facility' ? 'facility' : 'non-facility'}`;
}

/** The amounts as bars, one for each release, with the first and the last; null if there is none. */
function amountLine(points: readonly HistoryPoint[]): string | null {
  const paid = points.flatMap(({ allowed }) => (allowed === null ? [] : [allowed]));
  const [first, last] = [paid[0], paid.at(-1)];
  if (first === undefined || last === undefined) return null;
  const bars = sparkline(points.map(({ allowed }) => allowed));
  return `${formatDollars(first)} ${bars} ${formatDollars(last)}`;
}

function notes({ missing, without, locality, results }: HistoryAnswer): string[] {
  const releases = results[0]?.points.map(({ release }) => release) ?? [];
  const rebuilt = releases.filter(({ sources }) =>
    sources.some(({ role, rebuiltFrom }) => role === 'rvu' && rebuiltFrom !== undefined),
  );
  return [
    ...(without.length > 0 && locality
      ? [
          `${without.join(', ')} ${without.length === 1 ? 'has' : 'have'} no locality ${locality.key}, so no amount.`,
        ]
      : []),
    ...(missing.length > 0
      ? [
          `Not available: ${missing.join(', ')}. A change may have begun in the quarter before the release it is shown with.`,
        ]
      : []),
    'A quarterly release may correct figures from January 1 of its year on.',
    ...(rebuilt.length > 0
      ? [
          `${rebuilt.length} of ${releases.length} releases were rebuilt from tables of CMS's figures (rvu release list).`,
        ]
      : []),
  ];
}

export function renderScreen(answer: HistoryAnswer, paint: Paint, width: number): string {
  const figures = FIGURES.filter(({ from = 0 }) => width >= from);
  const blocks = answer.results.map((history) => {
    const [head = '', ...lines] = tableLines(figures, spansOf(history.points));
    // Only what changed, in the last column, can be too long.
    const indent = ' '.repeat(Math.max(0, head.indexOf(CHANGED)));
    const name = [history.service.code, ...history.service.modifiers].join('-');
    const bars = amountLine(history.points);
    return [
      paint.bold(wrap(title(history, answer), width)),
      ...(bars === null ? [] : [bars]),
      '',
      paint.dim(head),
      ...lines.map((line) => wrap(line, width, indent)),
      '',
      ...[...comingAndGoing(history.points, name), ...ending(history)].map((line) => wrap(line, width)),
    ].join('\n');
  });
  if (blocks.length === 0) return '';
  const foot = notes(answer).map((note) => paint.dim(wrap(note, width)));
  return `${[...blocks, ...foot].join('\n')}\n`;
}

export function renderMarkdownTables(answer: HistoryAnswer): string {
  const columns = [
    { head: 'Row' },
    ...FIGURES.map(({ head, left }): Column => ({ head, align: left ? 'left' : 'right' })),
  ];
  const rows = answer.results.flatMap(({ service, points }) =>
    cellsOf(FIGURES, spansOf(points)).map((cells) => [
      [service.code, ...service.modifiers].join('-'),
      ...cells,
    ]),
  );
  return rows.length === 0 ? '' : `${renderMarkdown(columns, rows)}\n`;
}
