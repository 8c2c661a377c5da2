import type { SourceFile } from '../../core/release/fee-schedule.js';
import type { BundledFile, Manifest, ManifestRelease } from '../bundle/manifest.js';
import { anesthesiaBaseLines } from './anesthesia-base-file.js';
import { anesthesiaLines, countyLines, gpciLines } from './place-files.js';
import { qpDifferenceLines, type RelativeValues, readRelativeValues, relativeValueLines } from './pprrvu.js';
import { type CmsFile, ImportError, sha256 } from './source-file.js';
import { zipLines, zipRows } from './zip-file.js';

/** A release as it will be written to data/: its manifest entry and the text of its files by name. */
export interface ImportedRelease {
  readonly entry: ManifestRelease;
  readonly files: ReadonlyMap<string, string>;
}

type Role = SourceFile['role'];

const ROLE_PATTERNS: readonly (readonly [Role, RegExp])[] = [
  ['rvu-qp', /^PPRRVU.*_QPP\.csv$/i],
  ['rvu', /^PPRRVU.*\.csv$/i],
  ['gpci', /^GPCI.*\.csv$/i],
  ['anesthesia', /^ANES.*\.csv$/i],
  ['counties', /LOCCO.*\.csv$/i],
  ['zip', /^ZIP5.*\.csv$/i],
  ['anesthesia-base', /base_units.*\.txt$/i],
];

/** What a CMS file is, by its published name; null for files that are not imported (OPPSCAP, PDF …). */
export function roleOf(name: string): Role | null {
  return ROLE_PATTERNS.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}

/** Quarter of a release: its letter and its dates of service. CMS releases in January, April, July, October. */
const QUARTERS: Readonly<Record<string, readonly [letter: string, from: string, through: string]>> = {
  JAN: ['A', '01-01', '03-31'],
  APR: ['B', '04-01', '06-30'],
  JUL: ['C', '07-01', '09-30'],
  OCT: ['D', '10-01', '12-31'],
};

function identify(fileName: string): Pick<ManifestRelease, 'id' | 'year' | 'effective'> {
  const [, year = '', month = ''] = /^PPRRVU(?:20)?(\d\d)_(JAN|APR|JUL|OCT)/i.exec(fileName) ?? [];
  const quarter = QUARTERS[month.toUpperCase()];
  if (!quarter)
    throw new ImportError(fileName, 'the name does not include year and month, as PPRRVU2026_Jan… does');
  const [letter, from, through] = quarter;
  const effective = { from: `20${year}-${from}`, through: `20${year}-${through}` };
  return { id: `RVU${year}${letter}`, year: Number(`20${year}`), effective };
}

interface Output {
  readonly role: Role;
  readonly name: string;
  readonly lines: readonly string[];
}

function outputs(
  id: string,
  files: ReadonlyMap<Role, CmsFile>,
  values: RelativeValues,
  qp: RelativeValues | null,
): Output[] {
  const base = id.toLowerCase();
  const list: Output[] = [{ role: 'rvu', name: `${base}.csv`, lines: relativeValueLines(values) }];
  const add = (role: Role, name: string, toLines: (file: CmsFile) => string[]): void => {
    const file = files.get(role);
    if (file) list.push({ role, name, lines: toLines(file) });
  };
  if (qp) add('rvu-qp', `${base}-qp.csv`, (file) => qpDifferenceLines(file, qp, values));
  add('gpci', `${base}-gpci.tsv`, (file) => gpciLines(file, files.get('counties')));
  add('anesthesia', `${base}-anesthesia.tsv`, anesthesiaLines);
  add('anesthesia-base', `${base}-anesthesia-base.tsv`, anesthesiaBaseLines);
  add('counties', `${base}-counties.tsv`, countyLines);
  add('zip', `${base}-zip.csv`, zipLines);
  return list;
}

/** Rows of a source file: relative value rows for PPRRVU, contractor rows for the others. */
function sourceRows(role: Role, file: CmsFile, values: RelativeValues, qp: RelativeValues | null): number {
  if (role === 'rvu') return values.rows.length;
  if (role === 'rvu-qp') return qp?.rows.length ?? 0;
  if (role === 'anesthesia-base') return anesthesiaBaseLines(file).length - 1;
  if (role === 'zip') return zipRows(file).length;
  return file.records.filter((record) => /^\d{4,5}$/.test(record[0] ?? '')).length;
}

function byRole(cmsFiles: readonly CmsFile[]): Map<Role, CmsFile> {
  const files = new Map<Role, CmsFile>();
  for (const file of cmsFiles) {
    const role = roleOf(file.name);
    const other = role && files.get(role);
    if (other)
      throw new ImportError(file.name, `${other.name} is of the same kind; import one release at a time`);
    if (role) files.set(role, file);
  }
  return files;
}

/**
 * Turns the files of one CMS release into the files of the bundle. PPRRVU and GPCI are required, the rest is
 * optional.
 */
export function importRelease(cmsFiles: readonly CmsFile[]): ImportedRelease {
  const files = byRole(cmsFiles);
  const [rvuFile, qpFile] = [files.get('rvu'), files.get('rvu-qp')];
  if (!rvuFile) throw new ImportError('PPRRVU', 'no relative value file (PPRRVU….csv) is among the files');
  if (!files.has('gpci')) throw new ImportError('GPCI', 'no GPCI file (GPCI….csv) is among the files');
  const values = readRelativeValues(rvuFile);
  const qp = qpFile ? readRelativeValues(qpFile) : null;
  const { id, year, effective } = identify(rvuFile.name);

  const texts = new Map<string, string>();
  const bundled: BundledFile[] = outputs(id, files, values, qp).map(({ role, name, lines }) => {
    const text = `${lines.join('\n')}\n`;
    texts.set(name, text);
    return { role, name, sha256: sha256(text), rows: lines.length - 1 };
  });
  const sources: SourceFile[] = [...files].map(([role, file]) => ({
    role,
    name: file.name,
    sha256: file.sha256,
    rows: sourceRows(role, file, values, qp),
  }));
  const entry: ManifestRelease = {
    id,
    title: values.title,
    year,
    released: values.released,
    effective,
    conversionFactor: values.conversionFactor,
    conversionFactorQp: qp?.conversionFactor ?? null,
    sources: sources.sort((a, b) => (a.role < b.role ? -1 : 1)),
    files: bundled,
  };
  return { entry, files: texts };
}

/** The manifest with a release added, replacing any earlier import of it; oldest first. */
export function withRelease(manifest: Manifest, entry: ManifestRelease): Manifest {
  const others = manifest.releases.filter((release) => release.id !== entry.id);
  const releases = [...others, entry].sort((a, b) => (a.effective.from < b.effective.from ? -1 : 1));
  return { ...manifest, releases };
}
