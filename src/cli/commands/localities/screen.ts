import { formatDollars, formatScaled, GPCI_SCALE } from '../../../core/number/decimal.js';
import type { LocalityReport } from '../../../core/place/locality-report.js';
import { localityLabel, shortKey } from '../../../core/release/locality.js';
import type { Format } from '../../options/output.js';
import { answerJson, releaseText } from '../../output/finish.js';
import { type Io, tableWidth } from '../../terminal/io.js';
import { type Paint, paintFor } from '../../terminal/paint.js';
import { type Column, renderMarkdown, renderTable } from '../../terminal/table.js';
import { wrap } from '../../terminal/text.js';
import type { LocalitiesAnswer } from './answer.js';
import { renderCsv } from './csv.js';
import { localityJson } from './json.js';

/** Which columns have room. */
interface Room {
  readonly wide: boolean;
  readonly narrow: boolean;
}

const index = (units: number): string => formatScaled(units, GPCI_SCALE);

/** Room for a name next to the figures in 80 columns, and in 60. */
const NAME_WIDTH = 17;
const NARROW_NAME = 13;

/** Width at which the work GPCI without the floor fits next to the one with it. */
const WIDE = 92;

const EVERY_COLUMN: Room = { wide: true, narrow: false };

/** Narrower than this, the contractor and the anesthesia factor leave their room to the name. */
const NARROW = 80;

const columnsOf = ({ wide, narrow }: Room): Column[] => [
  { head: 'Locality' },
  ...(narrow ? [] : [{ head: 'MAC' }]),
  { head: 'Name', flexible: true },
  { head: 'Work', align: 'right' },
  ...(wide ? [{ head: 'No floor', align: 'right' } as const] : []),
  { head: 'PE', align: 'right' },
  { head: 'MP', align: 'right' },
  { head: 'GAF', align: 'right' },
  ...(narrow ? [] : [{ head: 'Anes.', align: 'right' } as const]),
];

/** A name in short lines, also broken after hyphens and slashes, without the counties in parentheses. */
function nameLines(name: string, width: number): string {
  const parts = name.replace(/ \(.*$/, '').split(/(?<=[-/])|(?<=\s)/);
  const lines = [''];
  for (const part of parts) {
    const line = lines[lines.length - 1] ?? '';
    if (line !== '' && (line + part).trimEnd().length > width) lines.push(part);
    else lines[lines.length - 1] = line + part;
  }
  return lines.map((line) => line.trimEnd()).join('\n');
}

function cells({ locality, gaf, anesthesia }: LocalityReport, { wide, narrow }: Room): string[] {
  const { work, pe, mp } = locality.gpci;
  const unfloored = wide ? [locality.workWithoutFloor ?? work] : [];
  const figures = [work, ...unfloored, pe, mp, gaf].map(index);
  const factor = anesthesia ? formatDollars(anesthesia.factor) : '';
  const name = nameLines(locality.name, narrow ? NARROW_NAME : NAME_WIDTH);
  return narrow
    ? [shortKey(locality), name, ...figures]
    : [shortKey(locality), locality.mac, name, ...figures, factor];
}

/** Everything CMS publishes about a locality. */
function entry(report: LocalityReport, paint: Paint, width: number): string {
  const { locality, counties, anesthesia, gaf, gafWithoutFloor, floor } = report;
  const { gpci, workWithoutFloor, mac, number, key, stateName } = locality;
  const floored = workWithoutFloor !== null && workWithoutFloor !== gpci.work;
  const without = floored ? ` (${index(workWithoutFloor)} without the floor)` : '';
  const gafWithout =
    floored && gafWithoutFloor !== null ? ` (${index(gafWithoutFloor)} without the floor)` : '';
  const qp = anesthesia?.qp ? `, QP ${formatDollars(anesthesia.qp)}` : '';
  const lines = [
    `  Contractor   MAC ${mac}, locality ${number}, together ${key}`,
    ...(stateName ? [`  State        ${stateName}`] : []),
    `  Counties     ${counties}`,
    `  GPCI         work ${index(gpci.work)}${without}, PE ${index(gpci.pe)}, MP ${index(gpci.mp)}`,
    ...(floor ? [`  Work floor   1.0 by ${floor.source}`] : []),
    `  GAF          ${index(gaf)}${gafWithout}`,
    ...(anesthesia ? [`  Anesthesia   ${formatDollars(anesthesia.factor)} a unit${qp}`] : []),
  ];
  const indent = ' '.repeat(15);
  return [
    paint.bold(wrap(localityLabel(locality), width)),
    ...lines.map((line) => wrap(line, width, indent)),
  ].join('\n');
}

/** What a table leaves out, and where to find it. */
function tableFoot({ release, results }: LocalitiesAnswer, { wide, narrow }: Room): string {
  const has = results.some(({ locality }) => locality.workWithoutFloor !== null);
  const more = narrow ? ', contractors and anesthesia factors' : '';
  const floor = `the 1.0 floor of ${release.year}`;
  if (!has)
    return `Work GPCIs include ${floor}, and ${release.id} has none without it; --full and --csv show the counties${more}.`;
  return wide
    ? `Work GPCIs are shown with and without ${floor}; --full and --csv show the counties.`
    : `Work GPCIs include ${floor}; --full and --csv show them without it, and the counties${more}.`;
}

async function screen(answer: LocalitiesAnswer, io: Io): Promise<string> {
  const paint = await paintFor(io);
  const width = tableWidth(io);
  const room = { wide: width >= WIDE, narrow: width < NARROW };
  const { results, notices } = answer;
  const notes = notices.map(({ message }) => wrap(`Note: ${message}`, width));
  const count = results.length === 1 ? '1 payment locality' : `${results.length} payment localities`;
  const body = answer.full
    ? results.map((report) => entry(report, paint, width)).join('\n\n')
    : `${paint.bold(count)}\n${renderTable(
        columnsOf(room),
        results.map((report) => cells(report, room)),
        width,
      )}`;
  const foot = [
    ...(answer.full ? [] : [wrap(tableFoot(answer, room), width, '')]),
    wrap(releaseText(answer), width),
  ].join('\n');
  return `${[body, ...notes, paint.dim(foot)].join('\n')}\n`;
}

/** The answer of `rvu localities` in the requested format. */
export async function renderLocalities(answer: LocalitiesAnswer, format: Format, io: Io): Promise<string> {
  if (format === 'json' || format === 'ndjson') {
    return answerJson(answer, (report) => localityJson(report, answer.notices), format === 'ndjson');
  }
  if (format === 'csv') return renderCsv(answer);
  if (format === 'markdown') {
    const rows = answer.results.map((report) =>
      cells(report, EVERY_COLUMN).map((cell) => cell.replaceAll('\n', ' ')),
    );
    return `${renderMarkdown(columnsOf(EVERY_COLUMN), rows)}\n`;
  }
  return screen(answer, io);
}
