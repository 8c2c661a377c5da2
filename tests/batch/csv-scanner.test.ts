import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvScanner } from '../../src/batch/input/csv-scanner.js';
import { Records } from '../../src/batch/input/records.js';

/** Scans a text that arrives in pieces; returns the cells of each record, or its problem. */
function scan(text: string, width: number, pieces: readonly number[] = [text.length], delimiter = ',') {
  const bytes = Buffer.from(text, 'latin1');
  const found: (string[] | number)[] = [];
  let arrived = 0;
  let start = 0;
  let line = 1;
  const drain = (final: boolean): void => {
    for (;;) {
      const buffer = Buffer.concat([bytes.subarray(0, arrived), Buffer.alloc(16)]);
      const records = new Records(width, 1);
      records.bytes = buffer;
      records.view = new DataView(buffer.buffer, buffer.byteOffset);
      const next = new CsvScanner(delimiter, records, width, 1024).scan(start, arrived, final, line);
      if (records.count === 0) return;
      found.push(
        records.fields[0] === width
          ? records.cells(0)
          : (records.problems[0] ?? 0) * 100 + (records.fields[0] ?? 0),
      );
      line += 1;
      start = next;
      if (start >= arrived) return;
    }
  };
  for (let i = 0; arrived < bytes.length; i++) {
    arrived = Math.min(bytes.length, arrived + Math.max(1, pieces[i % pieces.length] ?? 1));
    drain(false);
  }
  drain(true);
  return found;
}

const cell = fc.string({
  unit: fc.constantFrom('a', '1', ' ', ',', '"', '\n', '\r', ';', '\u00e9'),
  maxLength: 12,
});
const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

describe('cutting bytes into records', () => {
  it('finds the same cells as csv-parse, for any table and any split into chunks', () => {
    const table = fc.integer({ min: 1, max: 5 }).chain((width) =>
      fc.record({
        width: fc.constant(width),
        rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
          minLength: 1,
          maxLength: 8,
        }),
        sizes: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
        end: fc.constantFrom('\n', '\r\n'),
      }),
    );
    fc.assert(
      fc.property(table, ({ width, rows, sizes, end }) => {
        const text = rows.map((row) => row.map(quoted).join(',') + end).join('');
        const expected = parse(text, { record_delimiter: [end] }) as string[][];
        // A record of one empty cell is a blank line, which csv-parse also reads as blank.
        expect(scan(text, width, sizes)).toEqual(expected);
      }),
    );
  });

  it('reads any bytes the same way, however they are split', () => {
    const garbage = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', 'b'), maxLength: 60 });
    fc.assert(
      fc.property(garbage, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (text, sizes) => {
        expect(scan(text, 3, sizes)).toEqual(scan(text, 3));
      }),
    );
  });

  it.each([
    [
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"a,1","b ""x"""\n', [['a,1', 'b "x"']]],
    ['"a\nb",c\n', [['a\nb', 'c']]],
    ['5" tall,x"y"z\n', [['5" tall', 'x"y"z']]],
    ['a\nb,c\n', [1, ['b', 'c']]],
    ['a,"b\nc,d\n', [100, ['c', 'd']]],
    ['a,"b"c\nd,e\n', [200, ['d', 'e']]],
  ])('%j', (text, expected) => {
    expect(scan(text, 2)).toEqual(expected);
  });
});
