import type { SourceFile } from '../../core/release/fee-schedule.js';
import type { HeldRelease } from '../bundle/held-releases.js';
import { GPCI_COLUMNS } from '../bundle/localities.js';
import type { ManifestRelease } from '../bundle/manifest.js';
import { parseRowText, ROW_COLUMNS } from '../bundle/row-text.js';
import { RELEASE_CHECKS } from '../check/index.js';
import { type BundledRelease, openRelease, rulesOf } from '../check/shape/bundle.js';
import { type PublishedFactor, publishedFactors } from '../import/factors.js';
import { ANESTHESIA_COLUMNS } from '../import/place-files.js';
import type { ImportedRelease } from '../import/release.js';
import type { DataFiles } from '../sealed/data-files.js';

/**
 * Whether an imported release may be added: it passes the checks of the bundle, and it is as large as the
 * release before it, with figures near to those of that release.
 */

function cellsOf(text: string, name: string): string[][] {
  const separator = name.endsWith('.tsv') ? '\t' : ',';
  return text
    .replace(/\n$/, '')
    .split('\n')
    .slice(1)
    .map((line) => line.split(separator));
}

/** A release in memory as the checks see one. */
function inMemory({ entry, files }: ImportedRelease, held: DataFiles): BundledRelease {
  const cells = (role: SourceFile['role']): string[][] => {
    const file = entry.files.find((each) => each.role === role);
    return file ? cellsOf(files.get(file.name) ?? '', file.name) : [];
  };
  const rows = cells('rvu')
    .filter((line) => line.length === ROW_COLUMNS.length)
    .map((line) => parseRowText(line.join(','), entry.id));
  return { files: held, isAdded: true, folder: '', entry, cells, rows };
}

/** What the checks read of a release that lends its lists. */
const lender = (held: HeldRelease, release: BundledRelease): BundledRelease => ({
  ...held,
  rows: [],
  cells: (role) => (role === 'zip' || role === 'anesthesia-base' ? release.cells(role) : []),
});

/** A file that is cut short has fewer rows than the release before it; CMS removes a few dozen at most. */
const FEWEST_ROWS = 0.97;
/** CMS has had from 109 to 112 localities since 2017. */
const LOCALITIES_MAY_DIFFER = 0.1;

/** The release held that is nearest to a day: the latest one before it, or else the first. */
function nearest(held: readonly HeldRelease[], day: string): HeldRelease | undefined {
  return held.findLast(({ entry }) => entry.effective.from <= day) ?? held[0];
}

function sizeProblems({ entry }: ImportedRelease, before: ManifestRelease | undefined): string[] {
  const count = (of: ManifestRelease | undefined, role: SourceFile['role']): number =>
    of?.files.find((file) => file.role === role)?.rows ?? 0;
  const source = (role: SourceFile['role']): string =>
    entry.sources.find((each) => each.role === role)?.name ?? '';
  const [rows, places] = [count(entry, 'rvu'), count(entry, 'gpci')];
  const [rowsBefore, placesBefore] = [count(before, 'rvu'), count(before, 'gpci')];
  return [
    ...(rows < rowsBefore * FEWEST_ROWS
      ? [
          `${source('rvu')} has ${grouped(rows)} ${rows === 1 ? 'row' : 'rows'} and ${before?.id} has ${grouped(rowsBefore)}: it seems to be cut short`,
        ]
      : []),
    ...(Math.abs(places - placesBefore) > placesBefore * LOCALITIES_MAY_DIFFER
      ? [`${source('gpci')} has ${places} localities and ${before?.id} has ${placesBefore}`]
      : []),
  ];
}

const grouped = (count: number): string => count.toLocaleString('en-US');

/**
 * From one release to the next, no factor has changed by more than 7% since 2020, and no GPCI by more than 41%. What
 * changes more has a wrong digit or decimal point.
 */
const MOST_CHANGE = 2;

const isFar = (figure: string, before: string): boolean => {
  const ratio = Number(figure) / Number(before);
  return ratio > MOST_CHANGE || ratio < 1 / MOST_CHANGE;
};

const PLACE_COLUMNS = { gpci: GPCI_COLUMNS, anesthesia: ANESTHESIA_COLUMNS } as const;

/** The GPCIs or anesthesia factors of each locality, by what they are: "pe_gpci of 10112-00". */
function figuresOf({ cells }: BundledRelease, role: keyof typeof PLACE_COLUMNS): Map<string, string> {
  const figures = cells(role).flatMap((line) =>
    PLACE_COLUMNS[role].flatMap((column, i): [string, string][] =>
      /_gpci|_cf/.test(column) ? [[`${column} of ${line[0]}-${line[1]}`, line[i] ?? '']] : [],
    ),
  );
  return new Map(figures);
}

/** Figures that are far from those of the latest release before that has them; blank ones are not compared. */
function figureProblems(release: BundledRelease, held: readonly HeldRelease[]): string[] {
  const { conversionFactor, effective } = release.entry;
  const far = (what: string, figure: string, of: string, id: string): string[] =>
    figure !== '' && of !== '' && isFar(figure, of)
      ? [`${what} is ${figure}, and that of ${id} is ${of}`]
      : [];
  const last = nearest(held, effective.from)?.entry;
  const ofPlaces = (['gpci', 'anesthesia'] as const).flatMap((role) => {
    const having = held.filter(({ entry }) => entry.files.some((file) => file.role === role));
    const before = nearest(having, effective.from);
    if (before === undefined) return [];
    const known = figuresOf(openRelease(before), role);
    return [...figuresOf(release, role)].flatMap(([what, figure]) =>
      far(what, figure, known.get(what) ?? '', before.entry.id),
    );
  });
  return last
    ? [...far('the conversion factor', conversionFactor, last.conversionFactor, last.id), ...ofPlaces]
    : [];
}

/** A year without a published factor can be confirmed only by what the file says of itself. */
function nameProblems({ entry }: ImportedRelease, factors: readonly PublishedFactor[]): string[] {
  const isConfirmed =
    entry.title !== '' || entry.released !== null || factors.some(({ year }) => year === entry.year);
  const name = entry.sources.find(({ role }) => role === 'rvu')?.name ?? '';
  return isConfirmed
    ? []
    : [`nothing but the name of ${name} says that it is ${entry.id}: add the CSV file or workbook`];
}

/**
 * What speaks against adding a release, one sentence each.
 * @param files of the package
 * @param plain the release whose lists serve all others
 * @param held every release held
 */
export function candidateProblems(
  candidate: ImportedRelease,
  files: DataFiles,
  plain: BundledRelease,
  held: readonly HeldRelease[],
): string[] {
  const { id, effective } = candidate.entry;
  const release = inMemory(candidate, files);
  const first = [
    ...nameProblems(candidate, publishedFactors(files.dir)),
    ...sizeProblems(candidate, nearest(held, effective.from)?.entry),
    ...figureProblems(release, held),
  ];
  if (first.length > 0) return first;
  const rules = rulesOf(files.dir);
  const bundle = { ...rules, releases: [lender(plain, plain), release] };
  return RELEASE_CHECKS.flatMap((check) => check.run(bundle)).filter((problem) => problem.startsWith(id));
}
