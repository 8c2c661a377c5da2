import type { SourceFile } from '../../../core/release/fee-schedule.js';
import type { ManifestRelease } from '../../../data/bundle/manifest.js';
import type { Paint } from '../../terminal/paint.js';
import { type Column, renderMarkdown, renderTable } from '../../terminal/table.js';
import { grouped, wrap } from '../../terminal/text.js';
import type { ReleaseAnswer, ReleaseReport } from './answer.js';
import { daysText, ROLE_WORDS } from './words.js';

/** Width of a list with the number of rows; without it, it fits 60 columns. */
const WIDE = 68;

function listColumns(wide: boolean): Column[] {
  return [
    { head: 'Release' },
    { head: 'For services' },
    { head: 'Factor', align: 'right' },
    ...(wide ? [{ head: 'Rows', align: 'right' } as const] : []),
    { head: 'Released' },
  ];
}

/** The date that CMS printed in the file, which a rebuilt one has not. */
function releasedText({ entry, rebuiltFrom }: ReleaseReport): string {
  if (entry.released !== null) return entry.released;
  if (rebuiltFrom === null) return 'not stated';
  return entry.sources.every((source) => source.rebuiltFrom !== undefined) ? 'rebuilt' : 'part rebuilt';
}

/** The second date is without its year, which is that of the first. */
function listCells(report: ReleaseReport, wide: boolean): string[] {
  const { entry, isDefault, rows } = report;
  const { from, through } = entry.effective;
  return [
    `${entry.id}${isDefault ? ' *' : report.isAdded ? ' +' : ''}`,
    `${from} to ${through.slice('2026-'.length)}`,
    entry.conversionFactor,
    ...(wide ? [grouped(rows)] : []),
    releasedText(report),
  ];
}

const DETAIL_COLUMNS: readonly Column[] = [
  { head: 'File' },
  { head: 'What' },
  { head: 'Rows', align: 'right' },
  { head: 'SHA-256' },
];

function detailCells({ name, role, rows, sha256 }: SourceFile): string[] {
  return [name, ROLE_WORDS[role], grouped(rows), sha256];
}

export function listMarkdown({ reports }: ReleaseAnswer): string {
  const rows = reports.map((report) => listCells(report, true));
  return `${renderMarkdown(listColumns(true), rows)}\n`;
}

export function detailMarkdown(report: ReleaseReport): string {
  return `${renderMarkdown(DETAIL_COLUMNS, report.entry.sources.map(detailCells))}\n`;
}

/** "ZIP9-2026Q4 (ZIP+4 codes of ZIP9_OCT2026.txt)" */
function listText({ id, sources: [source] }: ManifestRelease): string {
  return source ? `${id} (${ROLE_WORDS[source.role]} of ${source.name})` : id;
}

export function listScreen({ reports, missing, lists }: ReleaseAnswer, paint: Paint, width: number): string {
  const wide = width >= WIDE;
  const tables = new Set(reports.flatMap(({ rebuiltFrom }) => rebuiltFrom ?? []));
  const notes = [
    '* Commands answer from this release; diff and history compare releases.',
    `Rebuilt: not CMS's own files, but written from tables of its figures: ${[...tables].join(', ')}.`,
    ...(reports.some(({ isAdded }) => isAdded)
      ? ['+ Added by you; the others are part of the package.']
      : []),
    ...(lists.length > 0 ? [`Also added: ${lists.map(listText).join(', ')}.`] : []),
    ...(missing.length > 0 ? [`Not here, between the first and the last: ${missing.join(', ')}.`] : []),
  ];
  return [
    renderTable(
      listColumns(wide),
      reports.map((report) => listCells(report, wide)),
      width,
    ),
    ...notes.map((note) => paint.dim(wrap(note, width))),
    '',
  ].join('\n');
}

/** A source with its hash on a line of its own, because the two do not fit 60 columns. */
function sourceLines(source: SourceFile): string[] {
  const from = source.archive
    ? ` in ${source.archive.name}`
    : source.rebuiltFrom
      ? `, rebuilt from a table: ${source.rebuiltFrom}`
      : '';
  return [
    `  ${source.name}${from}: ${ROLE_WORDS[source.role]}, ${grouped(source.rows)} rows`,
    `    ${source.sha256.slice(0, 32)}`,
    `    ${source.sha256.slice(32)}`,
  ];
}

/** Dates, factors and size of a release, what it uses of others and what it lacks. */
function factLines({ entry, borrowed, lacking, rows }: ReleaseReport, width: number): string[] {
  const qp = entry.conversionFactorQp === null ? '' : `, QP ${entry.conversionFactorQp}`;
  const facts = [
    `For services  ${daysText(entry.effective)}`,
    `Released      ${entry.released ?? 'not stated in the file'}`,
    `Factor        ${entry.conversionFactor}${qp}`,
    `Rows          ${grouped(rows)}`,
  ];
  const uses = borrowed.map(({ role, from }) => `${ROLE_WORDS[role]} of ${from}`);
  const lacks = lacking.map((role) => ROLE_WORDS[role]);
  return [
    ...facts.map((line) => `  ${line}`),
    ...(uses.length > 0 ? [wrap(`  Uses the ${uses.join(', ')}.`, width, '    ')] : []),
    ...(lacks.length > 0 ? [wrap(`  Lacks the ${lacks.join(', ')}.`, width, '    ')] : []),
  ];
}

export function detailScreen(report: ReleaseReport, paint: Paint, width: number): string {
  const { entry, sha256, isDefault, isAdded } = report;
  return [
    paint.bold(
      wrap(
        `${entry.id}${isDefault ? ' (the default)' : isAdded ? ' (added)' : ''}${entry.title ? `: ${entry.title}` : ''}`,
        width,
      ),
    ),
    ...factLines(report, width),
    '',
    paint.bold('Sources, with SHA-256'),
    ...entry.sources.flatMap(sourceLines).map((line) => wrap(line, width, '      ')),
    '',
    paint.dim(wrap(`rvu release show ${entry.id} --csv prints the relative values; their SHA-256:`, width)),
    paint.dim(`  ${sha256.slice(0, 32)}`),
    paint.dim(`  ${sha256.slice(32)}`),
    '',
  ].join('\n');
}

/** What was added, and what else it uses and lacks. */
export function addedScreen({ reports, lists }: ReleaseAnswer, paint: Paint, width: number): string {
  return [
    ...reports.flatMap((report) => [
      paint.bold(
        wrap(`Added ${report.entry.id}${report.entry.title ? `: ${report.entry.title}` : ''}`, width),
      ),
      ...factLines(report, width),
    ]),
    ...lists.map((list) => paint.bold(wrap(`Added ${listText(list)}`, width))),
    '',
  ].join('\n');
}
