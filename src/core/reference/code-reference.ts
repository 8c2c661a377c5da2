/** What CMS publishes about codes besides the fee schedule itself, each figure with its own year. */

/** A file that a figure about codes comes from. */
export interface ReferenceSource {
  readonly role: 'work-time' | 'work' | 'rbcs' | 'specialties' | 'services';
  /** CMS's name for the file, or that of the table made from CMS's files */
  readonly name: string;
  readonly sha256: string;
  readonly rows: number;
  /** What the figures are for: "2025", "2014-2023" */
  readonly period: string;
}

/**
 * CMS's physician work time for one performance of a service, in integers of 1/100 minute.
 * Source: CMS, Physician Work Time file of the final rule.
 */
export interface WorkTime {
  /** Evaluation, positioning, scrubbing; null if CMS gives no more than the total (anesthesia) */
  readonly pre: number | null;
  readonly intra: number | null;
  /** Right after the service */
  readonly post: number | null;
  /** Hospital and office visits within the global period */
  readonly visits: number | null;
  readonly total: number;
  /** Work RVU of the same year, integer of 1/100; null if that year's last release has none */
  readonly work: number | null;
}

/** The group of a code in the Restructured BETOS Classification System, in CMS's words. */
export interface CodeClass {
  readonly category: string;
  readonly subcategory: string;
  /** null: the system puts the code in no family of its subcategory */
  readonly family: string | null;
}

/** A specialty among whose most billed codes of a year a code is. */
export interface BillingSpecialty {
  readonly specialty: string;
  /** Services that it billed to Medicare in the year */
  readonly services: number;
}

/** CMS's other figures about codes. The data layer implements this on files; what CMS does not publish is null. */
export interface CodeReference {
  workTime(code: string): WorkTime | null;
  /** Those of the codes from the first to the last, in order. */
  workTimes(first: string, last: string): Iterable<readonly [code: string, time: WorkTime]>;
  /** The work per hour of the rows of a section of a release, lowest first, if prepared; otherwise null. */
  readyHours(release: string, section: string): readonly number[] | null;
  classOf(code: string): CodeClass | null;
  /** Every classified code, in order. */
  classes(): Iterable<readonly [code: string, group: CodeClass]>;
  /** Most services first; empty if the code is among the most billed of no specialty. */
  billedBy(code: string): readonly BillingSpecialty[];
  source(role: ReferenceSource['role']): ReferenceSource;
}
