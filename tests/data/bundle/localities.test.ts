import { describe, expect, it } from 'vitest';
import { bundledCells, localityOf, schedule } from '../../support/bundle.js';

describe('localities of RVU26A', () => {
  const all = schedule.localities();

  it('are 109 with 47 distinct numbers; MAC and number, or state and number, identify each', () => {
    expect(all).toHaveLength(109);
    expect(new Set(all.map((place) => place.key)).size).toBe(109);
    expect(new Set(all.map((place) => place.state + place.number)).size).toBe(109);
    expect(new Set(all.map((place) => place.number)).size).toBe(47);
  });

  it('have the figures of the file in thousandths', () => {
    const shown = all.map((place) =>
      [place.gpci.work, place.workWithoutFloor, place.gpci.pe, place.gpci.mp].map((units) =>
        ((units ?? -1) / 1000).toFixed(3),
      ),
    );
    const filed = bundledCells('rvu26a-gpci.tsv').map((cells) => [
      cells.work_gpci,
      cells.work_gpci_without_floor,
      cells.pe_gpci,
      cells.mp_gpci,
    ]);
    expect(shown).toEqual(filed);
  });

  it('the 1.0 floor lifts 47 of them, and lowers none', () => {
    const lifted = all.filter((place) => place.gpci.work !== place.workWithoutFloor);
    expect(lifted).toHaveLength(47);
    expect(lifted.every((place) => place.gpci.work === 1000 && (place.workWithoutFloor ?? 0) < 1000)).toBe(
      true,
    );
    expect(all.every((place) => place.gpci.work >= 1000)).toBe(true);
  });

  it('Alaska has its own floor of 1.5; the frontier states a PE floor of 1.0', () => {
    expect(localityOf('0210201').gpci.work).toBe(1500);
    const frontier = all.filter((place) => ['MT', 'NV', 'ND', 'SD', 'WY'].includes(place.state));
    expect(frontier).toHaveLength(5);
    expect(frontier.every((place) => place.gpci.pe >= 1000)).toBe(true);
  });

  it('have names without the marks of the floors', () => {
    expect(all.filter(({ name }) => name === '' || name.includes('*') || name !== name.trim())).toEqual([]);
    expect(localityOf('0210201').name).toBe('ALASKA');
  });
});
