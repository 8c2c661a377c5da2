import type { SourceFile } from '../../core/release/fee-schedule.js';
import type { HeldRelease } from '../bundle/held-releases.js';
import { parseRowText, ROW_COLUMNS } from '../bundle/row-text.js';
import { RELEASE_CHECKS } from '../check/index.js';
import { type BundledRelease, rulesOf } from '../check/shape/bundle.js';
import { type PublishedFactor, publishedFactors } from '../import/factors.js';
import type { ImportedRelease } from '../import/release.js';
import type { DataFiles } from '../sealed/data-files.js';

/** Whether an imported release may be added: it passes the checks of the bundle, and it is as large as its neighbors. */

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

function sizeProblems({ entry }: ImportedRelease, held: readonly HeldRelease[]): string[] {
  const before = nearest(held, entry.effective.from)?.entry;
  const count = (of: typeof entry | undefined, role: SourceFile['role']): number =>
    of?.files.find((file) => file.role === role)?.rows ?? 0;
  const source = (role: SourceFile['role']): string =>
    entry.sources.find((each) => each.role === role)?.name ?? '';
  const [rows, places] = [count(entry, 'rvu'), count(entry, 'gpci')];
  const [rowsBefore, placesBefore] = [count(before, 'rvu'), count(before, 'gpci')];
  return [
    ...(rows < rowsBefore * FEWEST_ROWS
      ? [`${source('rvu')} has ${rows} rows and ${before?.id} has ${rowsBefore}: it seems to be cut short`]
      : []),
    ...(Math.abs(places - placesBefore) > placesBefore * LOCALITIES_MAY_DIFFER
      ? [`${source('gpci')} has ${places} localities and ${before?.id} has ${placesBefore}`]
      : []),
  ];
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
  const first = [...nameProblems(candidate, publishedFactors(files.dir)), ...sizeProblems(candidate, held)];
  if (first.length > 0) return first;
  const rules = rulesOf(files.dir);
  const { id } = candidate.entry;
  const bundle = { ...rules, releases: [lender(plain, plain), inMemory(candidate, files)] };
  return RELEASE_CHECKS.flatMap((check) => check.run(bundle)).filter((problem) => problem.startsWith(id));
}
