import { describe, expect, it } from 'vitest';
import { priceRow } from '../../../src/core/price/price.js';
import { termsFor } from '../../../src/core/price/terms.js';
import { SETTINGS, type Setting } from '../../../src/core/release/fee-row.js';
import { openSchedule } from '../../../src/data/bundle/schedule.js';
import { DATA_DIR } from '../../support/bundle.js';
import { NEEDS_SHARED } from '../../support/shared.js';
import { CMS_RELEASES, type CmsRelease, cmsRelease, columnsOf } from './cms-release.js';

/**
 * CMS's own capped amounts (OPPSCAP) of every release that has the file: each active row is the lower of fee and
 * cap. They are computed twice: here, from CMS's files by position and in whole numbers of any size, and by the
 * program from its bundle.
 */

/** Decimal text as an integer of 10^-scale. */
function units(text: string, scale: number): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(scale, '0').slice(0, scale));
}

/** Work, PE and MP in hundredths. */
type Rvus = readonly [bigint, bigint, bigint];
type Gpcis = readonly [bigint, bigint, bigint];

/** 10^-9 dollars to cents, half up. */
function cents([work, pe, mp]: Rvus, [gw, gpe, gmp]: Gpcis, factor: bigint): bigint {
  return ((work * gw + pe * gpe + mp * gmp) * factor + 5_000_000n) / 10_000_000n;
}

interface Cap {
  readonly row: readonly string[];
  readonly locality: string;
  /** Facility first, as in CMS's file */
  readonly amounts: readonly bigint[];
}

function gpcisOf({ gpci }: CmsRelease): Map<string, Gpcis> {
  return new Map(
    gpci.map((cells) => {
      const figures = cells.slice(-3).map((text) => units(text, 3));
      const number = cells.length > 6 ? cells[2] : cells[1];
      const key = (cells[0] ?? '').padStart(5, '0') + (number ?? '').padStart(2, '0');
      return [key, figures as unknown as Gpcis];
    }),
  );
}

/** OPPSCAP lists southern California under the contractor of the north. */
function localityOf(mac: string, number: string, known: ReadonlyMap<string, unknown>): string {
  const key = mac + number;
  return known.has(key) ? key : `01182${number}`;
}

function activeCaps(release: CmsRelease, known: ReadonlyMap<string, unknown>): Cap[] {
  const rows = new Map(release.rows.map((cells) => [`${cells[0]},${cells[1]}`, cells]));
  return release.caps
    .filter(([, , status]) => status === 'A')
    .map(([code, modifier, , mac = '', number = '', facility = '', nonfacility = '']) => ({
      row: rows.get(`${code},${modifier}`) ?? [],
      locality: localityOf(mac, number, known),
      amounts: [units(facility, 2), units(nonfacility, 2)],
    }));
}

interface Figures {
  readonly gpcis?: ReadonlyMap<string, Gpcis>;
  readonly factor?: string;
}

/** The rows of OPPSCAP whose two amounts this test computes exactly, and those it does not. */
function tried(release: CmsRelease, figures: Figures = {}): { agree: number; differ: Cap[] } {
  const gpcis = figures.gpcis ?? gpcisOf(release);
  const columns = columnsOf(release);
  const differ = activeCaps(release, gpcis).filter(({ row, locality, amounts }) => {
    const rvu = (at: number): bigint => units(row[at] ?? '', 2);
    const gpci = gpcis.get(locality);
    if (!gpci) return true;
    const factor = units(figures.factor ?? row[columns.factor] ?? '', 4);
    const [facilityPe, nonfacilityPe] = [rvu(8), rvu(6)];
    const [work, mp, oppsMp] = [rvu(5), rvu(10), rvu(columns.cap + 2)];
    const pairs = [
      [facilityPe, rvu(columns.cap + 1)],
      [nonfacilityPe, rvu(columns.cap)],
    ] as const;
    return pairs.some(([pe, oppsPe], i) => {
      const fee = cents([work, pe, mp], gpci, factor);
      const cap = cents([work, oppsPe, oppsMp], gpci, factor);
      return (fee < cap ? fee : cap) !== amounts[i];
    });
  });
  const all = release.caps.filter(([, , status]) => status === 'A').length;
  return { agree: all - differ.length, differ };
}

/** The same by the program and its bundle. */
function programDiffers(release: CmsRelease): string[] {
  const schedule = openSchedule({ release: release.id, dataDir: DATA_DIR });
  const localities = new Map(schedule.localities().map((each) => [each.key, each]));
  return activeCaps(release, localities).flatMap(({ row, locality, amounts }) => {
    const [code = '', modifier = ''] = row;
    const own = schedule.row(code, modifier);
    const place = localities.get(locality);
    if (!own || !place) return [`${code}-${modifier} ${locality} is not in the bundle`];
    return SETTINGS.flatMap((setting: Setting) => {
      const terms = termsFor(schedule.release, setting, place, { allowNa: true });
      const outcome = priceRow(own, terms, 1, schedule.rules);
      const allowed = outcome.ok ? outcome.allowed : null;
      const published = Number(amounts[setting === 'facility' ? 0 : 1]);
      return allowed === published ? [] : [`${code}-${modifier} ${locality} ${setting} ${allowed}`];
    });
  });
}

