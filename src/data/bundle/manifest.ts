import { UsageError } from '../../core/issue/errors.js';
import { CONVERSION_FACTOR_SCALE, parseScaled } from '../../core/number/decimal.js';
import type { Release, SourceFile } from '../../core/release/fee-schedule.js';
import { readBundledJson } from './json-file.js';

/** A file of the bundle, as written by the import program. */
export interface BundledFile {
  readonly role: SourceFile['role'];
  readonly name: string;
  readonly sha256: string;
  readonly rows: number;
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

/** The release named, or by default the newest in the bundle. */
export function chooseRelease(manifest: Manifest, id?: string): ManifestRelease {
  const release = id ? manifest.releases.find((r) => r.id === id.toUpperCase()) : manifest.releases.at(-1);
  if (release) return release;
  const known = manifest.releases.map((r) => r.id).join(', ');
  throw new UsageError('E_RELEASE_UNKNOWN', `Release ${id} is not bundled.`, `Bundled: ${known}.`);
}

export function fileOf(release: ManifestRelease, role: SourceFile['role']): BundledFile | null {
  return release.files.find((file) => file.role === role) ?? null;
}

export function toRelease(entry: ManifestRelease): Release {
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
    conversionFactor: factor(entry.conversionFactor),
    conversionFactorQp,
  };
}
