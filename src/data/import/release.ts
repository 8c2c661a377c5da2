import type { SourceFile } from '../../core/release/fee-schedule.js';
import type { StateName } from '../../core/release/place-book.js';
import type { BundledFile, Manifest, ManifestRelease } from '../bundle/manifest.js';
import { anesthesiaBaseLines } from './anesthesia-base-file.js';
import { capLines, capRows } from './caps-file.js';
import type { PublishedFactor } from './factors.js';
import { type CmsFile, ImportError, sha256 } from './formats/source-file.js';
import { identify, refuseOtherYear } from './identity.js';
import { anesthesiaLines, countyLines, gpciLines } from './place-files.js';
import {
  qpDifferenceLines,
  type RelativeValues,
  readRelativeValues,
  refuseOtherQp,
  relativeValueLines,
} from './pprrvu.js';
import { zipLines, zipRows } from './zip-file.js';

/** A release as it will be written to data/: its manifest entry and the text of its files by name. */
export interface ImportedRelease {
  readonly entry: ManifestRelease;
  readonly files: ReadonlyMap<string, string>;
}

type Role = SourceFile['role'];

const ROLE_PATTERNS: readonly (readonly [Role, RegExp])[] = [
  ['rvu-qp', /^PPRRVU.*_QPP\.(csv|txt|xlsx)$/i],
  ['rvu', /^PPRRVU.*\.(csv|txt|xlsx)$/i],
  ['gpci', /^GPCI.*\.(csv|txt|xlsx)$/i],
  ['anesthesia', /^ANES.*\.(csv|txt|xlsx)$/i],
  ['counties', /LOCCO.*\.(csv|txt|xlsx)$/i],
  ['opps-cap', /^OPPSCAP.*\.(csv|txt|xlsx)$/i],
  ['zip', /^ZIP5.*\.(csv|txt|xlsx)$/i],
  ['zip9', /^ZIP9.*\.txt$/i],
  ['anesthesia-base', /base_units.*\.txt$/i],
];

/** What a CMS file is, by its published name; null for files that are not imported (documentation in PDF …). */
export function roleOf(name: string): Role | null {
  // macOS puts a file of its own, "._GPCI2027.csv", beside each one of an archive.
  if (name.startsWith('._')) return null;
  return ROLE_PATTERNS.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
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
  states: readonly StateName[],
): Output[] {
  const base = id.toLowerCase();
  const list: Output[] = [{ role: 'rvu', name: `${base}.csv`, lines: relativeValueLines(values) }];
  const add = (role: Role, name: string, toLines: (file: CmsFile) => string[]): void => {
    const file = files.get(role);
    if (file) list.push({ role, name, lines: toLines(file) });
  };
  if (qp) add('rvu-qp', `${base}-qp.csv`, (file) => qpDifferenceLines(file, qp, values));
  add('gpci', `${base}-gpci.tsv`, (file) => gpciLines(file, files.get('counties'), states));
  add('anesthesia', `${base}-anesthesia.tsv`, anesthesiaLines);
  add('anesthesia-base', `${base}-anesthesia-base.tsv`, anesthesiaBaseLines);
  add('counties', `${base}-counties.tsv`, countyLines);
  add('zip', `${base}-zip.csv`, zipLines);
  add('opps-cap', `${base}-oppscap.csv`, capLines);
  return list;
}

/** Rows of a source file: relative value rows for PPRRVU, contractor rows for the others. */
function sourceRows(role: Role, file: CmsFile, values: RelativeValues, qp: RelativeValues | null): number {
  if (role === 'rvu') return values.rows.length;
  if (role === 'rvu-qp') return qp?.rows.length ?? 0;
  if (role === 'anesthesia-base') return anesthesiaBaseLines(file).length - 1;
  if (role === 'zip') return zipRows(file).length;
  if (role === 'opps-cap') return capRows(file).length;
  return file.records.filter((record) => /^\d{4,5}$/.test(record[0] ?? '')).length;
}

function byRole(cmsFiles: readonly CmsFile[]): Map<Role, CmsFile> {
  const files = new Map<Role, CmsFile>();
  for (const file of cmsFiles) {
    const role = roleOf(file.name);
    // ZIP+4 codes are a list of their own.
    if (role === null || role === 'zip9') continue;
    if (role === 'counties' && file.records.length === 0) continue;
    const other = files.get(role);
    // A table written from a release yields to the file that CMS published.
    if (other?.rebuiltFrom === undefined && file.rebuiltFrom !== undefined && other) continue;
    if (other && other.rebuiltFrom === file.rebuiltFrom)
      throw new ImportError(file.name, `${other.name} is of the same kind; import one release at a time`);
    files.set(role, file);
  }
  return files;
}

/** What the import must know besides the files: the published factors and the names of the states. */
export interface ImportRules {
  readonly factors: readonly PublishedFactor[];
  readonly states: readonly StateName[];
}

/**
 * Turns the files of one CMS release into the files of the bundle. PPRRVU and GPCI are required, the rest is
 * optional.
 */
export function importRelease(
  cmsFiles: readonly CmsFile[],
  { factors, states }: ImportRules = { factors: [], states: [] },
): ImportedRelease {
  const files = byRole(cmsFiles);
  const [rvuFile, qpFile] = [files.get('rvu'), files.get('rvu-qp')];
  if (!rvuFile) throw new ImportError('PPRRVU', 'no relative value file (PPRRVU….csv) is among the files');
  if (!files.has('gpci')) throw new ImportError(rvuFile.name, 'no GPCI file (GPCI….csv) is with it');
  const values = readRelativeValues(rvuFile);
  const qp = qpFile ? readRelativeValues(qpFile) : null;
  const identity = identify(rvuFile.name, values, factors);
  const { id, year, effective } = identity;
  for (const file of files.values()) refuseOtherYear(file, identity);
  if (qpFile && qp) refuseOtherQp(qpFile, qp, values);

  const texts = new Map<string, string>();
  const bundled: BundledFile[] = outputs(id, files, values, qp, states).map(({ role, name, lines }) => {
    const text = `${lines.join('\n')}\n`;
    texts.set(name, text);
    return { role, name, sha256: sha256(text), rows: lines.length - 1 };
  });
  const sources: SourceFile[] = [...files].map(([role, file]) => ({
    role,
    name: file.name,
    sha256: file.sha256,
    rows: sourceRows(role, file, values, qp),
    ...(file.archive ? { archive: file.archive } : {}),
    ...(file.rebuiltFrom === undefined ? {} : { rebuiltFrom: file.rebuiltFrom }),
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
