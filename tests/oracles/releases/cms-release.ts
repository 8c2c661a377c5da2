import { readdirSync, readFileSync } from 'node:fs';
import { readArchive } from '../../../src/data/import/formats/archive.js';
import { hasShared, sharedPath } from '../../support/shared.js';
import { csvRecords } from '../../support/text.js';

/** The files of a release as CMS published them, or as they were rebuilt, read by position and not by header. */
export interface CmsRelease {
  readonly id: string;
  /** Records of the relative value file: code, modifier, description, status … */
  readonly rows: readonly (readonly string[])[];
  readonly gpci: readonly (readonly string[])[];
  readonly counties: readonly (readonly string[])[];
  readonly anesthesia: readonly (readonly string[])[];
  readonly caps: readonly (readonly string[])[];
}

/** Where the files of each release are; of two places, the first has CMS's own files. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  RVU20A: ['history/PPRRVU20_JAN.csv', 'reconstructed/RVU20A.zip'],
  RVU20B: ['RVU20B', 'reconstructed/RVU20B.zip'],
  RVU21A: ['history/PPRRVU21_JAN.csv', 'reconstructed/RVU21A.zip'],
  ...Object.fromEntries(
    ['20C', '20D', '21B', '21C', '21D', '22B', '22C', '22D', '23B', '23C', '23D', '24AR', '24B', '24C'].map(
      (name) => [`RVU${name}`, [`reconstructed/RVU${name}.zip`]],
    ),
  ),
  ...Object.fromEntries(
    ['22A', '23A', '24A', '25A'].map((name) => [`RVU${name}`, [`archives/RVU${name}.zip`]]),
  ),
  RVU25D: ['RVU25D'],
  RVU26A: ['RVU26A'],
  RVU26C: ['RVU26C'],
};

export const CMS_RELEASES = hasShared ? Object.keys(PLACES).sort() : [];

type Files = ReadonlyMap<string, string>;

/** Every CSV file of a folder, an archive or a path, by name. */
export function csvFilesOf(place: string): Files {
  const path = sharedPath(place);
  if (place.endsWith('.zip')) {
    const { files } = readArchive(path, (name) => name.endsWith('.csv'));
    return new Map(files.map(({ name, bytes }) => [name, bytes.toString('latin1')]));
  }
  const paths = place.endsWith('.csv') ? [path] : readdirSync(path).map((name) => sharedPath(place, name));
  return new Map(paths.map((each) => [each.split('/').at(-1) ?? '', readFileSync(each, 'latin1')]));
}

const isRow = ([code = '', , , status = '']: readonly string[]): boolean =>
  /^[A-Z0-9]{3,5}$/.test(code) && code !== 'HCPCS' && /^[A-Z]$/.test(status);
const isPlace = ([mac = '']: readonly string[]): boolean => /^\d{4,5}$/.test(mac);

/** The first file among the places whose name fits, as records. */
function records(all: readonly Files[], name: RegExp): string[][] {
  for (const files of all) {
    const found = [...files.keys()].find((each) => name.test(each));
    if (found !== undefined) return csvRecords(files.get(found) ?? '');
  }
  return [];
}

export function cmsRelease(id: string): CmsRelease {
  const all = (PLACES[id] ?? []).map(csvFilesOf);
  return {
    id,
    rows: records(all, /^PPRRVU(?!.*_QPP)/).filter(isRow),
    gpci: records(all, /^GPCI/).filter(isPlace),
    counties: records(all, /LOCCO/).filter(isPlace),
    anesthesia: records(all, /^ANES/).filter(isPlace),
    caps: records(all, /^OPPSCAP/).filter(([code = '']) => /^[A-Z0-9]{5}$/.test(code) && code !== 'HCPCS'),
  };
}

/** Columns of the relative value file by position: PRIC IND, new in 2026, is the 24th. */
export function columnsOf({ rows }: CmsRelease): { readonly factor: number; readonly cap: number } {
  const isWide = rows[0]?.length === 32;
  return { factor: isWide ? 25 : 24, cap: isWide ? 29 : 28 };
}
