import fc from 'fast-check';
import type { ClaimChoices, Participation } from '../../../src/core/claim/line/choices.js';
import type { LineOutcome, LinePrice } from '../../../src/core/claim/line/line.js';
import { claimOf, type LineText } from '../../support/claims.js';
import { ClaimMaker, randomFrom } from './random-claims.js';

/** A random claim, which shrinks by dropping lines. */
export const claims = fc
  .nat()
  .map((seed) => new ClaimMaker(randomFrom(seed)).claim())
  .chain((lines) => fc.subarray(lines, { minLength: 1 }));

const participations = fc.constantFrom<Participation>(
  'participating',
  'nonpar-assigned',
  'nonpar-unassigned',
);
export const choices = fc.record({ participation: participations, deductibleLeft: fc.nat(28_300) });

export const totalOf = (outcomes: readonly LineOutcome[]): number =>
  outcomes.reduce((sum, outcome) => sum + (outcome.ok ? outcome.allowed : 0), 0);

export const pricesOf = (
  lines: readonly LineText[],
  taken: Partial<Omit<ClaimChoices, 'readings'>> = {},
): LinePrice[] => claimOf(lines, taken).filter((outcome): outcome is LinePrice => outcome.ok);

export const isSided = ({ service }: LineText): boolean => /-(LT|RT)/.test(service);
export const isBilateral = ({ service, units }: LineText): boolean =>
  /-(50|LT|RT)/.test(service) || units === 2;

export const isWholeTest = ({ row }: LinePrice): boolean =>
  row.modifier === '' && /[14]/.test(row.pcTc) && /[467]/.test(row.multipleProcedure);
