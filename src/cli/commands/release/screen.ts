import type { SourceFile } from '../../../core/release/fee-schedule.js';
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
    `${entry.id}${isDefault ? ' *' : ''}`,
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

export function listScreen({ reports, missing }: ReleaseAnswer, paint: Paint, width: number): string {
  const wide = width >= WIDE;
  const tables = new Set(reports.flatMap(({ rebuiltFrom }) => rebuiltFrom ?? []));
  const notes = [
    '* Commands answer from this release; diff and history compare releases.',
    `Rebuilt: not CMS’s own files, but written from tables of its figures: ${[...tables].join(', ')}.`,
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

export function detailScreen(report: ReleaseReport, paint: Paint, width: number): string {
  const { entry, borrowed, lacking, rows, sha256, isDefault } = report;
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
    paint.bold(
      wrap(`${entry.id}${isDefault ? ' (the default)' : ''}${entry.title ? `: ${entry.title}` : ''}`, width),
    ),
    ...facts.map((line) => `  ${line}`),
    ...(uses.length > 0 ? [wrap(`  Uses the ${uses.join(', ')}.`, width, '    ')] : []),
    ...(lacks.length > 0 ? [wrap(`  Lacks the ${lacks.join(', ')}.`, width, '    ')] : []),
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
