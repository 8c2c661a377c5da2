import { describe, expect, it } from 'vitest';
import { readReportedRows } from '../../../src/batch/reconcile/rows.js';

const read = (text: string, isPerUnit = false) => readReportedRows(Buffer.from(text), {}, isPerUnit);

const HEAD = 'Patient,CPT,Mod,Units,DOS,wRVU';

/** A line of the report, or why there is none. */
function lineOf(cells: string, isPerUnit = false): string {
  const { rows, refused } = read(`${HEAD}\nDOE,${cells}\n`, isPerUnit);
  const [row] = rows;
  if (!row) return refused[0]?.why ?? '';
  const { date, code, modifiers, units, work, isReversal } = row;
  return [date, code, ...modifiers, `x${units}`, `= ${work}`, ...(isReversal ? ['taken back'] : [])].join(
    ' ',
  );
}

describe('a row of an employer’s report', () => {
  it.each([
    ['99213,25,1,1/15/2026,1.30', '2026-01-15 99213 25 x1 = 130'],
    ['99213,,,2026-01-15,', '2026-01-15 99213 x1 = null'],
    ['99213,,1.0,2026-01-15,1.3000', '2026-01-15 99213 x1 = 130'],
    // Rounded half up to hundredths, as the log's are
    ['20610,50,1,2026-01-15,1.155', '2026-01-15 20610 50 x1 = 116'],
    ['27447,,60,2026-01-15,"1,146.60"', '2026-01-15 27447 x60 = 114660'],
    ['99213,,-1,2026-01-15,-1.30', '2026-01-15 99213 x1 = 130 taken back'],
    ['99213,,1,2026-01-15,(1.30)', '2026-01-15 99213 x1 = 130 taken back'],
    ['99213,,1,2026-01-15,1.30-', '2026-01-15 99213 x1 = 130 taken back'],
    ['SMITH,,1,2026-01-15,1.30', 'its code is not valid'],
    [',,1,2026-01-15,1.30', 'it has no code'],
    ['99213,,1,15.1.2026,1.30', 'its date of service cannot be read'],
    ['99213,,1,3/4/1961,1.30', 'its date is before 2020'],
    ['99213,,0.5,2026-01-15,1.30', 'its units are not a whole number from 1 to 9,999'],
    ['99213,,1,2026-01-15,one', 'its work RVUs are not a number from 0 to 100,000'],
    ['99213,,1,2026-01-15,"1,30"', 'its work RVUs have a decimal comma, where a report needs a point'],
    ['99213,,1,2026-01-15,123456789', 'its work RVUs are not a number from 0 to 100,000'],
  ])('%s is read: %s', (cells, expected) => {
    expect(lineOf(cells)).toBe(expected);
  });

  it('has the work RVUs of one unit if that is said', () => {
    expect(lineOf('97110,GP,3,2026-01-15,0.45', true)).toBe('2026-01-15 97110 GP x3 = 135');
  });
});

describe('an employer’s report', () => {
  it('names what was read, and nothing of a patient', () => {
    const { read: columns, dropped, rows } = read(`${HEAD}\nDOE JOHN,99213,,1,2026-01-15,1.30\n`);
    expect(columns.map(([role]) => role)).toEqual(['code', 'modifier', 'units', 'date', 'work']);
    expect(dropped).toEqual(['Patient']);
    expect(JSON.stringify(rows)).not.toContain('DOE');
  });

  it.each([
    ['Service Date,Procedure Code,Mod1,Svc Cnt,Work RVU,Total RVU', 'Work RVU'],
    ['DOS,CPT,Units,wRVU per unit,Ext wRVU', 'Ext wRVU'],
    ['DOS,CPT,Units,Adj. wRVUs', 'Adj. wRVUs'],
    ['DOS,CPT,Units,Credited wRVUs,Charge', 'Credited wRVUs'],
    ['DOS,CPT,Units,Total RVU', undefined],
  ])('has its work RVUs in the column that says so: %s', (head, expected) => {
    const cells = head
      .split(',')
      .map((name) => (/date|dos/i.test(name) ? '2026-01-15' : /cpt|proc/i.test(name) ? '99213' : '1'));
    const { read: columns } = read(`${head}\n${cells.join(',')}\n`);
    expect(columns.find(([role]) => role === 'work')?.[1]).toBe(expected);
  });

  it('needs a column of dates', () => {
    expect(() => read('code,wRVU\n99213,1.30\n')).toThrow(/no column with the date of service/);
  });

  it('needs to say which of two columns has the work RVUs', () => {
    expect(() => read('code,date,wRVU,Adjusted wRVU\n99213,2026-01-15,1.30,1.30\n')).toThrow(
      /Several columns could be the work/,
    );
  });
});
