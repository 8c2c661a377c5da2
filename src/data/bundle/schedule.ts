import type { FeeRow, RankedRow, WorkRvu } from '../../core/release/fee-row.js';
import type { AnesthesiaBase, FeeSchedule, Release, SourceFile } from '../../core/release/fee-schedule.js';
import type { FigureColumns } from '../../core/release/figure-columns.js';
import type { Locality } from '../../core/release/locality.js';
import type { PlaceBook } from '../../core/release/place-book.js';
import type { ReleaseDays, Releases } from '../../core/release/releases.js';
import type { RowPast } from '../../core/release/row-past.js';
import type { RuleTables } from '../../core/release/rules.js';
import type { EditionFile } from '../editions/edition-file.js';
import { openPast, type PastFile } from '../past/past-file.js';
import { DataFiles, type FilesOptions } from '../sealed/data-files.js';
import type { SortedText } from '../sealed/sorted-text.js';
import {
  addedLists,
  borrowedBy,
  findHeld,
  type HeldFile,
  type HeldRelease,
  heldFile,
  heldReleases,
  lenderOf,
  lenders,
} from './held-releases.js';
import { readLocalities } from './localities.js';
import { fileOf, toRelease } from './manifest.js';
import { FilePlaceBook } from './places.js';
import { openRows, type ReleaseRows } from './release-rows.js';
import { FileRuleTables } from './rule-tables.js';

/** What the releases of a data folder have in common, read once for all of them. */
interface Shared {
  readonly rules: RuleTables;
  /** Every release and list that can lend a file, by first day */
  lending(): readonly HeldRelease[];
  /** The locality of every ZIP code that is not split. @param of whose list it is */
  unsplitZips(of: string, read: () => UnsplitZips): UnsplitZips;
  /** The files that the releases of a year share, by their names */
  readonly years: Map<string, EditionFile>;
  /** null if the data folder has none */
  readonly past: PastFile | null;
}

type UnsplitZips = ReturnType<PlaceBook['unsplitZips']>;

/** A release of the bundle as the core reads it; each file is opened when first needed. */
class FileSchedule implements FeeSchedule {
  readonly release: Release;
  readonly rules: RuleTables;
  readonly places: PlaceBook;
  private openedRows: ReleaseRows | undefined;
  private isQpChecked = false;
  private baseFile: SortedText | undefined;
  private localityList: readonly Locality[] | undefined;

  constructor(
    files: DataFiles,
    private readonly held: HeldRelease,
    private readonly shared: Shared,
  ) {
    this.release = toRelease(held.entry, borrowedBy(held, shared.lending));
    this.rules = shared.rules;
    const { id, sources } = this.lender('zip').entry;
    this.places = new FilePlaceBook({
      files,
      zipSource: sources.find((source) => source.role === 'zip')?.name ?? 'file of ZIP codes',
      zips: () => this.lent('zip'),
      counties: () => this.lent('counties'),
      anesthesia: () => this.lent('anesthesia'),
      plusFours: () => {
        const list = addedLists(files).findLast(({ entry }) => fileOf(entry, 'zip9') !== null);
        return list
          ? { held: heldFile(list, 'zip9'), source: list.entry.sources[0]?.name ?? list.entry.id }
          : null;
      },
      unsplitZips: (read) => shared.unsplitZips(id, read),
    });
  }

  /** This release, or the one whose file of a role it borrows: CMS does not publish every file with each release. */
  private lender(role: SourceFile['role']): HeldRelease {
    return lenderOf(role, this.held, this.shared.lending) ?? this.held;
  }

  private lent(role: SourceFile['role']): HeldFile {
    return heldFile(this.lender(role), role);
  }

  private get rows(): ReleaseRows {
    this.openedRows ??= openRows(this.held, this.shared.years);
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

  hasSameRows(code: string, other: FeeSchedule): boolean {
    return other instanceof FileSchedule && (this.rows.hasSame?.(code, other.rows) ?? false);
  }

  rowsBetween(first: string, last: string): Iterable<FeeRow> {
    return this.rows.rowsBetween(first, last);
  }

  figures(): FigureColumns {
    return this.rows.figures();
  }

  workBetween(first: string, last: string, least = 1): WorkRvu[] {
    return this.rows.workBetween(first, last, least);
  }

  readyWork(section: string): readonly RankedRow[] | null {
    return this.rows.ranks(section);
  }

  anesthesiaBase(code: string): AnesthesiaBase | null {
    this.baseFile ??= this.lent('anesthesia-base').sorted();
    const [, units, year] = this.baseFile.find(`${code}\t`)?.split('\t') ?? [];
    return units === undefined ? null : { units: Number(units), listYear: Number(year) };
  }

  past(code: string, modifier: string): RowPast | null {
    return this.shared.past?.find(code, modifier) ?? null;
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

/** The releases of a data folder; each is opened when first needed, and what they share is read once. */
class FileReleases implements Releases, Shared {
  readonly rules: RuleTables;
  private readonly opened = new Map<string, FeeSchedule>();
  private list: readonly HeldRelease[] | undefined;
  private days: readonly ReleaseDays[] | undefined;
  private readonly zips = new Map<string, UnsplitZips>();
  readonly years = new Map<string, EditionFile>();
  private openedPast: PastFile | null | undefined;

  constructor(private readonly files: DataFiles) {
    this.rules = new FileRuleTables(files);
  }

  get past(): PastFile | null {
    if (this.openedPast === undefined) this.openedPast = openPast(this.files);
    return this.openedPast;
  }

  readonly lending = (): readonly HeldRelease[] => {
    this.list ??= lenders(this.files);
    return this.list;
  };

  readonly unsplitZips = (of: string, read: () => UnsplitZips): UnsplitZips => {
    const known = this.zips.get(of) ?? read();
    this.zips.set(of, known);
    return known;
  };

  get held(): readonly ReleaseDays[] {
    this.days ??= heldReleases(this.files).map(({ entry: { id, year, effective } }) => ({
      id,
      year,
      effective,
    }));
    return this.days;
  }

  open(id?: string): FeeSchedule {
    // A batch asks for each date that it reads.
    const asked = this.opened.get(id ?? '');
    if (asked) return asked;
    const held = findHeld(this.files, id);
    const known = this.opened.get(held.entry.id);
    if (known) return known;
    const schedule = new FileSchedule(this.files, held, this);
    this.opened.set(held.entry.id, schedule);
    return schedule;
  }
}

/**
 * The releases held, by which lines of any date can be priced.
 * @throws DataError E_DATA_MISSING, E_DATA_DAMAGED
 */
export function openReleases(options: FilesOptions = {}): Releases {
  return new FileReleases(new DataFiles(options));
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
  return new FileReleases(files).open(release);
}
