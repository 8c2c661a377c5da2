import { queryWords, resolveWord } from '../../core/code/code-query.js';
import type { ServiceCode } from '../../core/code/service-code.js';
import type { Refusal } from '../../core/issue/issue.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';

export interface RequestedServices {
  readonly services: readonly ServiceCode[];
  readonly refusals: readonly Refusal[];
  /** A range or prefix was asked for, so the answer is a list rather than a page */
  readonly many: boolean;
}

/** The services that the arguments of a command ask for. */
export function requestedServices(schedule: FeeSchedule, args: readonly string[]): RequestedServices {
  const results = queryWords(args).map((word) => resolveWord(schedule, word));
  return {
    services: results.flatMap((result) => result.services),
    refusals: results.flatMap((result) => result.refusals),
    many: results.some((result) => result.many),
  };
}
