import { describe, expect, it } from 'vitest';
import { echo, type QuotedRole, Quoting } from '../../../src/core/issue/quoting.js';

/** A file whose third column has everything. */
const cells = Quoting.ofCells(() => 2);

describe('a cell of a file', () => {
  it.each<[QuotedRole, string]>([
    ['code', '99213'],
    ['code', '9921'],
    ['code', '99213.0'],
    ['code', 'G0101'],
    ['code', '70553-26 59'],
    ['modifier', 'tc'],
    ['zip', '94110-1234'],
    ['locality', '0111205'],
    ['locality', 'CA-05'],
    ['state', 'CA'],
    ['mac', '01112'],
    ['pos', '11.0'],
    ['date', '2026-02-30'],
    ['date', '12/31/2025'],
    ['units', '-1'],
    ['minutes', '95.5'],
    ['charge', '$1,200.555'],
    ['claim', 'C-1001'],
  ])('that is read as %s and looks like one is quoted: %s', (role, text) => {
    expect(cells.quoted(role, ` ${text} `)).toBe(`"${text}"`);
    expect(cells.named(role, text)).toMatch(/^[A-Za-z ]+ /);
    expect(cells.bare(role, text)).toBe(text);
  });

  it.each<[QuotedRole, string]>([
    ['code', 'SMITH'],
    ['code', 'DOE JANE'],
    ['code', '1933-12-31'],
    ['code', '1EG4TE5MK73'],
    ['code', '123-45-6789'],
    ['code', '99213\u001b[31m'],
    ['modifier', 'DOE'],
    ['zip', '19331231'],
    ['zip', '123456789'],
    ['county', 'Doe Jane'],
    ['county', 'Alameda'],
    ['locality', 'DOE'],
    ['state', 'Jane'],
    ['mac', '123456789'],
    ['pos', '123'],
    ['setting', 'Doe'],
    ['date', '1933-12-31'],
    ['date', '19331231'],
    ['date', '12/31/33'],
    ['units', '19331231'],
    ['units', '123456789'],
    ['charge', '19331231.555'],
    ['charge', 'Doe'],
    ['providerType', 'Doe'],
    ['claim', '1EG4TE5MK73'],
    ['claim', '19331231'],
    ['claim', 'DOE-JANE-1'],
    ['claim', '123-45-6789'],
  ])('that is read as %s and looks otherwise is named by its column: %s', (role, text) => {
    expect(cells.quoted(role, text)).toBe('the cell in column 3');
    expect(cells.named(role, text)).toMatch(/^the [A-Za-z ]+ in column 3$/);
    expect(cells.plain(role, text)).toMatch(/^the [A-Za-z ]+ in column 3$/);
    expect(cells.bare(role, text)).toBe('');
  });

  it('is named without a column if an option gave it', () => {
    expect(Quoting.ofCells(() => undefined).quoted('county', 'Doe')).toBe('the county given');
  });
});

describe('what was typed', () => {
  it('is quoted whatever it is', () => {
    expect(Quoting.typed.quoted('county', 'Almeda')).toBe('"Almeda"');
    expect(Quoting.typed.named('zip', ' 9411 ')).toBe('ZIP code 9411');
  });

  it('is quoted shortened, without control characters', () => {
    expect(Quoting.typed.quoted('code', '\u001b]0;title\u0007')).toBe('"\\u001b]0;title\\u0007"');
    expect(echo('x'.repeat(1_000_000))).toBe(`${'x'.repeat(59)}…`);
  });
});
