import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excelSafe } from '../../src/batch/write/excel-safe.js';

const latin1 = (text: string): string => Buffer.from(text).toString('latin1');
const utf8 = (bytes: string): string => Buffer.from(bytes, 'latin1').toString();
const safe = (text: string, delimiter = ','): string => utf8(excelSafe(latin1(text), delimiter));

/** A separate reader of CSV, character by character. */
function cellsOf(text: string, delimiter: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') cell += text[i++];
      else isQuoted = false;
    } else if (char === '"' && cell === '') isQuoted = true;
    else if (char === delimiter || char === '\n') {
      rows.at(-1)?.push(cell);
      cell = '';
      if (char === '\n') rows.push([]);
    } else cell += char;
  }
  return rows.slice(0, -1);
}

describe('a cell', () => {
  it.each([
    '=1+1',
    '@SUM(A1)',
    '+cmd|x',
    '-A1',
    '-',
    '-1-2',
    '+1 555 0100',
    ' =1',
    '\t=1',
    '\u00A0=1',
    '＝1',
    '＠x',
    '-5x',
    '--5',
    '+.',
    '=',
  ])('%j gets an apostrophe, quoted or not', (cell) => {
    expect(safe(`a,${cell},b\n`)).toBe(`a,'${cell},b\n`);
    expect(safe(`a,"${cell}","b"\n`)).toBe(`a,"'${cell}","b"\n`);
    expect(safe(`a\t${cell.replace('\t', ' ')}\n`, '\t')).toBe(`a\t'${cell.replace('\t', ' ')}\n`);
  });

  it.each([
    '-5',
    '+5',
    '-5.00',
    '-.5',
    '-1,234.50',
    '-$3.10',
    '- 5',
    '-1e5',
    '-12%',
    'a=1',
    '5',
    '',
    "'=1",
    'Ünal',
    '½',
  ])('%j stays as it is', (cell) => {
    expect(safe(`x\t${cell}\r\n`, '\t')).toBe(`x\t${cell}\r\n`);
    expect(safe(`x,"${cell}"\r\n`)).toBe(`x,"${cell}"\r\n`);
  });

  it('is seen in its place: first, last, after a mark of UTF-8, but not within a quoted cell', () => {
    expect(safe('=a,=b\r\n=c,=d\n')).toBe("'=a,'=b\r\n'=c,'=d\n");
    expect(safe('\uFEFF=a,"=b"\n')).toBe('\uFEFF\'=a,"\'=b"\n');
    expect(safe('"x\n=y,=z",1\n"a""=b",=c\n')).toBe('"x\n=y,=z",1\n"a""=b",\'=c\n');
  });
});

it('any CSV keeps its cells, but for an apostrophe where one is needed', () => {
  const cell = fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '1', '.', 'a', ' ', '"', ',', ';', '\n', 'Ü', '＝'),
  });
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(table, fc.constantFrom(',', ';', '\t'), fc.boolean(), (rows, delimiter, quoteAll) => {
      const written = (text: string): string =>
        quoteAll || text.includes(delimiter) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
      const text = rows.map((cells) => `${cells.map(written).join(delimiter)}\n`).join('');
      const isRisky = (each: string): boolean =>
        /^\s*[=+\-@＝]/.test(each) && !/^\s*[-+] *(\d+\.?\d*|\.\d+)\s*$/.test(each);
      const expected = rows.map((cells) => cells.map((each) => (isRisky(each) ? `'${each}` : each)));
      expect(cellsOf(safe(text, delimiter), delimiter)).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
});

it('takes time in proportion to the text', () => {
  const wide = `${'a,'.repeat(200_000)}=b\n`;
  const long = `"${'""'.repeat(500_000)}",=b\n`;
  const lines = 'a,b\n'.repeat(300_000);
  // Searching to the end of the text for each cell would take minutes.
  expect(safe(wide).endsWith(",'=b\n")).toBe(true);
  expect(safe(long).endsWith(",'=b\n")).toBe(true);
  expect(safe(lines)).toBe(lines);
});