/** Active rows of OPPSCAP by release: all agree. */
const EXACT: Readonly<Record<string, number>> = {
  RVU20A: 9_758,
  RVU20B: 9_758,
  RVU20D: 9_758,
  RVU22A: 9_282,
  RVU22B: 9_282,
  RVU22D: 9_282,
  RVU23A: 8_806,
  RVU23B: 8_806,
  RVU24A: 8_510,
  RVU24AR: 8_510,
  RVU25A: 6_670,
  RVU25D: 6_670,
  RVU26A: 6_322,
};
/** Releases whose OPPSCAP file is not at hand here: they are tried as soon as it is. */
const EXPECTED_EXACT = ['RVU20C', 'RVU21C', 'RVU22C', 'RVU23C', 'RVU24B'];

describe.skipIf(CMS_RELEASES.length === 0)(`OPPSCAP of every release, ${NEEDS_SHARED}`, () => {
  it.each(Object.entries(EXACT))('%s: all %i active rows are the lower of fee and cap', (id, rows) => {
    const release = cmsRelease(id);
    const { agree, differ } = tried(release);
    expect(differ.slice(0, 3)).toEqual([]);
    expect(agree).toBe(rows);
    expect(programDiffers(release)).toEqual([]);
  });

  it.for(EXPECTED_EXACT)('%s: every active row, where the file is at hand', (id, { skip }) => {
    const release = cmsRelease(id);
    skip(release.caps.length === 0, 'its OPPSCAP file is not in ../shared/cms');
    expect(tried(release).differ).toEqual([]);
    expect(programDiffers(release)).toEqual([]);
  });
});

/** Files of amounts that CMS did not compute from the release that they came with. */
describe.skipIf(CMS_RELEASES.length === 0)(`OPPSCAP files that differ, and why, ${NEEDS_SHARED}`, () => {
  /**
   * CMS-1734-F set 32.4085 for 2021; the Consolidated Appropriations Act, 2021, raised it to 34.8931 before the
   * year began. The amounts are those of the rule: the technical part of 70496 is (5.49 × PE GPCI + 0.02 × MP
   * GPCI) × 32.4085 in each of the 119 rows, where 5.49 is a PE RVU that no later file has.
   */
  it.each(['RVU21A', 'RVU21B', 'RVU21D'])(
    '%s: 79 of 9,520 rows agree; the rest are of the final rule',
    (id) => {
      const release = cmsRelease(id);
      expect(tried(release).agree).toBe(79);
      const gpcis = gpcisOf(release);
      const technical = activeCaps(release, gpcis).filter(({ row }) => row[0] === '70496' && row[1] === 'TC');
      const wrong = technical.filter(({ locality, amounts }) => {
        const gpci = gpcis.get(locality);
        return gpci === undefined || cents([0n, 549n, 2n], gpci, 324_085n) !== amounts[1];
      });
      expect([technical.length, wrong.length]).toEqual([119, 0]);
    },
  );

  it('RVU23D: 148 rows of Puerto Rico and the Virgin Islands have the GPCIs of the July release', () => {
    const release = cmsRelease('RVU23D');
    const { differ } = tried(release);
    expect(differ).toHaveLength(148);
    expect([...new Set(differ.map(({ locality }) => locality))].sort()).toEqual(['0920220', '0920250']);
    expect(tried(release, { gpcis: gpcisOf(cmsRelease('RVU23C')) }).differ).toEqual([]);
  });

  it('RVU24C: 6,623 of 8,510 rows agree at January’s factor; the rest lack the work floor', () => {
    const release = cmsRelease('RVU24C');
    expect(tried(release).agree).toBe(0);
    const { agree, differ } = tried(release, { factor: '32.7442' });
    expect(agree).toBe(6_623);
    // Only rows with work in localities at the floor differ, and one lower work GPCI explains all of a locality.
    const gpcis = gpcisOf(release);
    const codes = new Set(release.caps.map(([code]) => code));
    const rows = release.rows.filter(([code]) => codes.has(code));
    const localities = [...new Set(differ.map(({ locality }) => locality))];
    for (const locality of localities) {
      const [work, pe = 0n, mp = 0n] = gpcis.get(locality) ?? [];
      expect(work, locality).toBe(1000n);
      const caps = release.caps.filter(
        ([, , , mac = '', number = '']) => localityOf(mac, number, gpcis) === locality,
      );
      const fits = Array.from({ length: 100 }, (_, i) => BigInt(900 + i)).filter((lower) => {
        const floorless = new Map([[locality, [lower, pe, mp] as const]]);
        return tried({ ...release, rows, caps }, { gpcis: floorless, factor: '32.7442' }).differ.length === 0;
      });
      expect(fits, locality).toHaveLength(1);
    }
    expect(localities).toHaveLength(51);
  });
});
