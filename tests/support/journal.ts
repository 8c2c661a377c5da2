import fc from 'fast-check';
import type { JournalEntry } from '../../src/core/journal/entry.js';

/** An entry of "20610-RT" or another service, with values that most tests do not care about. */
export function entryOf(service: string, values: Partial<JournalEntry> = {}): JournalEntry {
  const [code = '', ...modifiers] = service.split('-');
  return {
    date: '2026-01-15',
    case: '',
    code,
    modifiers,
    units: 1,
    minutes: null,
    setting: '',
    site: '',
    contract: '',
    source: '',
    note: '',
    ...values,
  };
}

const SERVICES = [
  '99213',
  '99214-25',
  '20610-RT',
  '20610-LT',
  '20610-50',
  '27447',
  '27447-62',
  '97110',
  '99396',
  '70553-26',
];

/** Entries that a person could have made. */
export const entries: fc.Arbitrary<JournalEntry> = fc
  .record({
    service: fc.constantFrom(...SERVICES),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    year: fc.constantFrom(2025, 2026),
    units: fc.integer({ min: 1, max: 4 }),
    case: fc.constantFrom('', '', '', '7', '8'),
    note: fc.constantFrom('', 'plain', 'with, comma', 'a "quote"', 'é 名', 'two\nlines'),
    site: fc.constantFrom('', 'clinic', 'OR 3, east'),
  })
  .map(({ service, month, day, year, ...values }) => {
    const two = (n: number): string => String(n).padStart(2, '0');
    return entryOf(service, { ...values, date: `${year}-${two(month)}-${two(day)}` });
  });
