import { UsageError } from '../../../core/issue/errors.js';
import { CONVERSION_FACTOR_SCALE, formatScaled } from '../../../core/number/decimal.js';
import { allowedOf, type ComparedPlace } from '../../../core/price/compare.js';
import { rowName } from '../../../core/release/fee-row.js';
import { localityLabel } from '../../../core/release/locality.js';
import type { Format } from '../../options/output.js';
import { answerJson, releaseLine, releaseText } from '../../output/finish.js';
import { type Io, tableWidth } from '../../terminal/io.js';
import { type Paint, paintFor } from '../../terminal/paint.js';
import { renderMarkdown } from '../../terminal/table.js';
import { wrap } from '../../terminal/text.js';
import type { CompareAnswer } from './answer.js';
import { renderCsv } from './csv.js';
import { type Figure, figuresOf, isUnknownPlace } from './figures.js';
import { placeJson } from './json.js';

interface Grid {
  readonly figures: readonly Figure[];
  readonly widths: readonly number[];
  readonly placeWidth: number;
  readonly barWidth: number;
}

const LEAST_PLACE = 8;
const MOST_PLACE = 34;
const GAP = 2;

function placeText({ locality }: ComparedPlace): string {
  return locality ? localityLabel(locality).replace(/ \(.*$/, '') : 'National';
}

function cut(text: string, width: number): string {
  return text.length <= width ? text.padEnd(width) : `${text.slice(0, width - 1).trimEnd()}…`.padEnd(width);
}

/** Widths that fit the terminal: figures as wide as their widest, then the place, then a bar in what is left. */
function gridOf(answer: CompareAnswer, width: number): Grid {
  const figures = figuresOf(answer);
  const places = [answer.national, ...answer.results];
  const widths = figures.map((figure) =>
    Math.max(figure.head.length, ...places.map((place) => figure.text(place).length)),
  );
  const used = widths.reduce((sum, each) => sum + each + GAP, 0);
  const widest = Math.max(...places.map((place) => placeText(place).length));
  const placeWidth = Math.min(widest, MOST_PLACE, width - used);
  if (placeWidth < LEAST_PLACE) {
    throw new UsageError(
      'E_USAGE',
      `${answer.series.length} columns of amounts do not fit ${width} characters.`,
      'Compare fewer, or use --csv or --json.',
    );
  }
  const barWidth = answer.series.length === 1 ? width - used - placeWidth - 1 : 0;
  return { figures, widths, placeWidth, barWidth };
}

function barOf(answer: CompareAnswer, place: ComparedPlace, barWidth: number): string {
  if (barWidth <= 0) return '';
  const amounts = [answer.national, ...answer.results].map(({ outcomes }) => allowedOf(outcomes[0]) ?? 0);
  const most = Math.max(1, ...amounts);
  const length = Math.round(((allowedOf(place.outcomes[0]) ?? 0) * barWidth) / most);
  return length > 0 ? ` ${'█'.repeat(length)}` : '';
}

function lineOf(answer: CompareAnswer, place: ComparedPlace, grid: Grid): string {
  const cells = grid.figures.map(
    (figure, i) => ' '.repeat(GAP) + figure.text(place).padStart(grid.widths[i] ?? 0),
  );
  return `${cut(placeText(place), grid.placeWidth)}${cells.join('')}${barOf(answer, place, grid.barWidth)}`.trimEnd();
}

function headerLines({ figures, widths, placeWidth }: Grid): string[] {
  const row = (texts: readonly string[]): string =>
    (
      ' '.repeat(placeWidth) +
      texts.map((text, i) => ' '.repeat(GAP) + text.padStart(widths[i] ?? 0)).join('')
    ).trimEnd();
  const groups = figures.map(({ group }, i) => (group !== figures[i - 1]?.group ? group : ''));
  const heads = row(figures.map(({ head }) => head));
  return groups.some((group) => group !== '') ? [row(groups), heads] : [heads];
}

/** What applies to the whole table: "99213, non-facility, conversion factor $33.4009". */
function title({ series, request, national, results, compared }: CompareAnswer): string {
  const codes = [...new Set(series.map(({ row }) => rowName(row)))];
  const [setting] = request.settings;
  const where =
    request.settings.length === 1 && setting ? [setting === 'facility' ? 'facility' : 'non-facility'] : [];
  const factors = national.outcomes.flatMap((outcome) =>
    outcome.ok ? [outcome.terms.conversionFactor] : [],
  );
  const texts = [...new Set(factors)].map((factor) => `$${formatScaled(factor, CONVERSION_FACTOR_SCALE)}`);
  const shown = results.length < compared ? `${results.length} of ${compared}` : String(compared);
  const place = compared === 1 ? '1 locality' : `${shown} localities`;
  return [codes.join(', '), ...where, `conversion factor ${texts.join(' and ')}`, place].join(' · ');
}

/** What difference and percent are measured against. */
function legend({ series, request }: CompareAnswer): string {
  const [first, second] = series;
  if (series.length === 1) return 'Difference and percent: compared with the national amount, GPCI 1.000.';
  const { against } = request;
  // What varies from one column to the next
  if (against.release !== null)
    return `Difference and percent: ${second?.schedule.release.id} compared with ${first?.schedule.release.id}.`;
  if (against.qp) return 'Difference and percent: QP compared with non-QP.';
  if (against.setting) return 'Difference and percent: facility compared with non-facility.';
  if (series.length > 2 || !first || !second) return '';
  return `Difference and percent: ${rowName(second.row)} compared with ${rowName(first.row)}.`;
}

function notes(answer: CompareAnswer): string[] {
  const places = [answer.national, ...answer.results];
  const refused = places.flatMap(({ outcomes }) => outcomes.flatMap((each) => (each.ok ? [] : [each])));
  const unpaid = refused.some((each) => !isUnknownPlace(each));
  const unknown = new Set(refused.filter(isUnknownPlace).map(({ message }) => message));
  const floor = answer.request.choices.noFloor ? ['Work GPCIs without the 1.0 floor: a what-if.'] : [];
  const na = unpaid
    ? ['Not paid: marked NA, the practitioner is not paid in that setting (--allow-na prices it).']
    : [];
  return [...answer.notices.map(({ message }) => message), ...unknown, ...na, ...floor].map(
    (text) => `Note: ${text}`,
  );
}

function screen(answer: CompareAnswer, paint: Paint, width: number): string {
  const grid = gridOf(answer, width);
  const lines = answer.results.map((place) => lineOf(answer, place, grid));
  if (answer.gapAfter !== null) lines.splice(answer.gapAfter, 0, '…');
  const { release } = answer;
  const others = new Map(
    answer.series.flatMap(({ schedule: { release: other } }) =>
      other.id === release.id ? [] : [[other.id, releaseLine(other)]],
    ),
  );
  const wrapped = (text: string): string => wrap(text, width);
  // The text of the release has its own lines.
  const foot = [wrapped(legend(answer)), releaseText(answer), ...[...others.values()].map(wrapped)].filter(
    Boolean,
  );
  return [
    paint.bold(wrap(title(answer), width)),
    '',
    ...headerLines(grid).map((line) => paint.dim(line)),
    paint.bold(lineOf(answer, answer.national, grid)),
    ...lines,
    '',
    ...notes(answer).map((note) => wrap(note, width)),
    paint.dim(foot.join('\n')),
  ].join('\n');
}

function markdown(answer: CompareAnswer): string {
  const figures = figuresOf(answer);
  const columns = [
    { head: 'Locality' },
    ...figures.map(({ group, head }) => ({
      head: [group, head].filter(Boolean).join(' '),
      align: 'right' as const,
    })),
  ];
  const rows = [answer.national, ...answer.results].map((place) => [
    placeText(place),
    ...figures.map((figure) => figure.text(place)),
  ]);
  return renderMarkdown(columns, rows);
}

/** The answer of `rvu compare` in the requested format. */
export async function renderCompare(answer: CompareAnswer, format: Format, io: Io): Promise<string> {
  if (format === 'json' || format === 'ndjson') {
    const withNational = {
      ...answer,
      results: answer.series.length === 0 ? [] : [answer.national, ...answer.results],
    };
    return answerJson(withNational, (place) => placeJson(answer, place), format === 'ndjson');
  }
  if (answer.series.length === 0) return '';
  if (format === 'csv') return renderCsv(answer);
  if (format === 'markdown') return `${markdown(answer)}\n`;
  return `${screen(answer, await paintFor(io), tableWidth(io))}\n`;
}
