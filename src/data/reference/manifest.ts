import type { ReferenceSource } from '../../core/reference/code-reference.js';
import type { DataFiles } from '../sealed/data-files.js';

/** The folder in data/ for CMS's figures about codes that are not part of a release of the fee schedule. */
export const REFERENCE_FOLDER = 'reference';

export const REFERENCE_FILES = {
  manifest: 'manifest.json',
  workTime: 'work-time.tsv',
  groups: 'rbcs-groups.tsv',
  classified: 'rbcs.tsv',
  specialties: 'specialties.tsv',
  services: 'services.tsv',
} as const;

/** The name of a file of the folder within data/. */
export const referenceFile = (file: keyof typeof REFERENCE_FILES): string =>
  `${REFERENCE_FOLDER}/${REFERENCE_FILES[file]}`;

/** Where each file of the folder came from. */
export interface ReferenceManifest {
  readonly about: string;
  readonly sources: readonly ReferenceSource[];
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly rows: number }[];
}

/** @throws DataError E_DATA_DAMAGED */
export function readReferenceManifest(files: DataFiles): ReferenceManifest {
  return files.json<ReferenceManifest>(referenceFile('manifest'));
}
