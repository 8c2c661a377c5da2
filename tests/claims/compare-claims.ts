import type { Participation } from '../../src/core/claim/choices.js';
import type { LineText } from '../support/claims.js';
import { claimOf } from '../support/claims.js';
import { ClaimMaker, randomFrom } from './random-claims.js';
import { simpleClaim } from './simple.js';

/** "lines: what the product says, what the plain implementation says"; blank where both say the same. */
export function disagreement(lines: readonly LineText[], participation: Participation): string {
  const engine = claimOf(lines, { participation });
  const simple = simpleClaim(lines, { nonpar: participation !== 'participating' });
  const differs = engine.some((outcome, i) => {
    const answer = simple[i];
    if (!outcome.ok || !answer) return outcome.ok || answer !== null;
    const other = answer.pairedWith === null ? null : engine[answer.pairedWith];
    const allowed = outcome.allowed + (other?.ok ? other.allowed : 0);
    const partner = answer.pairedWith === null ? null : simple[answer.pairedWith];
    return (
      allowed !== answer.allowed + (partner?.allowed ?? 0) || outcome.scheduleAmount !== answer.scheduleAmount
    );
  });
  if (!differs) return '';
  const shown = lines.map((line, i) => {
    const { locality, ...rest } = line;
    const outcome = engine[i];
    const answer = simple[i];
    const said = outcome?.ok ? `${outcome.allowed}/${outcome.scheduleAmount}` : (outcome?.code ?? 'nothing');
    const own = answer ? `${answer.allowed}/${answer.scheduleAmount}` : 'refused';
    return `${JSON.stringify({ ...rest, locality: locality?.key })}: ${said}, not ${own}`;
  });
  return [participation, ...shown].join('\n');
}

const PARTICIPATIONS: readonly Participation[] = [
  'participating',
  'participating',
  'nonpar-assigned',
  'nonpar-unassigned',
];

/** Compares so many random claims of a seed; the first disagreements, shortest first. */
export function disagreements(seed: number, count: number): string[] {
  const next = randomFrom(seed);
  const maker = new ClaimMaker(next);
  const found: string[] = [];
  for (let i = 0; i < count && found.length < 200; i++) {
    const participation = PARTICIPATIONS[next(PARTICIPATIONS.length)] as Participation;
    const text = disagreement(maker.claim(), participation);
    if (text) found.push(text);
  }
  return found.sort((a, b) => a.length - b.length).slice(0, 3);
}
