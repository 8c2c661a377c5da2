import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DateOrders, dateRefusal, readWrittenDate } from '../../../src/core/dates/written-date.js';
import { Quoting } from '../../../src/core/issue/quoting.js';

describe('a date', () => {
  it.each([
    '2026-01-15',
    '2026-1-15',
    '2026/01/15',
    '2026.01.15',
    '2026-01-15 00:00:00',
    '2026-01-15T00:00:00.000Z',
    '2026-01-15T23:59:59-08:00',
    '20260115',
    '20260115.0',
    '1/15/2026',
    '01/15/26',
    '1-15-2026',
    '1/15/2026 0:00',
    '1/15/2026 12:00:00 AM',
    '01152026',
    '1152026',
    '15-Jan-26',
    '15-JAN-2026',
    '15 January 2026',
    '15JAN2026',
    '15JAN2026:00:00:00',
    'Jan 15, 2026',
    'January 15 2026',
    'Thu, Jan 15, 2026',
    '46037',
    '46037.0',
    '46037.4375',
  ])('%s is 15 January 2026', (text) => {
    expect(readWrittenDate(text)).toMatchObject({ ok: true, date: '2026-01-15' });
  });

  it.each([
    ['15/01/2026', 'day-first'],
    ['31-12-25', 'day-first'],
    ['13/1/2026 0:00', 'day-first'],
    ['15.01.2026', 'dots'],
    ['1.2.26', 'dots'],
    ['260115', 'six-digits'],
    ['011526', 'six-digits'],
    ['2026-02-30', 'no-such-day'],
    ['2/30/2026', 'no-such-day'],
    ['30-Feb-2026', 'no-such-day'],
    ['99999999', 'no-date'],
    ['94110', 'no-date'],
    ['12345', 'no-date'],
    ['2026', 'no-date'],
    ['2026-01', 'no-date'],
    ['2026-01-15 DOE', 'no-date'],
    ['Janet 15, 2026x', 'no-date'],
    ['', 'no-date'],
  ])('%s is none: %s', (text, because) => {
    expect(readWrittenDate(text)).toEqual({ ok: false, because });
  });

  it('that Excel counts is the day of the calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: 36_526, max: 54_788 }), (days) => {
        const date = new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
        expect(readWrittenDate(String(days))).toEqual({ ok: true, date, order: 'serial' });
      }),
    );
  });

  it('is the same in every form', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2049-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (at) => {
        const date = at.toISOString().slice(0, 10);
        const [year = '', month = '', dayOfMonth = ''] = date.split('-');
        const name = at.toLocaleString('en-US', { month: 'short', timeZone: 'UTC' });
        const forms = [
          date,
          date.replaceAll('-', ''),
          `${month}${dayOfMonth}${year}`,
          `${Number(month)}/${Number(dayOfMonth)}/${year}`,
          `${dayOfMonth}-${name}-${year.slice(2)}`,
          `${date} 07:30`,
        ];
        for (const form of forms) expect(readWrittenDate(form)).toMatchObject({ date });
      }),
    );
  });
});

describe('what a column of dates shows', () => {
  const concluded = (...texts: string[]) => {
    const orders = new DateOrders();
    for (const text of texts) orders.saw(readWrittenDate(text));
    return orders.conclusions;
  };

  it.each([
    [['2026-01-02', '20260102', '2/2/2026'], []],
    [['1/2/2026', '1/15/2026'], []],
    [['1/2/2026', '2026-01-15'], [/read month first, as in the US/]],
    [['1/2/2026', '15/1/2026'], [/wrong way round/]],
    [['15/1/2026'], []],
    [['46037'], [/as Excel serial numbers/]],
  ])('%j', (texts, said) => {
    expect(concluded(...texts)).toEqual(said.map((each) => expect.stringMatching(each)));
  });
});

describe('the refusal of a date', () => {
  it.each([
    ['15/01/2026', '"15/01/2026" has its day first; dates with slashes are read month first, as in the US.'],
    ['15.01.2026', 'The date given is a date with dots'],
    ['260115', 'six digits'],
    ['3/15/1931x', 'The date given is not a date.'],
  ])('%s names its form', (text, says) => {
    const read = readWrittenDate(text);
    if (read.ok) throw new Error('it is a date');
    expect(dateRefusal(text, read, Quoting.cell).message).toContain(says);
  });
});
