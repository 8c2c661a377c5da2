import { isoOf } from '../../../core/dates/days.js';
import type { Goal, Pace } from '../../../core/pace/pace.js';
import { DRAWS, LEAST_WEEKS } from '../../../core/pace/resample.js';
import { money, workGrouped } from '../../journal/numbers.js';
import type { Paint } from '../../terminal/paint.js';
import { type Column, renderMarkdown } from '../../terminal/table.js';
import { counted, grouped, wrap } from '../../terminal/text.js';
import type { NamedPace } from './answer.js';

const GAP = '  ';

const work = (units: number | null): string => (units === null ? '–' : workGrouped(units));

/** A line of figures; left out where no pace has it. */
interface Line {
  readonly head: string;
  text(pace: Pace): string;
}

const LINES: readonly Line[] = [
  { head: 'Work so far', text: (pace) => work(pace.work) },
  { head: 'Year end, by worked days', text: ({ byDays }) => work(byDays) },
  { head: 'Year end, by weeks', text: ({ byWeeks }) => work(byWeeks) },
  { head: 'One in ten below', text: ({ range }) => work(range?.low ?? null) },
  { head: 'One in ten above', text: ({ range }) => work(range?.high ?? null) },
  {
    head: 'Target',
    text: ({ goals }) => goals.filter(({ kind }) => kind === 'target').map(({ from }) => work(from))[0] ?? '',
  },
  { head: 'Pay there, by weeks', text: ({ pay }) => money(pay.byWeeks?.earned ?? null) },
  { head: 'Pay at the lower end', text: ({ pay }) => money(pay.low?.earned ?? null) },
  { head: 'Pay at the upper end', text: ({ pay }) => money(pay.high?.earned ?? null) },
  { head: 'Production, by weeks', text: ({ pay }) => money(pay.byWeeks?.production ?? null) },
  { head: 'Production, lower end', text: ({ pay }) => money(pay.low?.production ?? null) },
  { head: 'Production, upper end', text: ({ pay }) => money(pay.high?.production ?? null) },
];

/** Lines that mean nothing without tiers, base or stipends. */
const isMoney = ({ head }: Line): boolean => /^(Pay|Production)/.test(head);

const hasMoney = ({ contract }: NamedPace): boolean =>
  contract.tiers.length > 0 || contract.base !== null || contract.stipends > 0;

function shownLines(paces: readonly NamedPace[]): readonly Line[] {
  const paid = paces.some(hasMoney);
  return LINES.filter((line) => (paid || !isMoney(line)) && paces.some(({ pace }) => line.text(pace) !== ''));
}

function goalText(goal: Goal, { year }: Pace): string {
  const { kind, from, rate, period, left, on, closing } = goal;
  const whose =
    period.first === year.first && period.last === year.last
      ? ''
      : ` (${isoOf(period.first)} to ${isoOf(period.last)})`;
  const what =
    kind === 'target' ? `Target ${workGrouped(from)}` : `${workGrouped(from)} at ${money(rate)}${whose}`;
  if (left === 0) return `${what}: reached`;
  const units = closing.map(({ service, units: n }) => `${grouped(n)} more ${service}`);
  const how = units.length > 0 ? `: ${units.join(', or ')}` : '';
  const end = whose === '' ? 'the year' : 'these days';
  const when =
    on === null ? `not reached by the end of ${end} at this rate` : `reached about ${isoOf(on)} at this rate`;
  return `${what}: ${workGrouped(left)} missing${how}; ${when}`;
}

const methodText = ({ weeks, workedDays, range }: Pace): string =>
  range
    ? `Range: ${grouped(DRAWS)} futures drawn from the ${counted(weeks, 'week')} so far, with ${counted(workedDays, 'day')} worked (rvu pace --help)`
    : `No range: it takes ${LEAST_WEEKS} whole weeks, and there ${weeks === 1 ? 'is' : 'are'} ${weeks}`;

/** Paces side by side on the screen. */
export function renderScreen(paces: readonly NamedPace[], paint: Paint, width: number): string {
  const [first] = paces;
  if (!first) return '';
  const { year, asOf, daysLeft } = first.pace;
  const title = `Pace of ${isoOf(year.first)} to ${isoOf(year.last)} as of ${isoOf(asOf)}, ${counted(daysLeft, 'day')} left`;
  const cells = [
    ['', ...paces.map(({ label }) => label)],
    ...shownLines(paces).map(({ head, text }) => [head, ...paces.map(({ pace }) => text(pace))]),
  ];
  const widths = (cells[0] ?? []).map((_, i) => Math.max(...cells.map((line) => line[i]?.length ?? 0)));
  const rows = cells.map((line) =>
    line
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join(GAP)
      .trimEnd(),
  );
  const isWide = Math.max(...rows.map(({ length }) => length)) > width;
  const shown = isWide ? stacked(paces) : [paint.dim(rows[0] ?? ''), ...rows.slice(1)];
  const goals = paces.flatMap(({ label, pace }) => {
    const lines = pace.goals.map((goal) => wrap(goalText(goal, pace), width));
    return lines.length === 0 ? [] : ['', ...(paces.length > 1 ? [paint.bold(label)] : []), ...lines];
  });
  return `${[paint.bold(wrap(title, width)), '', ...shown, ...goals, '', paint.dim(wrap(methodText(first.pace), width))].join('\n')}\n`;
}

/** Paces one after the other, where they do not fit side by side. */
function stacked(paces: readonly NamedPace[]): string[] {
  const lines = shownLines(paces);
  const widest = Math.max(...lines.map(({ head }) => head.length));
  return paces.flatMap(({ label, pace }) => [
    label,
    ...lines.map(({ head, text }) => `  ${head.padEnd(widest)}${GAP}${text(pace)}`.trimEnd()),
  ]);
}

/** The same figures as a Markdown table. */
export function renderMarkdownTable(paces: readonly NamedPace[]): string {
  const columns: Column[] = [
    { head: '' },
    ...paces.map(({ label }): Column => ({ head: label, align: 'right' })),
  ];
  const rows = shownLines(paces).map(({ head, text }) => [head, ...paces.map(({ pace }) => text(pace))]);
  return `${renderMarkdown(columns, rows)}\n`;
}
