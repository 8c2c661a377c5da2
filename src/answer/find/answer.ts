import type { Refusal } from '../../core/issue/issue.js';
import type { Release } from '../../core/release/fee-schedule.js';
import type { ChosenRelease } from '../release/request.js';

/** What a command found: results and refusals, with the schema that names their JSON. */
export interface Answer<T> {
  /** "rvu.pay/1" */
  readonly schema: string;
  readonly release: Release;
  /** Absent for a command that always answers by the default release */
  readonly chosen?: ChosenRelease;
  readonly results: readonly T[];
  readonly errors: readonly Refusal[];
  /** Errors that a complete answer includes (the facility side of an office-only test): they leave exit code 0 */
  readonly harmless?: ReadonlySet<Refusal>;
}
