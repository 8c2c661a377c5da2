import { divideHalfUp, parseGrouped } from '../number/decimal.js';
import { letters } from '../text/similar-names.js';
import { metricOf, percentileOf, type SurveyLine, type SurveyMetric, type SurveyPoint } from './survey.js';

/** What is wrong with a table; the reason repeats none of its figures, which are licensed. */
export interface SurveyProblem {
  /** The number of the record, from 0; null: of the table as a whole */
  readonly record: number | null;
  readonly why: string;
}

/** What a table says. */
export interface SurveyReading {
  readonly lines: readonly SurveyLine[];
  /** The names of metrics that are none of the three */
  readonly skipped: readonly string[];
  /** How many cells hold no figure, as where a survey has too few answers */
  readonly blank: number;
}

/** What a table does not say itself. */
export interface SurveyHints {
  /** The heading of the column of specialties */
  readonly specialtyColumn?: string | undefined;
  /** The heading of the column of metrics */
  readonly metricColumn?: string | undefined;
  /** The metric of all figures */
  readonly metric?: SurveyMetric | undefined;
}

interface FigureColumn {
  readonly column: number;
  readonly percentile: number;
  /** null: that of the row */
  readonly metric: SurveyMetric | null;
}

interface SurveyLayout {
  readonly header: number;
  readonly specialty: number;
  /** -1: there is none */
  readonly metric: number;
  readonly figures: readonly FigureColumn[];
  readonly skipped: readonly string[];
}

type Records = readonly (readonly string[])[];

const SPECIALTY = /special(?:i)?ty|^position|job title/i;
const METRIC = /^(?:metric|measure|benchmark|data ?point|statistic|variable|compensation element)s?$/i;

/**
 * A row of headings above the percentiles, where one names the metric of several columns: each is that of the next too.
 * A single cell is a title, which says nothing of a column.
 */
function carried(above: readonly string[] = []): string[] {
  if (above.filter((text) => text !== '').length < 2) return [];
  let last = '';
  return above.map((text) => {
    last = text === '' ? last : text;
    return last;
  });
}

function columnNamed(headings: readonly string[], wanted: string | undefined, usual: RegExp): number {
  if (wanted === undefined) return headings.findIndex((text) => usual.test(text));
  return headings.findIndex((text) => letters(text) === letters(wanted));
}

/** Finds the row of headings: the first with a specialty and two percentiles. */
function layoutOf(records: Records, hints: SurveyHints): SurveyLayout | null {
  for (const [header, raw] of records.entries()) {
    const headings = raw.map((text) => text.replace(/\s+/g, ' ').trim());
    const specialty = columnNamed(headings, hints.specialtyColumn, SPECIALTY);
    const percentiles = headings.flatMap((text, column) => {
      const found = column === specialty ? null : percentileOf(text);
      return found ? [{ column, ...found }] : [];
    });
    if (specialty < 0 || percentiles.length < 2) continue;
    const metric = columnNamed(headings, hints.metricColumn, METRIC);
    const above = carried(records[header - 1]);
    const skipped = new Set<string>();
    const figures = percentiles.flatMap(({ column, percentile, rest }): FigureColumn[] => {
      if (metric >= 0 || hints.metric) return [{ column, percentile, metric: hints.metric ?? null }];
      const name = rest === '' ? (above[column] ?? '') : rest;
      const found = metricOf(name);
      if (found) return [{ column, percentile, metric: found }];
      skipped.add(name);
      return [];
    });
    return { header, specialty, metric, figures, skipped: [...skipped] };
  }
  return null;
}

/** What surveys write where they have too few answers. */
const NONE = /^(?:|\*+|-+|\u2013|\u2014|isd|id|n\/?a|n\/?r|nr|\.)$/i;
const MOST_DECIMALS = 6;
const TO_HUNDREDTHS = 10_000;

