import { describe, expect, it } from 'vitest';
import { readJournalRows } from '../../../src/batch/journal/rows.js';

const DEFAULTS = { date: '2026-02-03', case: '', site: '', contract: '', source: 'file 1' };

/** What a row is logged as, or why it is not. */
function rowOf(head: string, row: string): string {
  const { entries, refused } = readJournalRows(Buffer.from(`${head}\n${row}\n`), {}, DEFAULTS);
  const [entry] = entries;
  if (!entry) return refused[0]?.why ?? '';
  const { date, code, modifiers, units, minutes, setting } = entry;
  return [date, code, ...modifiers, `x${units}`, minutes ?? '-', setting || '-'].join(' ');
}

describe('a row of a file for the log', () => {
  it.each([
    ['99213,25,1,1/15/2026,,11', '2026-01-15 99213 25 x1 - 11'],
    ['00142,AA,1.0,2026-01-15,95.0,facility', '2026-01-15 00142 AA x1 95 facility'],
    ['99213,,,,,', '2026-02-03 99213 x1 - -'],
    ['SMITH,,1,2026-01-15,,', 'its code is not valid'],
    ['99213,,1,soon,,', 'its date cannot be read'],
    ['99213,,0.5,2026-01-15,,', 'its units are not a whole number from 1 to 9,999'],
    ['00142,AA,1,2026-01-15,1:35,', 'its minutes are not a whole number up to 9,999'],
    ['00142,AA,1,2026-01-15,12345,', 'its minutes are not a whole number up to 9,999'],
    ['99213,,1,2026-01-15,,ward', 'its setting is not facility, nonfacility or a place of service'],
  ])('%s is read: %s', (row, expected) => {
    expect(rowOf('CPT,Mod,Units,DOS,Minutes,POS', row)).toBe(expected);
  });

  it.each([
    ['99213,2,UN,2026-01-15', '2026-01-15 99213 x2 - -'],
    ['97110,45,MJ,2026-01-15', 'its units are minutes (MJ)'],
    ['97110,45,F2,2026-01-15', 'its unit basis is neither UN (units) nor MJ (minutes)'],
  ])('%s is read by what its units count: %s', (row, expected) => {
    expect(rowOf('CPT,Units,Unit Qualifier,DOS', row)).toBe(expected);
  });
});
