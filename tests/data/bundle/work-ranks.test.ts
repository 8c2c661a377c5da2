import { describe, expect, it } from 'vitest';
import { sectionWork } from '../../../src/core/rank/population.js';
import { readWorkRanks, workRanksText } from '../../../src/data/bundle/work-ranks.js';
import { schedule } from '../../support/bundle.js';

const sections = schedule.rules.sections().map((each) => [each.id, sectionWork(schedule, each)] as const);
const bytes = Buffer.from(workRanksText('abc', sections), 'latin1');

describe('the table of ranks', () => {
  it('holds the rows of every section as they are collected', () => {
    expect(sections.flatMap(([, rows]) => rows).length).toBeGreaterThan(8000);
    for (const [id, rows] of sections) expect(readWorkRanks(bytes, 'abc', id)).toEqual(rows);
  });

  it('is not used for another relative value file', () => {
    expect(readWorkRanks(bytes, 'abd', 'medicine')).toBeNull();
  });

  it.each([0, 20, 2000, bytes.length - 1])('is refused as damaged if only %i bytes are left', (length) => {
    const cut = bytes.subarray(0, length);
    expect(() => readWorkRanks(cut, 'abc', 'medicine')).toThrow('The table of ranks is damaged.');
  });
});