/** A figure in hundredths or cents, rounded half up; null if there is none, undefined if the text is no figure. */
function figureOf(text: string): number | null | undefined {
  const bare = text.replace(/[$\s]/g, '');
  if (NONE.test(bare)) return null;
  const value = parseGrouped(bare, MOST_DECIMALS);
  return value === null || value === 0 ? undefined : divideHalfUp(value, TO_HUNDREDTHS);
}

/** Collects the lines of a table, and what is wrong with them. */
class Reader {
  readonly lines = new Map<string, SurveyLine>();
  readonly problems: SurveyProblem[] = [];
  readonly skipped: Set<string>;
  blank = 0;
  private specialty = '';

  constructor(private readonly layout: SurveyLayout) {
    this.skipped = new Set(layout.skipped);
  }

  private metricOfRow(cells: readonly string[]): SurveyMetric | null {
    const { metric } = this.layout;
    if (metric < 0) return null;
    const name = (cells[metric] ?? '').trim();
    const found = metricOf(name);
    if (!found && name !== '') this.skipped.add(name);
    return found;
  }

  private points(cells: readonly string[], columns: readonly FigureColumn[], record: number): SurveyPoint[] {
    const points = columns.flatMap(({ column, percentile }) => {
      const value = figureOf((cells[column] ?? '').trim());
      if (value === undefined)
        this.problems.push({ record, why: `column ${column + 1} (P${percentile}) is not a figure` });
      if (value === null) this.blank += 1;
      return typeof value === 'number' ? [{ percentile, value }] : [];
    });
    return points.sort((a, b) => a.percentile - b.percentile);
  }

  private add(line: SurveyLine, record: number): void {
    const { specialty, metric, points } = line;
    if (points.length === 0) return;
    const key = `${letters(specialty)} ${metric}`;
    const wrong = points.find(({ percentile, value }, i) => {
      const before = points[i - 1];
      return before && (before.value > value || before.percentile === percentile);
    });
    if (wrong) {
      const why = `P${wrong.percentile} is there twice, or is less than the percentile before it`;
      this.problems.push({ record, why });
    } else if (this.lines.has(key)) {
      const why = `"${specialty}" has this metric twice: keep one region, year or group of the survey`;
      this.problems.push({ record, why });
    } else this.lines.set(key, line);
  }

  row(cells: readonly string[], record: number): void {
    const { figures, specialty: column, metric } = this.layout;
    const given = (cells[column] ?? '').replace(/\s+/g, ' ').trim();
    // Where several rows are of one specialty, some tables name it in the first only.
    if (given !== '') this.specialty = given;
    if (this.specialty === '' || (given === '' && metric < 0)) return;
    const ofRow = this.metricOfRow(cells);
    const metrics = new Set(figures.flatMap((each) => each.metric ?? ofRow ?? []));
    for (const each of metrics) {
      const columns = figures.filter((figure) => (figure.metric ?? ofRow) === each);
      const points = this.points(cells, columns, record);
      this.add({ specialty: this.specialty, metric: each, points }, record);
    }
  }
}

/**
 * Reads a table of a survey: a column of specialties, and percentiles (P10, 25th, Median, 90th %tile) either of a metric
 * that a column names in each row, or of metrics that the headings name, in the row itself or the one above. Rows before
 * the headings are passed over.
 */
export function readSurvey(
  records: Records,
  hints: SurveyHints = {},
): SurveyReading | readonly SurveyProblem[] {
  const layout = layoutOf(records, hints);
  if (!layout)
    return [{ record: null, why: 'it has no row with a column of specialties and columns of percentiles' }];
  if (layout.figures.length === 0)
    return [{ record: layout.header, why: 'nothing says which metric the percentiles are of' }];
  const reader = new Reader(layout);
  for (let i = layout.header + 1; i < records.length; i++) reader.row(records[i] ?? [], i);
  if (reader.problems.length > 0) return reader.problems;
  if (reader.lines.size === 0)
    return [
      { record: null, why: 'it has no figure of work RVUs, compensation or compensation per work RVU' },
    ];
  return { lines: [...reader.lines.values()], skipped: [...reader.skipped], blank: reader.blank };
}
