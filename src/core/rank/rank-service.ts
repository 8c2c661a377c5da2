import { placeOf } from '../code/section.js';
import { findService } from '../code/service.js';
import type { ServiceCode } from '../code/service-code.js';
import { unknownCode } from '../code/unknown-code.js';
import { type Refusal, refusal } from '../issue/issue.js';
import type { CodeReference } from '../reference/code-reference.js';
import type { FeeSchedule } from '../release/fee-schedule.js';
import type { RankChoices, RankScope } from './choices.js';
import { type Population, populationOf } from './population.js';
import { type Rank, rankRow } from './rank.js';

/** Populations by section, subsection or family, collected once for several codes. */
export class PopulationCache {
  private readonly byPlace = new Map<string, Population | null>();
  constructor(
    private readonly schedule: FeeSchedule,
    private readonly choices: RankChoices = {},
    private readonly reference: CodeReference | null = null,
  ) {}

  /** What codes are ranked within: a family, a subsection, a section or the whole release. */
  get within(): RankScope | undefined {
    return this.choices.within;
  }

  private keyOf(code: string): string {
    const group = this.within === 'family' ? this.reference?.classOf(code) : null;
    if (group) return `${group.category}/${group.subcategory}/${group.family}`;
    const place = placeOf(code, this.schedule.rules.sections());
    return `${place?.section.id}/${this.within === 'subsection' ? place?.subsection?.name : ''}`;
  }

  of(code: string): Population | null {
    const key = this.keyOf(code);
    let population = this.byPlace.get(key);
    if (population === undefined) {
      population = populationOf(this.schedule, code, this.choices, this.reference);
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
  if (population) return rankRow(schedule, found.row, population);
  if (populations.within !== 'family') return unknownCode(schedule, service.code);
  return refusal('E_NOT_RANKED', service.code, `${service.code} is in no family of RBCS.`, {
    hint: 'Rank it within its subsection or section.',
  });
}
