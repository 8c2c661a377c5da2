import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReleaseChanges } from '../../../src/core/history/release-changes.js';
import { changeOf, type DiffSide, type RowChange, rowPair } from '../../../src/core/history/release-diff.js';
import {
  EFFECT_PARTS,
  effectOfVolume,
  totalEffect,
  type VolumeEffect,
} from '../../../src/core/history/volume-effect.js';
import { termsFor } from '../../../src/core/price/terms.js';
import { openSchedule } from '../../../src/data/bundle/schedule.js';
import { DATA_DIR } from '../../support/bundle.js';

function side(
  release: string,
  key: string | null,
  setting: 'facility' | 'nonfacility' = 'nonfacility',
): DiffSide {
  const schedule = openSchedule({ release, dataDir: DATA_DIR, inMemory: true });
  const place = schedule.localities().find((each) => each.key === key) ?? null;
  return { schedule, terms: termsFor(schedule.release, setting, place) };
}

/** What the change of a row means for a number of services. */
function effectOf(
  { code, modifier }: Pick<RowChange, 'code' | 'modifier'>,
  volume: number,
  before: DiffSide,
  after: DiffSide,
): VolumeEffect {
  const rows = rowPair(code, modifier, before, after) ?? fail();
  return effectOfVolume(changeOf(rows, [before, after]), rows, volume, [before, after]);
}

const sum = (parts: Readonly<Record<string, number>>): number =>
  EFFECT_PARTS.reduce((total, part) => total + (parts[part] ?? 0), 0);

describe('effectOfVolume', () => {
  it.each([
    ['RVU25D', 'RVU26A', '0111205', 'nonfacility'],
    ['RVU20A', 'RVU23D', '1320201', 'facility'],
    ['RVU24A', 'RVU24AR', null, 'nonfacility'],
  ] as const)(
    'from %s to %s: the parts of every row add up to its difference, to the cent',
    (a, b, key, setting) => {
      const [before, after] = [side(a, key, setting), side(b, key, setting)];
      const changes = [...new ReleaseChanges(before, after, () => true)];
      const wrong = changes.filter((change) => {
        const { from, to, parts } = effectOf(change, 7, before, after);
        const paid = (allowed: number | null | undefined): number => (allowed ?? 0) * 7;
        return (
          sum(parts) !== to - from || from !== paid(change.from?.allowed) || to !== paid(change.to?.allowed)
        );
      });
      expect(changes.length).toBeGreaterThan(17_000);
      expect(wrong).toEqual([]);
    },
  );

  it('puts all of it on the factor when only the factor is another', () => {
    const [before, after] = [side('RVU24A', '0111205'), side('RVU24AR', '0111205')];
    const { parts } = effectOf({ code: '99213', modifier: '' }, 100, before, after);
    // $109.57 and $111.39, as rvu diff shows them
    expect(parts).toEqual({ work: 0, pe: 0, mp: 0, gpci: 0, factor: 18_200, coverage: 0 });
  });

  /**
   * 70553-26 in San Francisco. RVU25D: (2.29 × 1.088 + 0.82 × 1.419 + 0.13 × 0.445) × 32.3465 = 120.10; then
   * work 2.23: 117.99; PE 0.79: 116.61; MP 0.13: 116.61; GPCIs 1.095, 1.410, 0.425: 116.80; factor 33.4009: 120.61.
   */
  it('is the worked example, step by step', () => {
    const [before, after] = [side('RVU25D', '0111205'), side('RVU26A', '0111205')];
    const { from, to, parts } = effectOf({ code: '70553', modifier: '26' }, 1, before, after);
    expect([from, to]).toEqual([12_010, 12_061]);
    expect(parts).toEqual({ work: -211, pe: -138, mp: 0, gpci: 19, factor: 381, coverage: 0 });
  });

  it('puts a row that only one release pays on coverage, and counts its work RVUs there only', () => {
    const [before, after] = [side('RVU20D', null), side('RVU21A', null)];
    const effect = effectOf({ code: '99201', modifier: '' }, 10, before, after);
    expect(effect).toMatchObject({ from: 46_560, to: 0, workFrom: 480, workTo: 0 });
    expect(effect.parts).toEqual({ work: 0, pe: 0, mp: 0, gpci: 0, factor: 0, coverage: -46_560 });
  });
});

describe('totalEffect', () => {
  const [before, after] = [side('RVU25D', null), side('RVU26A', null)];
  const changes = [...new ReleaseChanges(before, after, () => true)];

  it('is the sum of its lines, part by part', () => {
    const line = fc.record({ at: fc.nat(changes.length - 1), volume: fc.nat(1_000_000) });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const effects = lines.flatMap(({ at, volume }) => {
          const change = changes[at];
          return change ? [effectOf(change, volume, before, after)] : [];
        });
        const total = totalEffect(effects);
        expect(sum(total.parts)).toBe(total.to - total.from);
        for (const part of EFFECT_PARTS)
          expect(total.parts[part]).toBe(effects.reduce((all, each) => all + each.parts[part], 0));
      }),
      { numRuns: 50 },
    );
  });
});

function fail(): never {
  throw new Error('neither release has the row');
}
