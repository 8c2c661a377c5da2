import type { ReportedLine } from '../../../core/reconcile/lines.js';
import type { ProductionDifference } from '../../../core/reconcile/production.js';
import {
  DIFFERENCE_KINDS,
  type Difference,
  type ReportComparison,
  type SideTotals,
} from '../../../core/reconcile/reconcile.js';
import { money, workGrouped } from '../../journal/numbers.js';
import type { Paint } from '../../terminal/paint.js';
import { counted, grouped, wrap } from '../../terminal/text.js';
import { centsOf, type ReconcileAnswer, rateText } from './answer.js';
import { causeTexts, KIND_TITLES, remark, service } from './words.js';

const MOST_SHOWN = 20;
const MOST_CAUSES = 3;
const INDENT = ' '.repeat(14);

/** "1,234.50", with a sign if it is a difference */
export function workText(hundredths: number | null, isDifference = false): string {
  if (hundredths === null) return '?';
  const text = workGrouped(hundredths);
  return isDifference && hundredths > 0 ? `+${text}` : text;
}

/** "$1,234.50", or "$1,000.00 to $1,234.50"; blank if nothing says what a work RVU is worth */
export function dollarsText(work: number | null, { rate }: ReconcileAnswer): string {
  const cents = centsOf(work, rate);
  if (!cents) return '';
  const [low, high] = cents;
  return low === high ? money(low) : `${money(low)} to ${money(high)}`;
}

function row(date: string, name: string, [mine, theirs, difference]: readonly string[]): string {
  const figures = [mine, theirs, difference].map((text = '') => text.padStart(9)).join('');
  return `  ${date}  ${name.padEnd(17)}${figures}`;
}

/** The lines of one side when a difference has several, or the two sides differ in what was done. */
function sideRows(difference: Difference): string[] {
  const { here, there, kind } = difference;
  const figures = [
    here.length === 0 ? '–' : workText(difference.workHere),
    there.length === 0 ? '–' : workText(difference.workThere),
    workText(difference.difference, true),
  ];
  const mine = here.map(({ entry }) => ({ ...entry, of: `your ${entry.id}` }));
  const theirs = there.map((line: ReportedLine) => ({ ...line, of: `their line ${line.line}` }));
  const [first] = [...mine, ...theirs];
  if (!first) return [];
  const where = [...mine, ...theirs].map(({ of }) => of);
  if (mine.length + theirs.length === 1 || kind === 'work')
    return [row(first.date, service(first), figures), `${INDENT}${where.join(', ')}`];
  const listed = [...mine, ...theirs].map(
    (line) => `${INDENT}${line.of}: ${line.date === first.date ? '' : `${line.date} `}${service(line)}`,
  );
  const name = mine[0] && theirs[0] && mine[0].code === theirs[0].code ? first.code : service(first);
  return [row(first.date, name, figures), ...listed];
}

function differenceLines(difference: Difference, answer: ReconcileAnswer, width: number): string[] {
  const said = remark(difference, answer.causes.get(difference), answer.held);
  return [...sideRows(difference), ...(said === '' ? [] : [wrap(`${INDENT}${said}`, width, INDENT)])];
}

function kindLines(
  differences: readonly Difference[],
  answer: ReconcileAnswer,
  { paint, width, top }: Screen,
): string[] {
  const [first] = differences;
  if (!first) return [];
  const known = differences.flatMap(({ difference }) => difference ?? []);
  const total = known.reduce((sum, each) => sum + each, 0);
  const dollars = dollarsText(total, answer);
  const sums = [
    grouped(differences.length),
    `${workText(total, true)} work RVUs`,
    ...(dollars === '' ? [] : [dollars]),
  ];
  const shown = differences.slice(0, top ?? MOST_SHOWN);
  const more = differences.length - shown.length;
  return [
    '',
    paint.bold(wrap(`${KIND_TITLES[first.kind]}: ${sums.join(', ')}`, width, '  ')),
    ...shown.flatMap((each) => differenceLines(each, answer, width)),
    ...(more > 0 ? [`  and ${grouped(more)} more; --top shows more, --csv lists all`] : []),
  ];
}

function totalLine(name: string, lines: string, units: string, work: string): string {
  return `  ${name.padEnd(16)}${lines.padStart(9)}${units.padStart(9)}${work.padStart(14)}`;
}

const sideLine = (name: string, { lines, units, work, withoutWork }: SideTotals): string =>
  totalLine(name, grouped(lines), grouped(units), withoutWork === lines && lines > 0 ? '?' : workText(work));

const signedCount = (n: number): string => (n < 0 ? `-${grouped(-n)}` : n > 0 ? `+${grouped(n)}` : '0');

/** Whether a cause explains enough lines to be more than chance: two, and a twentieth of them. */
const isTelling = (lines: number, works: number): boolean => lines > 1 && lines * 20 >= works;

