import { describe, expect, it } from 'vitest';
import { allowedInCents, priceRow } from '../../../src/core/price/price.js';
import { termsFor } from '../../../src/core/price/terms.js';
import type { RowFigures } from '../../../src/core/release/fee-row.js';
import type { FeeSchedule } from '../../../src/core/release/fee-schedule.js';
import { FigureRow } from '../../../src/core/release/figure-columns.js';
import { openSchedule } from '../../../src/data/bundle/schedule.js';
import { DATA_DIR } from '../../support/bundle.js';

const figuresOf = (row: RowFigures) => [
  ...[row.code, row.modifier, row.status, row.informational, row.work, row.malpractice, row.facilityNa],
  ...[row.nonfacilityPe, row.facilityPe, row.nonfacilityTotal, row.facilityTotal],
  ...[row.oppsNonfacilityPe, row.oppsFacilityPe, row.oppsMalpractice],
];

function figuresIn(schedule: FeeSchedule): unknown[] {
  const all: unknown[] = [];
  for (const row = new FigureRow(schedule.figures()); row.isThere; row.at++) all.push(figuresOf(row));
  return all;
}

const SCHEDULES = [
  ['a table on disk', openSchedule()],
  ['a table in memory', openSchedule({ inMemory: true })],
  ['a table made from the CSV file', openSchedule({ dataDir: DATA_DIR })],
  ['a file of editions', openSchedule({ release: 'RVU24AR' })],
] as const;

describe.each(SCHEDULES)('the figures of %s', (_, schedule) => {
  it('are those of its rows, in their order', () => {
    expect(figuresIn(schedule)).toEqual([...schedule.rowsBetween('00000', 'ZZZZZ')].map(figuresOf));
  });
});

describe('allowedInCents', () => {
  it.each([
    ['nonfacility', null],
    ['facility', null],
    ['facility', '0111205'],
  ] as const)('is what priceRow allows, and null where it refuses, %s %s', (setting, key) => {
    const [, [, schedule]] = SCHEDULES;
    const place = schedule.localities().find((each) => each.key === key) ?? null;
    for (const allowNa of [false, true]) {
      const terms = termsFor(schedule.release, setting, place, { allowNa });
      const wrong = [...schedule.rowsBetween('00000', 'ZZZZZ')].filter((row) => {
        const outcome = priceRow(row, terms, 1, schedule.rules);
        return allowedInCents(row, terms, schedule.rules) !== (outcome.ok ? outcome.allowed : null);
      });
      expect(wrong).toEqual([]);
    }
  });
});
