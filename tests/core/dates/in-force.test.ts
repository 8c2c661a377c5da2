import { describe, expect, it } from 'vitest';
import { quarterNotice, quarterRefusal, releaseInForce } from '../../../src/core/dates/in-force.js';
import { Quoting } from '../../../src/core/issue/quoting.js';
import { heldReleases } from '../../../src/data/bundle/held-releases.js';
import { DataFiles } from '../../../src/data/sealed/data-files.js';
import { DATA_DIR } from '../../support/bundle.js';

const held = heldReleases(new DataFiles({ dataDir: DATA_DIR })).map(({ entry }) => entry);

/**
 * Written by hand from CMS's dates of release: the last day, the release that prices the days up to it since the
 * row before, and the release of that quarter where it is not held.
 */
const TABLE = `
  2020-03-31 RVU20A   2020-06-30 RVU20B   2020-09-30 RVU20C   2020-12-31 RVU20D
  2021-03-31 RVU21A   2021-06-30 RVU21B   2021-09-30 RVU21C   2021-12-31 RVU21D
  2022-03-31 RVU22A   2022-06-30 RVU22B   2022-09-30 RVU22C   2022-12-31 RVU22D
  2023-03-31 RVU23A   2023-06-30 RVU23B   2023-09-30 RVU23C   2023-12-31 RVU23D
  2024-03-08 RVU24A   2024-03-31 RVU24AR  2024-06-30 RVU24B   2024-09-30 RVU24C   2024-12-31 RVU24C<RVU24D
  2025-03-31 RVU25A   2025-06-30 RVU25A<RVU25B  2025-09-30 RVU25A<RVU25C  2025-12-31 RVU25D
  2026-03-31 RVU26A   2026-06-30 RVU26A<RVU26B  2026-09-30 RVU26C   2026-12-31 RVU26C<RVU26D`
  .trim()
  .split(/\s+/);

const spans = Array.from({ length: TABLE.length / 2 }, (_, i) => {
  const [id = '', missing = null] = (TABLE[2 * i + 1] ?? '').split('<');
  return { through: TABLE[2 * i] ?? '', id, missing };
});

/** Every day of seven years, counted by the clock rather than by the program. */
function everyDay(): string[] {
  const days: string[] = [];
  const day = new Date('2020-01-01T00:00:00Z');
  for (; day < new Date('2027-01-01T00:00:00Z'); day.setUTCDate(day.getUTCDate() + 1)) {
    days.push(day.toISOString().slice(0, 10));
  }
  return days;
}

describe('releaseInForce', () => {
  it('finds the release of every day from 2020 through 2026', () => {
    const days = everyDay();
    expect(days).toHaveLength(2557);
    const wrong = days.filter((day) => {
      const expected = spans.find(({ through }) => day <= through);
      const found = releaseInForce(day, held);
      return !found.ok || found.id !== expected?.id || found.missing !== expected.missing;
    });
    expect(wrong).toEqual([]);
  });

  it('does not depend on the order of the releases', () => {
    const reversed = [...held].reverse();
    for (const { through } of spans)
      expect(releaseInForce(through, reversed)).toEqual(releaseInForce(through, held));
  });

  it('refuses a later year, and names the release that would answer', () => {
    const found = releaseInForce('2027-01-01', held);
    expect(found).toMatchObject({
      ok: false,
      code: 'E_DATE_NOT_COVERED',
      remedy: { do: 'add-release', release: 'RVU27A' },
    });
    expect(!found.ok && found.message).toContain('2020 to 2026');
  });

  it('does not advise adding a release from before the payment rules', () => {
    const found = releaseInForce('2019-12-31', held);
    expect(found).toMatchObject({ ok: false, code: 'E_DATE_NOT_COVERED' });
    expect(found).not.toHaveProperty('remedy');
    expect(!found.ok && found.message).toContain('2020 to 2026');
  });

  it('lets no later release of a year stand in for its first', () => {
    const late = held.filter(({ id }) => id === 'RVU24C');
    expect(releaseInForce('2024-06-30', late)).toMatchObject({ ok: false, code: 'E_DATE_NOT_COVERED' });
    expect(releaseInForce('2024-07-01', late)).toEqual({ ok: true, id: 'RVU24C', missing: null });
  });

  it('repeats no date of a file that may be one of birth', () => {
    const found = releaseInForce('1954-03-02', held, Quoting.cell);
    expect(!found.ok && found.message).not.toContain('1954');
  });
});

describe('a quarter that is not held', () => {
  it('is named in the notice, with what stands in for it', () => {
    expect(quarterNotice('RVU24D', 'RVU24C')).toMatchObject({
      code: 'N_QUARTER_MISSING',
      message: expect.stringMatching(/RVU24D is not available.*RVU24C.*back to January/),
      remedy: { do: 'add-release', release: 'RVU24D' },
    });
  });

  it('is refused with its name and the day', () => {
    const refused = quarterRefusal('RVU24D', '2024-12-01');
    expect(refused.message).toMatch(/RVU24D.*2024-12-01/);
  });
});
