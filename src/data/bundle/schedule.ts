import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from '../../core/issue/errors.js';
import type { FeeRow, RankedRow, WorkRvu } from '../../core/release/fee-row.js';
import type { AnesthesiaBase, FeeSchedule, Release, SourceFile } from '../../core/release/fee-schedule.js';
import type { Locality } from '../../core/release/locality.js';
import type { PlaceBook } from '../../core/release/place-book.js';
import type { RuleTables } from '../../core/release/rules.js';
import { readLocalities } from './localities.js';
import { builtFile, bundledDataDir } from './locate.js';
import {
  chooseRelease,
  fileOf,
  type Manifest,
  type ManifestRelease,
  readManifest,
  toRelease,
} from './manifest.js';
import { FilePlaceBook } from './places.js';
import { parseRowText, parseWorkText, withQpText } from './row-text.js';
import { FileRuleTables } from './rule-tables.js';
import { SortedFile } from './sorted-file.js';
import { readWorkRanks, WORK_RANKS } from './work-ranks.js';

/** A release of the bundle as the core reads it; each file is opened when first needed. */
class FileSchedule implements FeeSchedule {
  readonly release: Release;
  readonly places: PlaceBook;
  private rowFile: SortedFile | undefined;
  private qpFile: SortedFile | undefined;
  /** Rows already read, if files are kept in memory: a batch asks for the same few thousand again and again */
  private readonly knownRows = new Map<string, FeeRow>();
  private baseFile: SortedFile | undefined;
  private localityList: readonly Locality[] | undefined;

  constructor(
    private readonly dir: string,
    private readonly entry: ManifestRelease,
    readonly rules: RuleTables,
    private readonly inMemory: boolean,
    private readonly manifest: Manifest,
    /** The package's own data, of which the build made tables */
    private readonly isBuilt: boolean,
  ) {
    this.release = toRelease(entry);
    const zips = this.nearest('zip');
    const files = {
      dataDir: dir,
      zipSource: zips.sources.find((source) => source.role === 'zip')?.name ?? 'file of ZIP codes',
      zipPath: () => this.path('zip', zips),
      countiesPath: () => this.path('counties', this.nearest('counties')),
      anesthesiaPath: () => this.path('anesthesia'),
    };
    this.places = new FilePlaceBook(files, inMemory);
  }

  /**
   * This release, or the latest one before it that has a file of this role: CMS does not publish every file
   * with every release.
   */
  private nearest(role: SourceFile['role']): ManifestRelease {
    const { releases } = this.manifest;
    const until = releases.slice(0, releases.indexOf(this.entry) + 1);
    return until.findLast((release) => fileOf(release, role) !== null) ?? this.entry;
  }

  private get rows(): SortedFile {
    this.rowFile ??= new SortedFile(this.path('rvu'), this.inMemory);
    return this.rowFile;
  }

  private path(role: SourceFile['role'], entry: ManifestRelease = this.entry): string {
    const file = fileOf(entry, role);
    if (!file) throw new DataError('E_DATA_MISSING', `${entry.id} has no ${role} file in the bundle.`);
    const path = join(this.dir, file.name);
    if (!existsSync(path))
      throw new DataError(
        'E_DATA_MISSING',
        `The bundled file ${file.name} is missing.`,
        'Install rvu again.',
      );
    return path;
  }

  row(code: string, modifier: string, qp = false): FeeRow | null {
    if (!this.inMemory) return this.readRow(code, modifier, qp);
    const key = `${code}${modifier}${qp ? '+' : ''}`;
    const known = this.knownRows.get(key);
    if (known) return known;
    const row = this.readRow(code, modifier, qp);
    if (row) this.knownRows.set(key, row);
    return row;
  }

  private readRow(code: string, modifier: string, qp: boolean): FeeRow | null {
    const key = `${code},${modifier},`;
    const line = this.rows.find(key);
    if (line === null) return null;
    const row = parseRowText(line);
    if (!qp) return row;
    this.qpFile ??= new SortedFile(this.path('rvu-qp'), this.inMemory);
    const difference = this.qpFile.find(key);
    return difference === null ? row : withQpText(row, difference);
  }

  *rowsBetween(first: string, last: string): Generator<FeeRow> {
    for (const line of this.rows.linesBetween(first, last)) yield parseRowText(line);
  }

  workBetween(first: string, last: string): WorkRvu[] {
    return parseWorkText(this.rows.textBetween(first, last));
  }

  readyWork(section: string): readonly RankedRow[] | null {
    const path = this.isBuilt ? builtFile(WORK_RANKS) : null;
    if (path === null) return null;
    return readWorkRanks(readFileSync(path), fileOf(this.entry, 'rvu')?.sha256 ?? '', section);
  }

  anesthesiaBase(code: string): AnesthesiaBase | null {
    this.baseFile ??= new SortedFile(
      this.path('anesthesia-base', this.nearest('anesthesia-base')),
      this.inMemory,
    );
    const [, units, year] = this.baseFile.find(`${code}\t`)?.split('\t') ?? [];
    return units === undefined ? null : { units: Number(units), listYear: Number(year) };
  }

  localities(): readonly Locality[] {
    this.localityList ??= readLocalities(this.path('gpci'));
    return this.localityList;
  }
}

export interface OpenOptions {
  /** "RVU26A"; by default the newest in the bundle */
  readonly release?: string;
  /** A folder laid out like the package's data/, which is the default */
  readonly dataDir?: string;
  /** Read whole files: faster for thousands of answers, slower for one */
  readonly inMemory?: boolean;
}

/**
 * Opens a release of the bundle.
 * @throws UsageError E_RELEASE_UNKNOWN
 * @throws DataError E_DATA_MISSING, E_DATA_DAMAGED
 */
export function openSchedule(options: OpenOptions = {}): FeeSchedule {
  const dir = options.dataDir ?? bundledDataDir();
  const manifest = readManifest(dir);
  const entry = chooseRelease(manifest, options.release);
  const isBuilt = options.dataDir === undefined;
  return new FileSchedule(dir, entry, new FileRuleTables(dir), options.inMemory ?? false, manifest, isBuilt);
}
