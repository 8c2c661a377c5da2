import type { ReportModifier } from '../../issue/remedy.js';
import { defaultReadings, type Readings } from '../../release/readings.js';

/** How the practitioner stands to Medicare, and who is paid. */
export type Participation = 'participating' | 'nonpar-assigned' | 'nonpar-unassigned';

/** What is chosen for a whole claim. */
export interface ClaimChoices {
  readonly participation: Participation;
  /** How the points are read on which the rules leave room */
  readonly readings: Readings;
  /** What of the Part B deductible is still to be met, cents */
  readonly deductibleLeft: number;
  /** Percentages for modifiers by report (22, 52), integers of 1/10,000 of a percent */
  readonly reportPercents: ReadonlyMap<ReportModifier, number>;
}

/** A participating practitioner, the deductible met, every reading at its default. */
export function defaultChoices(): ClaimChoices {
  return {
    participation: 'participating',
    readings: defaultReadings(),
    deductibleLeft: 0,
    reportPercents: new Map(),
  };
}
