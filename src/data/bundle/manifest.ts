import { UsageError } from '../../core/issue/errors.js';
import { echo } from '../../core/issue/quoting.js';
import { CONVERSION_FACTOR_SCALE, parseScaled } from '../../core/number/decimal.js';
import type { Release, SourceFile } from '../../core/release/fee-schedule.js';
import { damaged } from '../sealed/damage.js';
import type { DataFiles } from '../sealed/data-files.js';

/** A file of the bundle, as written by the import program. */
export interface BundledFile {
  readonly role: SourceFile['role'];
  readonly name: string;
  /** Of the file; for an edition, of its plain CSV text, which `rvu release show` prints */
  readonly sha256: string;
  readonly rows: number;
  /** Which edition of the file is the release's, if several releases share one (see EditionFile) */
  readonly edition?: string;
  /** SHA-256 of the table that was made of the file when the release was added; the build makes those of the bundle */
  readonly table?: string;
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
  /** Lists that are published apart from the releases and were added by themselves; each looks like a release of them */
  readonly lists?: readonly ManifestRelease[];
}

/** Whether a value has the lists that every use of a manifest begins with; the rest of its content is sealed. */
function isManifest(value: unknown): value is Manifest {
  const releases = (value as Partial<Manifest> | null)?.releases;
  return (
    Array.isArray(releases) &&
    releases.every(
      (release: Partial<ManifestRelease> | null) =>
        typeof release?.id === 'string' && Array.isArray(release.files) && Array.isArray(release.sources),
    )
  );
}

/** The name of the manifest within a folder of releases. */
export const MANIFEST = 'manifest.json';

/**
 * What a folder of releases holds.
 * @param folder within the data folder, with a slash; blank for the data folder itself
 * @throws DataError E_DATA_DAMAGED
 */
export function readManifest(files: DataFiles, folder = ''): Manifest {
  const name = folder + MANIFEST;
  const manifest = files.json<unknown>(name);
  if (!isManifest(manifest)) throw damaged(files.data(name).name, 'is not a list of releases');
  return manifest;
}

/** The release named, or by default the newest in the manifest. @throws UsageError E_RELEASE_UNKNOWN */
export function chooseRelease(manifest: Manifest, id?: string): ManifestRelease {
  const release = id ? manifest.releases.find((r) => r.id === id.toUpperCase()) : manifest.releases.at(-1);
  if (release) return release;
  throw unknownRelease(id ?? '', manifest.releases);
}

export function unknownRelease(
  id: string,
  bundled: readonly ManifestRelease[],
  added: readonly ManifestRelease[] = [],
): UsageError {
  const list = (releases: readonly ManifestRelease[]): string => releases.map((each) => each.id).join(', ');
  const isLater = /^RVU\d\d[A-D]R?$/i.test(id) && id.toUpperCase() > (bundled[0]?.id ?? '');
  const add = isLater ? `Add ${id.toUpperCase()} with rvu release add. ` : '';
  const hint = `${add}Bundled: ${list(bundled)}${added.length > 0 ? `; added: ${list(added)}` : ''}.`;
  return new UsageError('E_RELEASE_UNKNOWN', `Release ${echo(id)} is neither bundled nor added.`, hint);
}

export function fileOf(release: ManifestRelease, role: SourceFile['role']): BundledFile | null {
  return release.files.find((file) => file.role === role) ?? null;
}

/** The conversion factor of a release. @throws DataError E_DATA_DAMAGED if it is not a decimal */
function factorOf(text: string): number {
  const factor = parseScaled(text, CONVERSION_FACTOR_SCALE);
  if (factor === null) throw damaged(MANIFEST, `has the conversion factor "${text}"`);
  return factor;
}

/** @param borrowed what the release uses of others */
export function toRelease(entry: ManifestRelease, borrowed: Release['borrowed'] = []): Release {
  const { id, title, year, released, effective, sources } = entry;
  const conversionFactorQp = entry.conversionFactorQp === null ? null : factorOf(entry.conversionFactorQp);
  return {
    id,
    title,
    year,
    released,
    effective,
    sources,
    borrowed,
    conversionFactor: factorOf(entry.conversionFactor),
    conversionFactorQp,
  };
}
