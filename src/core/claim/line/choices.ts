import type { ReportModifier } from '../../issue/remedy.js';
import { defaultReadings, type Readings } from '../../release/readings.js';

/** The practitioner's participation in Medicare, and who is paid. */
export type Participation = 'participating' | 'nonpar-assigned' | 'nonpar-unassigned';

/** @param unassigned without taking assignment, which only a nonparticipating practitioner can do */
export function participationOf({
  nonpar,
  unassigned,
}: {
  readonly nonpar?: boolean;
  readonly unassigned?: boolean;
}): Participation {
  if (unassigned) return 'nonpar-unassigned';
  return nonpar ? 'nonpar-assigned' : 'participating';
}

/** Choices that apply to a whole claim. */
export interface ClaimChoices {
  readonly participation: Participation;
  /** How to read the points that the rules leave open */
  readonly readings: Readings;
  /** How much of the Part B deductible is still to be met, cents */
  readonly deductibleLeft: number;
  /**
   * How much of the deductible of each line's year is met, cents; what is left of it then takes the place of
   * `deductibleLeft`
   */
  readonly deductibleMet?: number | null;
  /** Percentages for modifiers paid by report (22, 52), integers of 1/10,000 of a percent */
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
