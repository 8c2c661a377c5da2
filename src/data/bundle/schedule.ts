import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from '../../core/issue/errors.js';
import type { FeeRow, RankedRow, WorkRvu } from '../../core/release/fee-row.js';
import type { AnesthesiaBase, FeeSchedule, Release, SourceFile } from '../../core/release/fee-schedule.js';
import type { Locality } from '../../core/release/locality.js';
import type { PlaceBook } from '../../core/release/place-book.js';
import type { RuleTables } from '../../core/release/rules.js';
import { EditionFile, EditionLines } from '../editions/edition-file.js';
import { borrowedBy, findHeld, type HeldRelease, heldReleases, lenderOf } from './held-releases.js';
import { readLocalities } from './localities.js';
import { builtFile, bundledDataDir } from './locate.js';
import { fileOf, type ManifestRelease, toRelease } from './manifest.js';
import { FilePlaceBook } from './places.js';
import { parseRowText, parseWorkText, withQpText } from './row-text.js';
import { FileRuleTables } from './rule-tables.js';
import { SortedFile } from './sorted-file.js';
import { readWorkRanks, WORK_RANKS } from './work-ranks.js';

/** A release of the bundle as the core reads it; each file is opened when first needed. */
class FileSchedule implements FeeSchedule {
  readonly release: Release;
  readonly places: PlaceBook;
  private rowFile: SortedFile | EditionLines | undefined;
  private qpFile: SortedFile | undefined;
  /** Rows already read, if files are kept in memory: a batch asks for the same few thousand again and again */
  private readonly knownRows = new Map<string, FeeRow>();
  private baseFile: SortedFile | undefined;
  private localityList: readonly Locality[] | undefined;
  /** Every release held, read when this one lacks a file */
  private readonly all: () => readonly HeldRelease[];

  constructor(
    dataDir: string,
    private readonly held: HeldRelease,
    readonly rules: RuleTables,
    private readonly inMemory: boolean,
    /** The package's own data, of which the build made tables */
    private readonly isBuilt: boolean,
  ) {
    let all: readonly HeldRelease[] | undefined;
    this.all = () => {
      all ??= heldReleases(dataDir);
      return all;
    };
    this.release = toRelease(held.entry, borrowedBy(held, this.all));
    const zips = this.lender('zip');
    const files = {
      dataDir,
      zipSource: zips.entry.sources.find((source) => source.role === 'zip')?.name ?? 'file of ZIP codes',
      zipPath: () => this.path('zip', zips),
      countiesPath: () => this.path('counties', this.lender('counties')),
      anesthesiaPath: () => this.path('anesthesia', this.lender('anesthesia')),
    };
    this.places = new FilePlaceBook(files, inMemory);
  }

  private get entry(): ManifestRelease {
    return this.held.entry;
  }

  /** This release, or the one whose file of a role it borrows: CMS does not publish every file with each release. */
  private lender(role: SourceFile['role']): HeldRelease {
    if (fileOf(this.entry, role)) return this.held;
    return lenderOf(role, this.held, this.all()) ?? this.held;
  }

  private get rows(): SortedFile | EditionLines {
    this.rowFile ??= this.openRows();
    return this.rowFile;
  }

  private openRows(): SortedFile | EditionLines {
    const path = this.path('rvu');
    const edition = fileOf(this.entry, 'rvu')?.edition;
    if (edition === undefined) return new SortedFile(path, this.inMemory);
    return new EditionLines(new EditionFile(path), edition);
  }

  private path(role: SourceFile['role'], { dir, entry }: HeldRelease = this.held): string {
    const file = fileOf(entry, role);
    if (!file) throw new DataError('E_DATA_MISSING', `${entry.id} has no ${role} file in the bundle.`);
    const path = join(dir, file.name);
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
      this.path('anesthesia-base', this.lender('anesthesia-base')),
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
  /** "RVU26A"; by default the newest of the data folder itself, which is not among its older releases */
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
  const held = findHeld(dir, options.release);
  const isBuilt = options.dataDir === undefined;
  return new FileSchedule(dir, held, new FileRuleTables(dir), options.inMemory ?? false, isBuilt);
}
