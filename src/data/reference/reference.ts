import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from '../../core/issue/errors.js';
import { parseScaled } from '../../core/number/decimal.js';
import type {
  BillingSpecialty,
  CodeClass,
  CodeReference,
  ReferenceSource,
  WorkTime,
} from '../../core/reference/code-reference.js';
import { builtFile, bundledDataDir } from '../bundle/locate.js';
import { SortedFile } from '../bundle/sorted-file.js';
import {
  REFERENCE_FILES,
  REFERENCE_FOLDER,
  type ReferenceManifest,
  readReferenceManifest,
} from './manifest.js';

/** Longer than any two lines of specialties.tsv; a test verifies this. */
export const SPECIALTIES_WINDOW = 8192;

/** The name in dist of the work per hour of each section's rows, written by the build. */
export const HOUR_RANKS = 'hour-ranks.json';

/** By release and section, lowest first. */
export type HourRanks = Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;

const SCALE = 2;

/** A cell of minutes or RVUs; null if it is blank. */
const figure = (cell: string): number | null => (cell === '' ? null : parseScaled(cell, SCALE));

function toWorkTime(line: string): WorkTime {
  const [, pre = '', intra = '', post = '', visits = '', total = '', work = ''] = line.split('\t');
  return {
    pre: figure(pre),
    intra: figure(intra),
    post: figure(post),
    visits: figure(visits),
    total: figure(total) ?? 0,
    work: figure(work),
  };
}

function toSpecialty(text: string): BillingSpecialty {
  const at = text.lastIndexOf('=');
  return { specialty: text.slice(0, at), services: Number(text.slice(at + 1)) };
}

/** CMS's other figures about codes, each file opened when first needed and searched by code. */
class FileReference implements CodeReference {
  private timeFile: SortedFile | undefined;
  private classFile: SortedFile | undefined;
  private specialtyFile: SortedFile | undefined;
  private groupList: readonly CodeClass[] | undefined;
  private manifestFile: ReferenceManifest | undefined;

  constructor(
    private readonly dataDir: string,
    private readonly inMemory: boolean,
    /** The package's own data, of which the build made a table */
    private readonly isBuilt: boolean,
  ) {}

  private path(name: string): string {
    const path = join(this.dataDir, REFERENCE_FOLDER, name);
    if (existsSync(path)) return path;
    const file = `${REFERENCE_FOLDER}/${name}`;
    throw new DataError('E_DATA_MISSING', `The bundled file ${file} is missing.`, 'Install rvu again.');
  }

  private open(name: string, window?: number): SortedFile {
    return new SortedFile(this.path(name), this.inMemory, window);
  }

  workTime(code: string): WorkTime | null {
    this.timeFile ??= this.open(REFERENCE_FILES.workTime);
    const line = this.timeFile.find(`${code}\t`);
    return line === null ? null : toWorkTime(line);
  }

  readyHours(release: string, section: string): readonly number[] | null {
    const path = this.isBuilt ? builtFile(HOUR_RANKS) : null;
    if (path === null) return null;
    const ranks = JSON.parse(readFileSync(path, 'latin1')) as HourRanks;
    return ranks[release]?.[section] ?? null;
  }

  /** The groups by their number, less one. */
  private get groups(): readonly CodeClass[] {
    this.groupList ??= readFileSync(this.path(REFERENCE_FILES.groups), 'latin1')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => {
        const [, category = '', subcategory = '', family = ''] = line.split('\t');
        return { category, subcategory, family: family || null };
      });
    return this.groupList;
  }

  private groupOf(line: string): readonly [code: string, group: CodeClass] {
    const [code = '', number = ''] = line.split('\t');
    const group = this.groups[Number(number) - 1];
    if (group) return [code, group];
    throw new DataError(
      'E_DATA_DAMAGED',
      'The bundled classification of codes is damaged.',
      'Install rvu again.',
    );
  }

  private get classified(): SortedFile {
    this.classFile ??= this.open(REFERENCE_FILES.classified);
    return this.classFile;
  }

  classOf(code: string): CodeClass | null {
    const line = this.classified.find(`${code}\t`);
    return line === null ? null : this.groupOf(line)[1];
  }

  *classes(): Generator<readonly [code: string, group: CodeClass]> {
    for (const line of this.classified.linesBetween('00000', 'ZZZZZ')) yield this.groupOf(line);
  }

  billedBy(code: string): readonly BillingSpecialty[] {
    this.specialtyFile ??= this.open(REFERENCE_FILES.specialties, SPECIALTIES_WINDOW);
    const line = this.specialtyFile.find(`${code}\t`);
    return line === null
      ? []
      : line
          .slice(code.length + 1)
          .split('; ')
          .map(toSpecialty);
  }

  source(role: ReferenceSource['role']): ReferenceSource {
    this.manifestFile ??= readReferenceManifest(this.dataDir);
    const source = this.manifestFile.sources.find((each) => each.role === role);
    if (source) return source;
    throw new DataError('E_DATA_MISSING', `The bundle names no ${role} file.`, 'Install rvu again.');
  }
}

export interface ReferenceOptions {
  /** A folder laid out like the package's data/, which is the default */
  readonly dataDir?: string;
  /** Read whole files: faster for thousands of answers, slower for one */
  readonly inMemory?: boolean;
}

/**
 * Opens what CMS publishes about codes besides the fee schedule: work times, RBCS groups, most billed codes; each file
 * is read when first needed. @throws DataError E_DATA_MISSING, E_DATA_DAMAGED
 */
export function openReference({ dataDir, inMemory = false }: ReferenceOptions = {}): CodeReference {
  return new FileReference(dataDir ?? bundledDataDir(), inMemory, dataDir === undefined);
}
