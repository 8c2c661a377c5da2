import { placeOf } from '../code/section.js';
import { findService, unknownCode } from '../code/service.js';
import type { ServiceCode } from '../code/service-code.js';
import type { Refusal } from '../issue/issue.js';
import type { FeeSchedule } from '../release/fee-schedule.js';
import { type Population, populationOf, type Rank, type RankChoices, rankRow } from './rank.js';

/** Populations by section or subsection, collected once for several codes. */
export class PopulationCache {
  private readonly byPlace = new Map<string, Population | null>();
  constructor(
    private readonly schedule: FeeSchedule,
    private readonly choices: RankChoices = {},
  ) {}

  of(code: string): Population | null {
    const place = placeOf(code, this.schedule.rules.sections());
    const part = this.choices.within === 'subsection' ? place?.subsection?.name : '';
    const key = `${place?.section.id}/${part}`;
    let population = this.byPlace.get(key);
    if (population === undefined) {
      population = populationOf(this.schedule, code, this.choices);
      this.byPlace.set(key, population);
    }
    return population;
  }
}

/** Ranks one service within the population that the cache's choices describe. */
export function rankService(
  schedule: FeeSchedule,
  service: ServiceCode,
  populations: PopulationCache,
): Rank | Refusal {
  const found = findService(schedule, service);
  if (!found.ok) return found;
  const population = populations.of(service.code);
  return population ? rankRow(schedule, found.row, population) : unknownCode(schedule, service.code);
}
