import { UsageError } from '../../core/issue/errors.js';
import { echo } from '../../core/issue/quoting.js';
import { CONVERSION_FACTOR_SCALE, parseScaled } from '../../core/number/decimal.js';
import type { Release, SourceFile } from '../../core/release/fee-schedule.js';
import { readBundledJson } from './json-file.js';

/** A file of the bundle, as written by the import program. */
export interface BundledFile {
  readonly role: SourceFile['role'];
  readonly name: string;
  /** Of the file; for an edition, of its plain CSV text, which `rvu release show` prints */
  readonly sha256: string;
  readonly rows: number;
  /** Which edition of the file is the release's, if several releases share one (see EditionFile) */
  readonly edition?: string;
}

/** One release of data/manifest.json; decimals are kept as CMS's text. */
export interface ManifestRelease {
  readonly id: string;
  readonly title: string;
  readonly year: number;
  readonly released: string | null;
  readonly effective: { readonly from: string; readonly through: string };
  readonly conversionFactor: string;
  readonly conversionFactorQp: string | null;
  readonly sources: readonly SourceFile[];
  readonly files: readonly BundledFile[];
}

export interface Manifest {
  readonly about: string;
  readonly releases: readonly ManifestRelease[];
}

/** What the bundle holds. @throws DataError E_DATA_MISSING, E_DATA_DAMAGED */
export function readManifest(dataDir: string): Manifest {
  return readBundledJson<Manifest>(dataDir, 'manifest.json');
}

/** The release named, or by default the newest in the manifest. @throws UsageError E_RELEASE_UNKNOWN */
export function chooseRelease(manifest: Manifest, id?: string): ManifestRelease {
  const release = id ? manifest.releases.find((r) => r.id === id.toUpperCase()) : manifest.releases.at(-1);
  if (release) return release;
  throw unknownRelease(id ?? '', manifest.releases);
}

export function unknownRelease(id: string, releases: readonly ManifestRelease[]): UsageError {
  const known = releases.map((each) => each.id).join(', ');
  return new UsageError('E_RELEASE_UNKNOWN', `Release ${echo(id)} is not bundled.`, `Bundled: ${known}.`);
}

export function fileOf(release: ManifestRelease, role: SourceFile['role']): BundledFile | null {
  return release.files.find((file) => file.role === role) ?? null;
}

/** @param borrowed what the release uses of others */
export function toRelease(entry: ManifestRelease, borrowed: Release['borrowed'] = []): Release {
  const factor = (text: string): number => parseScaled(text, CONVERSION_FACTOR_SCALE) ?? Number.NaN;
  const { id, title, year, released, effective, sources } = entry;
  const conversionFactorQp = entry.conversionFactorQp === null ? null : factor(entry.conversionFactorQp);
  return {
    id,
    title,
    year,
    released,
    effective,
    sources,
    borrowed,
    conversionFactor: factor(entry.conversionFactor),
    conversionFactorQp,
  };
}
