import { dollars, exact, toJson } from '../../../answer/json/json.js';
import { csvLine } from '../../../batch/bytes/csv-text.js';
import type { Placement } from '../../../core/benchmark/placement.js';
import { DAYS_OF_YEAR } from '../../../core/benchmark/year.js';
import { CENTS_SCALE, formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import { formatOf } from '../../options/output.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import { type Io, tableWidth, writeAll } from '../../terminal/io.js';
import { type Paint, paintFor } from '../../terminal/paint.js';
import { type Column, renderMarkdown, renderTable } from '../../terminal/table.js';
import { counted, grouped, wrap } from '../../terminal/text.js';
import { answerBenchmark, type BenchmarkAnswer, type Placed, type Production } from './answer.js';
import type { BenchmarkOptions } from './command.js';
import { type CodeRank, codeRanks } from './ranks.js';
import { figureText, METRIC_NAMES, placeReason, placeText } from './words.js';

/** Fewer days than these say little about a year. */
const FEW_DAYS = 90;

const NOT_A_BENCHMARK =
  'No table of a survey has been imported, so here is only how the codes themselves are valued among the codes of their section. That is not a productivity benchmark: it says nothing about how much you do.';

const fteText = (fte: number): string => formatScaled(fte, RVU_SCALE);

/** The cautions that go with an answer. */
function cautions({ production, placed, missing, survey }: BenchmarkAnswer): string[] {
  const { days, releases, notCredited, pay } = production;
  const has = (metric: string): boolean => placed.some((each) => each.metric === metric);
  return [
    ...(days < FEW_DAYS ? [`The year is extrapolated from only ${counted(days, 'day')}.`] : []),
    ...(has('work') && has('compensation')
      ? [
          "The percentiles of pay and of work describe different physicians: those at P75 of pay are not those at P75 of work RVUs, and dividing one figure by the other is not the P75 of pay per work RVU. Only the survey's own line of pay per work RVU says that.",
        ]
      : []),
    ...missing.map((metric) => `The table has no line of ${METRIC_NAMES[metric]} for the specialty.`),
    ...(survey && releases.length > 0
      ? [
          `Your work is counted by ${releases.join(', ')}. A survey counts by the releases of its own year: --count-by, as in --count-by RVU25D, counts yours by one of them.`,
        ]
      : []),
    ...(pay === null && survey
      ? ['Pay is not placed: no contract says what a year pays; --compensation gives it.']
      : []),
    ...(notCredited > 0 ? [`${counted(notCredited, 'line')} of the log not credited (rvu log check).`] : []),
  ];
}

function productionLines({
  work,
  days,
  from,
  through,
  year,
  fte,
  fteSource,
  pay,
  paySource,
  rate,
}: Production) {
  const row = (what: string, figure: string): string => `  ${what.padEnd(38)}${figure.padStart(16)}`;
  const isPart = fte !== 100;
  return [
    `Work RVUs, ${from} to ${through}`,
    row(counted(days, 'day'), figureText('work', work)),
    row(`a year (× ${DAYS_OF_YEAR} / ${days})`, figureText('work', year.annual)),
    ...(isPart ? [row(`at 1.00 FTE (÷ ${fteText(fte)})`, figureText('work', year.fullTime))] : []),
    ...(pay === null
      ? []
      : [
          `Pay a year (${paySource})`,
          row('', figureText('compensation', pay.annual)),
          ...(isPart
            ? [row(`at 1.00 FTE (÷ ${fteText(fte)})`, figureText('compensation', pay.fullTime))]
            : []),
          ...(rate === null ? [] : [row('per work RVU', figureText('rate', rate))]),
        ]),
    `FTE ${fteText(fte)} (${fteSource})`,
  ];
}

function placedLines({ metric, value, place }: Placed, width: number): string[] {
  const name = METRIC_NAMES[metric];
  const head = `  ${`${name.charAt(0).toUpperCase()}${name.slice(1)}`.padEnd(18)}${figureText(metric, value).padStart(16)}   ${placeText(place)}`;
  return [head, wrap(`    ${placeReason(metric, value, place)}`, width, '    ')];
}

const RANK_COLUMNS: readonly Column[] = [
  { head: 'Code' },
  { head: 'Units', align: 'right' },
  { head: 'Work RVUs', align: 'right' },
  { head: 'Percentile', align: 'right' },
  { head: 'Section', flexible: true },
];

const rankRow = ({ code, units, work, percentile, section }: CodeRank): string[] => [
  code,
  grouped(units),
  figureText('work', work),
  percentile === null ? '–' : formatScaled(percentile, 2),
  section,
];

function renderScreen(
  answer: BenchmarkAnswer,
  ranks: readonly CodeRank[],
  paint: Paint,
  width: number,
): string {
  const { production, survey, specialty, placed } = answer;
  const title = survey
    ? `${specialty}, in your table ${survey.name}`
    : 'Your work, without a table of a survey';
  return [
    paint.bold(wrap(title, width, '  ')),
    '',
    ...productionLines(production).map((line) => line.trimEnd()),
    '',
    ...(survey
      ? placed.flatMap((each) => placedLines(each, width))
      : [wrap(NOT_A_BENCHMARK, width, ''), '', renderTable(RANK_COLUMNS, ranks.map(rankRow), width)]),
    ...cautions(answer).flatMap((text) => ['', wrap(text, width, '')]),
  ].join('\n');
}

const HEADS = [
  'metric',
  'value',
  'place',
  'percentile',
  'lower',
  'lower_value',
  'upper',
  'upper_value',
] as const;
const RANK_HEADS = ['code', 'units', 'work', 'code_percentile', 'section'] as const;

/** The stated percentiles that a place follows from. */
function bounds(place: Placement) {
  if ('lower' in place) return [place.lower, place.upper] as const;
  return place.kind === 'below' ? ([null, place.nearest] as const) : ([place.nearest, null] as const);
}

const percentileOf = (place: Placement): number | null =>
  place.kind === 'between' ? place.percentile : place.kind === 'at' ? place.lower.percentile * 100 : null;

function placedCells({ metric, value, place }: Placed): string[] {
  const amount = (figure: number): string => formatScaled(figure, CENTS_SCALE);
  const percentile = percentileOf(place);
  const sides = bounds(place).flatMap((point) =>
    point ? [String(point.percentile), amount(point.value)] : ['', ''],
  );
  return [
    metric,
    amount(value),
    place.kind,
    percentile === null ? '' : formatScaled(percentile, 2),
    ...sides,
  ];
}

const rankCells = ({ code, units, work, percentile, section }: CodeRank): string[] => [
  code,
  String(units),
  formatScaled(work, RVU_SCALE),
  percentile === null ? '' : formatScaled(percentile, 2),
  section,
];

function placedJson({ metric, value, place }: Placed): object {
  const figure = (amount: number) => (metric === 'work' ? exact(amount, RVU_SCALE) : dollars(amount));
  const [lower, upper] = bounds(place).map(
    (point) => point && { percentile: point.percentile, value: figure(point.value) },
  );
  const percentile = percentileOf(place);
  return {
    metric,
    value: figure(value),
    place: place.kind,
    percentile: percentile === null ? null : exact(percentile, 2),
    lower,
    upper,
  };
}

const rankJson = ({ code, units, work, percentile, section }: CodeRank): object => ({
  code,
  units,
  work: exact(work, RVU_SCALE),
  code_percentile: percentile === null ? null : exact(percentile, 2),
  section: section || null,
});

function renderJson(answer: BenchmarkAnswer, ranks: readonly CodeRank[], isLines: boolean): string {
  const { production, survey, specialty, placed } = answer;
  const { from, through, days, work, year, fte, fteSource, pay, paySource, rate, releases } = production;
  const results = survey ? placed.map(placedJson) : ranks.map(rankJson);
  if (isLines) return results.map((each) => `${toJson(each)}\n`).join('');
  const envelope = {
    schema: 'rvu.benchmark/1',
    action: 'show',
    survey: survey && { name: survey.name, source: survey.source },
    specialty: survey ? specialty : null,
    is_productivity_benchmark: survey !== null,
    period: { from, through, days },
    fte: exact(fte, RVU_SCALE),
    fte_source: fteSource,
    work: exact(work, RVU_SCALE),
    work_annual: exact(year.annual, RVU_SCALE),
    work_full_time: exact(year.fullTime, RVU_SCALE),
    releases,
    compensation: dollars(pay?.annual ?? null),
    compensation_full_time: dollars(pay?.fullTime ?? null),
    compensation_source: pay && paySource,
    per_work_rvu: dollars(rate),
    cautions: [...(survey ? [] : [NOT_A_BENCHMARK]), ...cautions(answer)],
    results,
    errors: [],
  };
  return `${toJson(envelope, 2)}\n`;
}

/** `rvu benchmark`: where the log stands in a survey, or how its codes rank. */
export async function showBenchmark(options: BenchmarkOptions, io: Io): Promise<ExitCode> {
  const format = formatOf(options);
  const answer = answerBenchmark(options, io);
  const { survey, placed, production } = answer;
  const ranks = survey ? [] : codeRanks(production.lines);
  const [heads, cells] = survey
    ? ([HEADS, placed.map(placedCells)] as const)
    : ([RANK_HEADS, ranks.map(rankCells)] as const);
  if (format === 'json' || format === 'ndjson')
    await writeAll(io.stdout, renderJson(answer, ranks, format === 'ndjson'));
  else if (format === 'csv')
    await writeAll(io.stdout, `${[heads, ...cells].map((each) => csvLine(each)).join('\n')}\n`);
  else if (format === 'markdown')
    await writeAll(
      io.stdout,
      `${renderMarkdown(
        heads.map((head) => ({ head })),
        cells,
      )}\n`,
    );
  else {
    const paint = await paintFor(io);
    await writeAll(io.stdout, `${renderScreen(answer, ranks, paint, tableWidth(io))}\n`);
  }
  return EXIT.answered;
}
