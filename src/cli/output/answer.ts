import type { Refusal } from '../../core/issue/issue.js';
import type { Release } from '../../core/release/fee-schedule.js';

/** What a command found: results, refusals beside them, and how to show them. */
export interface Answer<T> {
  /** "rvu.pay/1" */
  readonly schema: string;
  readonly release: Release;
  readonly results: readonly T[];
  readonly errors: readonly Refusal[];
  /** Errors that are part of a full answer (the facility side of an office-only test) leave the exit code 0 */
  readonly harmless?: ReadonlySet<Refusal>;
}
