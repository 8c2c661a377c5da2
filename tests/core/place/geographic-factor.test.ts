import { describe, expect, it } from 'vitest';
import { geographicAdjustmentFactor } from '../../../src/core/place/geographic-factor.js';
import { reportLocalities } from '../../../src/core/place/locality-report.js';
import { NATIONAL_GPCI } from '../../../src/core/release/locality.js';
import { bundledCells, schedule } from '../../support/bundle.js';

describe('geographicAdjustmentFactor', () => {
  it('is 1.000 nationally', () => expect(geographicAdjustmentFactor(NATIONAL_GPCI)).toBe(1000));

  it('weighs the GPCIs by the cost shares: 0.50866 × 1.095 + 0.44839 × 1.410 + 0.04295 × 0.425 = 1.207', () => {
    expect(geographicAdjustmentFactor({ work: 1095, pe: 1410, mp: 425 })).toBe(1207);
  });
});

describe('reportLocalities', () => {
  const reports = reportLocalities(schedule, schedule.localities());

  it('has the counties and both anesthesia factors of all 109, as the bundled files print them', () => {
    const counties = new Map(
      bundledCells('rvu26a-counties.tsv').map((row) => [`${row.mac}${row.locality}`, row.counties]),
    );
    const factors = new Map(
      bundledCells('rvu26a-anesthesia.tsv').map((row) => [
        `${row.mac}${row.locality}`,
        `${row.anesthesia_cf} ${row.anesthesia_cf_qp}`,
      ]),
    );
    expect(reports).toHaveLength(109);
    for (const { locality, counties: text, anesthesia } of reports) {
      expect(text).toBe(counties.get(locality.key));
      const dollars = [anesthesia?.factor, anesthesia?.qp].map((cents) => ((cents ?? 0) / 100).toFixed(2));
      expect(dollars.join(' ')).toBe(factors.get(locality.key));
    }
  });

  it('differs without the floor in the 47 localities that the floor raises', () => {
    const raised = reports.filter(({ locality }) => locality.gpci.work !== locality.workWithoutFloor);
    expect(raised).toHaveLength(47);
    for (const { gaf, gafWithoutFloor } of raised) expect(gafWithoutFloor).toBeLessThanOrEqual(gaf);
  });
});
