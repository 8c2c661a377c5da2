import type { FeeSchedule, Release } from './fee-schedule.js';

/** What decides which days a release prices. */
export type ReleaseDays = Pick<Release, 'id' | 'year' | 'effective'>;

/** The releases that are held, so that each line can be priced by the one in force on its day. */
export interface Releases {
  /** By their first day */
  readonly held: readonly ReleaseDays[];
  /**
   * A release by its name, or the one that answers where neither a date nor a name is given; the same object
   * each time. @throws UsageError E_RELEASE_UNKNOWN
   */
  open(id?: string): FeeSchedule;
}
