import type { FeeSchedule } from '../../core/fee-schedule.js';
import { type CodeReport, lookupService } from '../../core/lookup.js';
import { PopulationCache } from '../../core/rank-service.js';
import type { FormatOptions } from '../options.js';
import type { Answer } from './answer.js';
import { requestedServices } from './services.js';

/** The options of `rvu lookup` as commander gives them. */
export interface LookupOptions extends FormatOptions {
  readonly qp?: boolean;
  readonly full?: boolean;
  readonly brief?: boolean;
  readonly [column: `${string}Column`]: string;
}

export interface LookupAnswer extends Answer<CodeReport> {
  /** One line a code instead of a page */
  readonly brief: boolean;
}

/** Looks up every code that the arguments ask for. */
export function answerLookup(
  schedule: FeeSchedule,
  args: readonly string[],
  options: LookupOptions,
): LookupAnswer {
  const { services, refusals, many } = requestedServices(schedule, args);
  const populations = new PopulationCache(schedule);
  const outcomes = services.map((service) =>
    lookupService(schedule, service, populations, options.qp ?? false),
  );
  const results = outcomes.flatMap((outcome) => (outcome.ok ? [outcome] : []));
  const errors = [...refusals, ...outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome]))];
  const brief = options.brief ?? (many && !options.full);
  return { schema: 'rvu.lookup/1', release: schedule.release, results, errors, brief };
}