const worksOf = ({ differences }: ReportComparison): number =>
  differences.filter(({ kind }) => kind === 'work').length;

/** How the differences in work RVUs alone come about, most frequent first. */
function causeLines({ tally, held, result }: ReconcileAnswer, width: number): string[] {
  const works = worksOf(result);
  const most = tally.filter(({ lines }) => isTelling(lines, works));
  const counts = [...new Set(most.map(({ lines }) => lines))].slice(0, MOST_CAUSES);
  return counts.map((count) => {
    const same = most.filter(({ lines }) => lines === count).map(({ cause }) => cause);
    const texts = causeTexts(same, held);
    const shown = texts.slice(0, MOST_CAUSES).join(', or ');
    const more = texts.length - MOST_CAUSES;
    const whole = `${shown}${more > 0 ? `, or ${more} more` : ''}`;
    return wrap(
      `In ${grouped(count)} of ${counted(works, 'line')} with different work RVUs, the report's figure follows exactly from ${whole}.`,
      width,
      '  ',
    );
  });
}

interface Screen {
  readonly paint: Paint;
  readonly width: number;
  /** How many of each kind are shown */
  readonly top: number | undefined;
}

/** What the tiers of a contract pay by either side. */
function productionText({ contract, from, through, here, there }: ProductionDifference): string {
  const difference = here - there;
  const more = difference === 0 ? 'no difference' : `a difference of ${money(difference)}`;
  return `From ${from} through ${through}, the tiers of ${contract.name} pay ${money(here)} for your log, and ${money(there)} with the report in its place: ${more}.`;
}

/** The sentences about the whole: period, dollars, what was not compared. */
export function sentences(answer: ReconcileAnswer): string[] {
  const { result } = answer;
  const { here, there, period, reversed, difference } = result;
  const worth = dollarsText(difference, answer);
  const outside = [
    ...(here.outside > 0 ? [`${counted(here.outside, 'line')} of your log`] : []),
    ...(there.outside > 0 ? [`${counted(there.outside, 'line')} of the report`] : []),
  ];
  return [
    ...answer.production.map(productionText),
    ...(worth === ''
      ? []
      : answer.production.length > 0
        ? [`Dollars of single differences: ${rateText(answer)}.`]
        : [`The difference is worth ${worth} at ${rateText(answer)}.`]),
    ...(answer.rate === null && difference !== 0
      ? ['No contract says what a work RVU is worth: --rate gives dollars.']
      : []),
    ...(reversed > 0
      ? [
          `${counted(reversed, 'line')} of the report ${reversed === 1 ? 'is' : 'are'} taken back by another, and not compared.`,
        ]
      : []),
    ...(there.withoutWork > 0
      ? [
          `${counted(there.withoutWork, 'line')} of the report ${there.withoutWork === 1 ? 'has' : 'have'} no work RVUs.`,
        ]
      : []),
    ...(here.withoutWork > 0
      ? [
          `${counted(here.withoutWork, 'line')} of your log ${here.withoutWork === 1 ? 'is' : 'are'} not credited (rvu log check).`,
        ]
      : []),
    ...(answer.tally.some(({ cause, lines }) => cause.isOneUnit && isTelling(lines, worksOf(result)))
      ? ["If the report's work RVUs are those of one unit, add --per-unit."]
      : []),
    ...(period && outside.length > 0
      ? [`Not compared, as outside ${period.from} to ${period.through}: ${outside.join(', ')}.`]
      : []),
  ];
}

/** A reconciliation for the screen. */
export function renderScreen(answer: ReconcileAnswer, screen: Screen): string {
  const { result, name } = answer;
  const { paint, width } = screen;
  const { period, here, there } = result;
  const days = period ? `, ${period.from} to ${period.through}` : '';
  const found = DIFFERENCE_KINDS.flatMap((kind) =>
    kindLines(
      result.differences.filter((each) => each.kind === kind),
      answer,
      screen,
    ),
  );
  const heads = `${' '.repeat(31)}${['Yours', 'Theirs', 'Diff.'].map((head) => head.padStart(9)).join('')}`;
  return [
    paint.bold(wrap(`Your log against ${name}${days}`, width, '  ')),
    '',
    totalLine('', 'Lines', 'Units', 'Work RVUs'),
    sideLine('Your log', here),
    sideLine('The report', there),
    totalLine(
      'Difference',
      signedCount(here.lines - there.lines),
      signedCount(here.units - there.units),
      workText(result.difference, true),
    ),
    '',
    ...[`${counted(result.same, 'line')} the same.`, ...sentences(answer)].map((text) =>
      wrap(text, width, '  '),
    ),
    ...causeLines(answer, width),
    ...(found.length > 0 ? ['', heads, ...found.slice(1)] : []),
  ].join('\n');
}
