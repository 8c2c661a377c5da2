import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ReferenceSource } from '../../../core/reference/code-reference.js';
import { writeFile } from '../../files/new-file.js';
import { regularFileOf } from '../../files/target.js';
import { REFERENCE_FILES, REFERENCE_FOLDER, type ReferenceManifest } from '../../reference/manifest.js';
import { type CmsFile, ImportError, readCmsFile, sha256 } from '../formats/source-file.js';
import { readRelativeValues } from '../pprrvu.js';
import { classification } from './rbcs.js';
import { serviceLines, specialtyLines } from './utilization.js';
import { type SheetCell, workTimeLines } from './work-time.js';

const ABOUT =
  'Written by `npm run data:reference` from the files named here; never by hand. period is the year or years that the figures are for.';

/** A file as it is on disk. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** The rows of its first sheet, if it is a workbook */
  readonly sheet: readonly (readonly SheetCell[])[] | null;
}

type Role = ReferenceSource['role'];

const ROLE_PATTERNS: readonly (readonly [Role, RegExp])[] = [
  ['work-time', /Work_Time.*\.xlsx$/i],
  ['work', /^PPRRVU.*\.csv$/i],
  ['rbcs', /^rbcs.*\.csv$/i],
  ['specialties', /^specialty_top50.*\.csv$/i],
  ['services', /^top500_hcpcs.*\.csv$/i],
];

/** What a file is, by its published name; null for files that this program does not import. */
export function referenceRole(name: string): Role | null {
  return ROLE_PATTERNS.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}

const PERIODS: Readonly<Record<Role, RegExp>> = {
  // The final rule comes out in the fall before its year: "16OCT24" is that of 2025.
  'work-time': /_\d\d(?:OCT|NOV|DEC)(\d\d)\./i,
  work: /^PPRRVU(?:20)?(\d\d)_/i,
  rbcs: /rbcs(20\d\d)/i,
  specialties: /_(20\d\d)\./,
  services: /_(20\d\d)_(20\d\d)\./,
};

function periodOf(role: Role, name: string): string {
  const [, first, last] = PERIODS[role].exec(name) ?? [];
  if (first === undefined) throw new ImportError(name, 'the name does not say what year the figures are for');
  if (role === 'work-time') return String(2001 + Number(first));
  if (role === 'work') return `20${first}`;
  return last === undefined ? first : `${first}-${last}`;
}

/** The files of the bundle by name, from CMS's; each kind of file must be there once. */
export function importReference(files: readonly GivenFile[]): ReadonlyMap<string, string> {
  const given = new Map<Role, GivenFile>();
  for (const file of files) {
    const role = referenceRole(file.name);
    const other = role && given.get(role);
    if (other) throw new ImportError(file.name, `${other.name} is of the same kind; give one of them`);
    if (role) given.set(role, file);
  }
  const need = (role: Role): GivenFile => {
    const file = given.get(role);
    if (!file) throw new ImportError(role, 'no such file is among the files');
    return file;
  };
  const csv = (role: Role): CmsFile => readCmsFile(need(role).name, need(role).bytes);
  const times = need('work-time');
  const values = readRelativeValues(csv('work'));
  if (periodOf('work-time', times.name) !== periodOf('work', need('work').name))
    throw new ImportError(times.name, `${need('work').name} is for another year`);
  const { groups, codes } = classification(csv('rbcs'));
  const lines: readonly (readonly [name: string, lines: readonly string[]])[] = [
    [REFERENCE_FILES.workTime, workTimeLines(times.name, times.sheet ?? [], values)],
    [REFERENCE_FILES.groups, groups],
    [REFERENCE_FILES.classified, codes],
    [REFERENCE_FILES.specialties, specialtyLines(csv('specialties'))],
    [REFERENCE_FILES.services, serviceLines(csv('services'))],
  ];
  const texts = new Map(lines.map(([name, all]) => [name, `${all.join('\n')}\n`]));
  const sources = [...given].map(([role, { name, bytes, sheet }]) => ({
    role,
    name,
    sha256: sha256(bytes),
    rows: sheet ? sheet.length - 1 : role === 'work' ? values.rows.length : csv(role).records.length - 1,
    period: periodOf(role, name),
  }));
  const manifest: ReferenceManifest = {
    about: ABOUT,
    sources: sources.sort((a, b) => (a.role < b.role ? -1 : 1)),
    files: [...texts].map(([name, text]) => ({
      name,
      sha256: sha256(text),
      rows: text.split('\n').length - 2,
    })),
  };
  return texts.set(REFERENCE_FILES.manifest, `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Imports the files into a data folder; the manifest is written last. Returns the names written. */
export function buildReference(files: readonly GivenFile[], dataDir: string): string[] {
  const texts = importReference(files);
  const folder = join(dataDir, REFERENCE_FOLDER);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of texts) writeFile(regularFileOf(join(folder, name)), text);
  return [...texts.keys()];
}
