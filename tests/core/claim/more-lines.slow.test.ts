import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineOutcome, LinePrice } from '../../../src/core/claim/line/line.js';
import { claimOf, type LineText, priced } from '../../support/claims.js';
import { claims, isBilateral, isSided, isWholeTest, totalOf } from './arbitraries.js';
import { madeUpSchedule } from './fee-schedule.js';

const isOperation = ({ service }: LineText): boolean => service.includes('-54');
const isAfterwards = ({ service }: LineText): boolean => service.includes('-55');

describe('an additional line', () => {
  interface Added {
    readonly text: LineText;
    readonly price: LinePrice;
    /** The other lines that are priced */
    readonly others: readonly LinePrice[];
  }

  /** Whether an endoscopy joins a family that is already on the claim, by a member or by the base. */
  function joinsFamily({ price: { row }, others }: Added): boolean {
    const base = row.endoscopicBase;
    return base !== '' && others.some((other) => [other.row.code, other.row.endoscopicBase].includes(base));
  }

  /** How much an added line may raise another under the rules, in cents; 0 if not at all. */
  function mayRaise(line: LinePrice, text: LineText, added: Added): number {
    const { multipleProcedure, code } = line.row;
    // The second side of a bilateral procedure ranks with the first as one amount and shares its charges.
    if (isSided(text) && isSided(added.text) && code === added.price.row.code) {
      return Number.POSITIVE_INFINITY;
    }
    // What follows an operation on the claim shares the rank of the operation, however low it ranked before.
    if (isAfterwards(text) && isOperation(added.text) && code === added.price.row.code) {
      return Number.POSITIVE_INFINITY;
    }
    // An endoscopy can carry its family above another surgery, or take its base out of the ranking.
    if (/[23]/.test(multipleProcedure) && joinsFamily(added)) return Number.POSITIVE_INFINITY;
    // A test paid by its parts is their sum, which may differ from its own row by a cent per unit or side.
    const isSplit = isWholeTest(line) && multipleProcedure === added.price.row.multipleProcedure;
    if (!isSplit) return 0;
    return isBilateral(text) ? Math.max(2, line.units) : line.units;
  }

  /** Lines by their position: each by itself, except left and right lines of a code, which are paid as one. */
  function groupsOf(lines: readonly LineText[]): number[][] {
    const groups = new Map<string, number[]>();
    for (const [i, line] of lines.entries()) {
      const key = isSided(line) ? line.service.slice(0, 5) : `${i}`;
      groups.set(key, [...(groups.get(key) ?? []), i]);
    }
    return [...groups.values()];
  }

  it('never raises another, except where the rules say so', () => {
    const seeds = fc.tuple(claims, fc.nat());
    fc.assert(
      fc.property(seeds, ([lines, at]) => {
        fc.pre(lines.length > 1);
        const index = at % lines.length;
        const fewer = lines.filter((_line, i) => i !== index);
        const after = claimOf(lines);
        const price = after[index];
        const rest = after.filter((_line, i) => i !== index);
        const others = rest.filter((outcome): outcome is LinePrice => outcome.ok);
        const before = claimOf(fewer);
        expect(rest.map(({ ok }) => ok)).toEqual(before.map(({ ok }) => ok));
        for (const alike of groupsOf(fewer)) {
          const sum = (outcomes: readonly LineOutcome[]): number =>
            totalOf(outcomes.filter((_each, i) => alike.includes(i)));
          const most = alike.map((i) => {
            const line = before[i];
            const text = lines[index] as LineText;
            return line?.ok && price?.ok ? mayRaise(line, fewer[i] as LineText, { text, price, others }) : 0;
          });
          expect(sum(rest)).toBeLessThanOrEqual(sum(before) + Math.max(...most) * alike.length);
        }
      }),
      { numRuns: 6_000 },
    );
  });

  const SPLIT = { globalDays: '090', preOp: 10, intraOp: 70, postOp: 20 };
  const fake = madeUpSchedule([
    { service: '30000', fee: '10.00', indicators: { multipleProcedure: '2' } },
    { service: '30001', fee: '100.00', indicators: { multipleProcedure: '3', endoscopicBase: '30000' } },
    { service: '30002', fee: '90.00', indicators: { multipleProcedure: '3', endoscopicBase: '30000' } },
    { service: '30003', fee: '5.00', indicators: { multipleProcedure: '3', endoscopicBase: '30000' } },
    { service: '20001', fee: '150.00', indicators: { multipleProcedure: '2', bilateral: '1' } },
    { service: '20002', fee: '200.00', indicators: { multipleProcedure: '2' } },
    { service: '20004', fee: '100.00', indicators: { multipleProcedure: '2', ...SPLIT } },
    { service: '20003', fee: '8.00', indicators: { multipleProcedure: '2' } },
  ]);
  const exceptions: [why: string, before: LineText[], more: LineText, amounts: [number, number]][] = [
    [
      'a family of endoscopies grows above a surgery',
      [{ service: '30001' }, { service: '20001' }],
      { service: '30002' },
      [5000, 10000],
    ],
    [
      'an endoscopy cheaper than its base takes the base out of the ranking',
      [{ service: '20003' }, { service: '30000' }],
      { service: '30003' },
      [400, 800],
    ],
    [
      'both sides of a procedure rank as one amount',
      [{ service: '20001-LT' }, { service: '20002' }],
      { service: '20001-RT' },
      [7500, 15000],
    ],
    [
      'both sides of a procedure share their charges',
      [{ service: '20001-LT', charge: 9000 }],
      { service: '20001-RT', charge: 50_000 },
      [9000, 15000],
    ],
  ];
  it.each(exceptions)('raises another where %s', (_why, lines, more, [before, after]) => {
    expect(priced(claimOf(lines, {}, fake)[0]).allowed).toBe(before);
    expect(priced(claimOf([...lines, more], {}, fake)[0]).allowed).toBe(after);
  });

  it('raises care after an operation to the rank of the operation', () => {
    const lines = [{ service: '20004-55' }, { service: '20004-55' }];
    expect(priced(claimOf(lines, {}, fake)[1]).allowed).toBe(1000);
    expect(priced(claimOf([...lines, { service: '20004-54' }], {}, fake)[1]).allowed).toBe(2000);
  });

  // 7 base units and 3.0 time units; with 50 more minutes from the other line, 6.3 time units. $20.4975 per unit.
  it('raises the anesthesia that is paid, by its time', () => {
    const lines = [{ service: '00790-AA', minutes: 45 }];
    expect(priced(claimOf(lines)[0]).allowed).toBe(20498);
    expect(priced(claimOf([...lines, { service: '00104-AA', minutes: 50 }])[0]).allowed).toBe(27262);
  });
});
