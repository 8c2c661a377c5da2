import type { RuleTables } from '../../release/rules.js';

/** How the practitioner stands to Medicare, and who is paid. */
export type Participation = 'participating' | 'nonpar-assigned' | 'nonpar-unassigned';

/** Points on which the rules leave room, each with the choice taken; see data/rules/readings.json. */
export type Readings = ReadonlyMap<string, string>;

/** What is chosen for a whole claim. */
export interface ClaimChoices {
  readonly participation: Participation;
  readonly readings: Readings;
  /** What of the Part B deductible is still to be met, cents */
  readonly deductibleLeft: number;
  /** Percentages for modifiers by report (22, 52), integers of 1/10,000 of a percent */
  readonly reportPercents: ReadonlyMap<string, number>;
}

/** Every point at its default: the first choice of its table. */
export function defaultReadings(rules: RuleTables): Map<string, string> {
  return new Map(rules.readings().map(({ point, choices }) => [point, choices[0] ?? '']));
}

export function defaultChoices(rules: RuleTables): ClaimChoices {
  return {
    participation: 'participating',
    readings: defaultReadings(rules),
    deductibleLeft: 0,
    reportPercents: new Map(),
  };
}
