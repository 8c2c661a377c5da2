import type { FeeRow, RankedRow, WorkRvu } from '../../core/release/fee-row.js';
import type { AnesthesiaBase, FeeSchedule, Release, SourceFile } from '../../core/release/fee-schedule.js';
import type { Locality } from '../../core/release/locality.js';
import type { PlaceBook } from '../../core/release/place-book.js';
import type { RuleTables } from '../../core/release/rules.js';
import { DataFiles, type FilesOptions } from '../sealed/data-files.js';
import type { SortedText } from '../sealed/sorted-text.js';
import {
  borrowedBy,
  findHeld,
  type HeldFile,
  type HeldRelease,
  heldFile,
  heldReleases,
  lenderOf,
} from './held-releases.js';
import { readLocalities } from './localities.js';
import { toRelease } from './manifest.js';
import { FilePlaceBook } from './places.js';
import { openRows, type ReleaseRows } from './release-rows.js';
import { FileRuleTables } from './rule-tables.js';

/** A release of the bundle as the core reads it; each file is opened when first needed. */
class FileSchedule implements FeeSchedule {
  readonly release: Release;
  readonly rules: RuleTables;
  readonly places: PlaceBook;
  private openedRows: ReleaseRows | undefined;
  private isQpChecked = false;
  private baseFile: SortedText | undefined;
  private localityList: readonly Locality[] | undefined;
  /** Every release held, read when this one lacks a file */
  private readonly all: () => readonly HeldRelease[];

  constructor(
    files: DataFiles,
    private readonly held: HeldRelease,
  ) {
    let all: readonly HeldRelease[] | undefined;
    this.all = () => {
      all ??= heldReleases(files);
      return all;
    };
    this.release = toRelease(held.entry, borrowedBy(held, this.all));
    this.rules = new FileRuleTables(files);
    const { sources } = this.lender('zip').entry;
    this.places = new FilePlaceBook({
      files,
      zipSource: sources.find((source) => source.role === 'zip')?.name ?? 'file of ZIP codes',
      zips: () => this.lent('zip'),
      counties: () => this.lent('counties'),
      anesthesia: () => this.lent('anesthesia'),
    });
  }

  /** This release, or the one whose file of a role it borrows: CMS does not publish every file with each release. */
  private lender(role: SourceFile['role']): HeldRelease {
    return lenderOf(role, this.held, this.all) ?? this.held;
  }

  private lent(role: SourceFile['role']): HeldFile {
    return heldFile(this.lender(role), role);
  }

  private get rows(): ReleaseRows {
    this.openedRows ??= openRows(this.held);
    return this.openedRows;
  }

  row(code: string, modifier: string, qp = false): FeeRow | null {
    if (qp && !this.isQpChecked) {
      // The table has its figures; a damaged or missing file is still an error.
      heldFile(this.held, 'rvu-qp').checked.whole();
      this.isQpChecked = true;
    }
    return this.rows.row(code, modifier, qp);
  }

  rowsBetween(first: string, last: string): Iterable<FeeRow> {
    return this.rows.rowsBetween(first, last);
  }

  workBetween(first: string, last: string): WorkRvu[] {
    return this.rows.workBetween(first, last);
  }

  readyWork(section: string): readonly RankedRow[] | null {
    return this.rows.ranks(section);
  }

  anesthesiaBase(code: string): AnesthesiaBase | null {
    this.baseFile ??= this.lent('anesthesia-base').sorted();
    const [, units, year] = this.baseFile.find(`${code}\t`)?.split('\t') ?? [];
    return units === undefined ? null : { units: Number(units), listYear: Number(year) };
  }

  localities(): readonly Locality[] {
    if (!this.localityList) {
      const { checked } = heldFile(this.held, 'gpci');
      this.localityList = readLocalities(checked.text(), checked.name);
    }
    return this.localityList;
  }
}

export interface OpenOptions extends FilesOptions {
  /** "RVU26A"; by default the newest of the data folder itself, which is not among its older releases */
  readonly release?: string;
}

/**
 * Opens a release of the bundle.
 * @throws UsageError E_RELEASE_UNKNOWN
 * @throws DataError E_DATA_MISSING, E_DATA_DAMAGED
 */
export function openSchedule(options: OpenOptions = {}): FeeSchedule {
  return scheduleFrom(new DataFiles(options), options.release);
}

/** Opens a release of some files. */
export function scheduleFrom(files: DataFiles, release?: string): FeeSchedule {
  return new FileSchedule(files, findHeld(files, release));
}
