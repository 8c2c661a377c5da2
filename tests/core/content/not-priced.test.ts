import { describe, expect, it } from 'vitest';
import { letterMeaning, type NotPricedBook, otherPayment } from '../../../src/core/content/not-priced.js';

const entry = (id: string, match: NotPricedBook['classes'][number]['match']) => ({
  id,
  match,
  what: id,
  paid_by: id,
  where: '',
  note: '',
});

const book: NotPricedBook = {
  classes: [
    entry('range', { first: '80047', last: '80076' }),
    entry('section and status', { sections: ['medicine'], statuses: ['X', 'E'] }),
    entry('letter', { letters: ['J'] }),
    entry('rest', { statuses: ['N'] }),
  ],
  letters: { J: 'Drugs.' },
};

const idOf = (code: string, status: string, section: string | null): string | undefined =>
  otherPayment(book, { code, status, section })?.what;

describe('otherPayment', () => {
  it('is the first class whose conditions all hold', () => {
    expect(idOf('80053', 'N', 'pathology-laboratory')).toBe('range');
    expect(idOf('80077', 'N', 'pathology-laboratory')).toBe('rest');
    expect(idOf('90653', 'X', 'medicine')).toBe('section and status');
    expect(idOf('90653', 'A', 'medicine')).toBeUndefined();
    expect(idOf('J1745', 'E', 'hcpcs-j')).toBe('letter');
  });
});

describe('letterMeaning', () => {
  it('exists only for Level II codes', () => {
    expect(letterMeaning(book, 'J1745')).toBe('Drugs.');
    expect(letterMeaning(book, '90853')).toBeNull();
  });
});
