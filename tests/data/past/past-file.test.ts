import { describe, expect, it } from 'vitest';
import { rowPasts } from '../../../src/core/history/row-pasts.js';
import type { PastSpan } from '../../../src/core/release/row-past.js';
import { heldReleases } from '../../../src/data/bundle/held-releases.js';
import { openSchedule } from '../../../src/data/bundle/schedule.js';
import { openPast } from '../../../src/data/past/past-file.js';
import { readSpans, spansText } from '../../../src/data/past/past-text.js';
import { DataFiles } from '../../../src/data/sealed/data-files.js';
import { DATA_DIR, schedule } from '../../support/bundle.js';

const files = new DataFiles({ dataDir: DATA_DIR });
const ids = heldReleases(files).map(({ entry }) => entry.id);
const past = openPast(files);

describe('data/history', () => {
  it('knows every release of the bundle', () => {
    expect(past?.find('99213', '')?.releases.map(({ id }) => id)).toEqual(ids);
  });

  it('says of rows what the releases say: run npm run data:history after an import', () => {
    const schedules = ids.map((release) => openSchedule({ dataDir: DATA_DIR, release }));
    // Visits that changed, that went and that came, rows of parts, a code that is paid in one setting only.
    for (const [first, last] of [
      ['99201', '99215'],
      ['99417', '99418'],
      ['70553', '70553'],
      ['27447', '27447'],
    ] as const) {
      const computed = rowPasts(schedules, first, last);
      expect(computed.length).toBeGreaterThan(0);
      for (const row of computed) expect(past?.find(row.code, row.modifier)).toEqual(row.past);
    }
  });

  it('is where a schedule finds the past of a row', () => {
    expect(schedule.past?.('99201', '')?.spans.map(({ figures }) => figures)).toEqual([
      { status: 'A', work: 48, nonfacility: 4656, facility: 2707 },
      null,
    ]);
    expect(schedule.past?.('00000', '')).toBeNull();
  });
});

describe('the text of spans', () => {
  const releases = ['RVU20A', 'RVU21A', 'RVU24AR'].map((id, i) => ({
    id,
    from: `202${i}-01-01`,
    through: `202${i}-12-31`,
  }));
  const [first, second, third] = releases as [PastSpan['first'], PastSpan['first'], PastSpan['first']];

  it.each<[string, PastSpan[]]>([
    ['20A X', [{ first, last: third, figures: { status: 'X', work: 0, nonfacility: null, facility: null } }]],
    [
      '20A A 0.97 76.15 51.61; 21A -; 24AR A 1.30 90.87',
      [
        { first, last: first, figures: { status: 'A', work: 97, nonfacility: 7615, facility: 5161 } },
        { first: second, last: second, figures: null },
        { first: third, last: third, figures: { status: 'A', work: 130, nonfacility: 9087, facility: 9087 } },
      ],
    ],
    [
      '21A A 14.17 - 1054.90; 24AR I 1.80 -',
      [
        {
          first: second,
          last: second,
          figures: { status: 'A', work: 1417, nonfacility: null, facility: 105490 },
        },
        { first: third, last: third, figures: { status: 'I', work: 180, nonfacility: null, facility: null } },
      ],
    ],
  ])('%s', (text, spans) => {
    expect(spansText(spans)).toBe(text);
    expect(readSpans(text, releases)).toEqual({ releases, spans });
  });
});
