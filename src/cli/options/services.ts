import { queryWords, resolveWord } from '../../core/code/code-query.js';
import type { ServiceCode } from '../../core/code/service-code.js';
import { UsageError } from '../../core/issue/errors.js';
import type { Refusal } from '../../core/issue/issue.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';
import type { Io } from '../terminal/io.js';

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

/** Whether to read a batch: "-" was given, or no code was and standard input is not a terminal. */
export function isBatch(args: readonly string[], io: Io, command: string): boolean {
  if (args.length === 1 && args[0] === '-') return true;
  if (args.includes('-'))
    throw new UsageError('E_USAGE', '"-" reads codes from standard input; leave out other codes.');
  if (queryWords(args).length > 0) return false;
  // A blank argument is an empty shell variable, not a request to read standard input.
  if (args.length === 0 && !io.stdin.isTTY) return true;
  throw new UsageError(
    'E_USAGE',
    'No code given.',
    `Try: rvu ${command} 90853 (rvu ${command} --help shows more)`,
  );
}
