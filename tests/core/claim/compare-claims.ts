import type { Participation } from '../../../src/core/claim/line/choices.js';
import type { FeeSchedule } from '../../../src/core/release/fee-schedule.js';
import { schedule } from '../../support/bundle.js';
import { claimOf, type LineText } from '../../support/claims.js';
import { ClaimMaker, randomFrom } from './random-claims.js';
import { releaseCells } from './release-cells.js';
import { type SimpleAnswer, simpleClaim } from './simple.js';

type Answers = readonly (SimpleAnswer | null)[];

const allowedOf = (answers: Answers, at: number): number => {
  const answer = answers[at];
  const other = answer?.pairedWith ?? null;
  return (answer?.allowed ?? 0) + (other === null ? 0 : (answers[other]?.allowed ?? 0));
};

/** The engine's answer in the form of the plain implementation; pairs are taken from the latter. */
function engineAnswers(
  lines: readonly LineText[],
  participation: Participation,
  simple: Answers,
  from: FeeSchedule,
): Answers {
  return claimOf(lines, { participation }, from).map((outcome, at) => {
    if (!outcome.ok) return null;
    const { allowed, scheduleAmount } = outcome;
    return { allowed, scheduleAmount, pairedWith: simple[at]?.pairedWith ?? null };
  });
}

const shown = (answer: SimpleAnswer | null | undefined): string =>
  answer ? `${answer.allowed} (${answer.scheduleAmount})` : 'refused';

/** Participation, then each line with the answers of the engine and the plain implementation; blank if they agree. */
function disagreement(lines: readonly LineText[], participation: Participation, from: FeeSchedule): string {
  const cells = releaseCells(from.release.id);
  const simple = simpleClaim(lines, { nonpar: participation !== 'participating' }, cells);
  const engine = engineAnswers(lines, participation, simple, from);
  const agree = lines.every(
    (_line, at) =>
      (engine[at] === null) === (simple[at] === null) &&
      engine[at]?.scheduleAmount === simple[at]?.scheduleAmount &&
      allowedOf(engine, at) === allowedOf(simple, at),
  );
  if (agree) return '';
  const texts = lines.map(({ locality, ...line }, at) => {
    const text = JSON.stringify({ ...line, locality: locality?.key });
    return `${text}: engine ${shown(engine[at])}, plain ${shown(simple[at])}`;
  });
  return [participation, ...texts].join('\n');
}

const PARTICIPATIONS: readonly Participation[] = [
  'participating',
  'participating',
  'nonpar-assigned',
  'nonpar-unassigned',
];

function* claimsOf(seed: number, count: number, from: FeeSchedule): Generator<[LineText[], Participation]> {
  const next = randomFrom(seed);
  const maker = new ClaimMaker(next, from);
  for (let i = 0; i < count; i++) {
    yield [maker.claim(), PARTICIPATIONS[next(PARTICIPATIONS.length)] as Participation];
  }
}

/** Compares a number of random claims from a seed, of a release; returns the three shortest disagreements. */
export function disagreements(seed: number, count: number, from: FeeSchedule = schedule): string[] {
  const found: string[] = [];
  for (const [lines, participation] of claimsOf(seed, count, from)) {
    const text = disagreement(lines, participation, from);
    if (text) found.push(text);
  }
  return found.sort((a, b) => a.length - b.length).slice(0, 3);
}

/** Counts the priced lines of random claims by multiple procedure indicator, and some other events. */
export function ruleCounts(seed: number, count: number): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (rule: string): unknown => counts.set(rule, (counts.get(rule) ?? 0) + 1);
  for (const [lines] of claimsOf(seed, count, schedule)) {
    const simple = simpleClaim(lines, { nonpar: false });
    for (const [at, outcome] of claimOf(lines).entries()) {
      if (!outcome.ok) add('refused');
      else {
        add(outcome.row.multipleProcedure);
        if (outcome.row.status === 'T') add('T');
        if (simple[at]?.pairedWith !== null) add('pair');
        if (outcome.allowed < outcome.scheduleAmount) add('lowered by charge');
      }
    }
  }
  return counts;
}
