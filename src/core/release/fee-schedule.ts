import type { FeeRow, RankedRow, WorkRvu } from './fee-row.js';
import type { FigureColumns } from './figure-columns.js';
import type { Locality } from './locality.js';
import type { PlaceBook } from './place-book.js';
import type { RowPast } from './row-past.js';
import type { RuleTables } from './rules.js';

/** One of CMS's files as it was read, so that figures can be traced to it. */
export interface SourceFile {
  readonly role:
    | 'rvu'
    | 'rvu-qp'
    | 'gpci'
    | 'anesthesia'
    | 'counties'
    | 'zip'
    | 'anesthesia-base'
    | 'opps-cap'
    | 'zip9';
  readonly name: string;
  readonly sha256: string;
  readonly rows: number;
  /** CMS's archive that the file was in */
  readonly archive?: { readonly name: string; readonly sha256: string };
  /** Whose table of the release the file was written from, if it is not the file that CMS published */
  readonly rebuiltFrom?: string;
}

/** A file that a release lacks and the release whose file is used in its place. */
export interface BorrowedFile {
  readonly role: SourceFile['role'];
  /** "RVU26A" */
  readonly from: string;
}

/** A CMS release of relative values and the files that go with it. */
export interface Release {
  /** "RVU26A" */
  readonly id: string;
  /** CMS's own title of the relative value file; blank if the file has none */
  readonly title: string;
  readonly year: number;
  /** Date CMS released it, ISO; null if the file does not say */
  readonly released: string | null;
  /** First and last date of service in its quarter, ISO */
  readonly effective: { readonly from: string; readonly through: string };
  /** Dollars per RVU, integer of 1/10,000 */
  readonly conversionFactor: number;
  /** The same for qualifying APM participants; null before 2026 */
  readonly conversionFactorQp: number | null;
  readonly sources: readonly SourceFile[];
  /** Files of other releases that answers of this one use */
  readonly borrowed: readonly BorrowedFile[];
}

/** Source: CMS, Anesthesia Base Units by CPT Code. */
export interface AnesthesiaBase {
  readonly units: number;
  /** Year of the list: the latest is 2022, which covers every code of status J */
  readonly listYear: number;
}

/**
 * What the core needs to know about a release. The data layer implements this on files; a test can implement
 * it in ten lines. Rows are sorted by code, then modifier.
 */
export interface FeeSchedule {
  readonly release: Release;
  readonly rules: RuleTables;
  /** The row of a code and modifier; with `qp`, the figures for qualifying APM participants. */
  row(code: string, modifier: string, qp?: boolean): FeeRow | null;
  /** Whether another release has the same rows of a code, if that is quick to tell; if not, false. */
  hasSameRows?(code: string, other: FeeSchedule): boolean;
  /** Every row from the first code to the last, inclusive. */
  rowsBetween(first: string, last: string): Iterable<FeeRow>;
  /** What amounts are computed from, of all rows. */
  figures(): FigureColumns;
  /** The work RVUs of the rows of a range. @param least leaves out rows with less, in 1/100: by default, those without any */
  workBetween(first: string, last: string, least?: number): Iterable<WorkRvu>;
  /** The rows of a section with a work RVU, lowest first, if they have been prepared; otherwise null */
  readyWork?(section: string): readonly RankedRow[] | null;
  /** A row in all releases of the bundle, if that has been prepared; null: no release has it, or it has not */
  past?(code: string, modifier: string): RowPast | null;
  localities(): readonly Locality[];
  /** Base units of an anesthesia code, according to CMS's list; null if it has none. */
  anesthesiaBase(code: string): AnesthesiaBase | null;
  /** ZIP codes, counties and states: the ways to find a place besides its locality */
  readonly places: PlaceBook;
}

/** Every row of one code: its unmodified row and its 26, 53 and TC rows. */
export function rowsOfCode(schedule: FeeSchedule, code: string): FeeRow[] {
  return [...schedule.rowsBetween(code, code)];
}

/** The release whose file a release uses for want of its own, "RVU26A"; null if it needs none. */
export function lenderOf({ borrowed }: Release, role: SourceFile['role']): string | null {
  return borrowed.find((file) => file.role === role)?.from ?? null;
}

export function sourceOf(release: Release, role: SourceFile['role']): SourceFile | null {
  return release.sources.find((source) => source.role === role) ?? null;
}
