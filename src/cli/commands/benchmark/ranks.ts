import { type CreditedEntry, workOf } from '../../../core/journal/credit.js';
import { PopulationCache, rankService } from '../../../core/rank/rank-service.js';
import { openSchedule } from '../../../data/bundle/schedule.js';

/** A code of the log, and where it ranks among other codes: how it is valued, not how much of it is done. */
export interface CodeRank {
  readonly code: string;
  readonly units: number;
  /** Hundredths of work RVUs credited for it */
  readonly work: number;
  /** In hundredths, among the codes of the section by work RVUs; null if it is not ranked */
  readonly percentile: number | null;
  readonly section: string;
}

const MOST_CODES = 10;

/** The codes that make most of the work, each ranked by the release that answers without a date. */
export function codeRanks(lines: readonly CreditedEntry[]): readonly CodeRank[] {
  const sums = new Map<string, { units: number; work: number }>();
  for (const line of lines) {
    const { code, units } = line.entry;
    const known = sums.get(code) ?? { units: 0, work: 0 };
    sums.set(code, { units: known.units + units, work: known.work + workOf(line) });
  }
  const schedule = openSchedule();
  const populations = new PopulationCache(schedule);
  const most = [...sums].sort(([a, x], [b, y]) => y.work - x.work || (a < b ? -1 : 1)).slice(0, MOST_CODES);
  return most.map(([code, { units, work }]) => {
    const rank = rankService(schedule, { code, modifiers: [] }, populations);
    return {
      code,
      units,
      work,
      percentile: rank.ok ? rank.percentile : null,
      section: rank.ok ? rank.population.scopeName : '',
    };
  });
}
