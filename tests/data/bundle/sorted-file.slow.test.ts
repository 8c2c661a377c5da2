import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SortedFile } from '../../../src/data/bundle/sorted-file.js';
import { bundledCells, DATA_DIR } from '../../support/bundle.js';
import { tempDir } from '../../support/temp.js';

const PATH = join(DATA_DIR, 'rvu26a.csv');
const lines = bundledCells('rvu26a.csv').map((cells) => Object.values(cells).join(','));
const keyOf = (line: string): string => line.split(',').slice(0, 2).join(',').concat(',');
const codes = [...new Set(lines.map((line) => line.slice(0, 5)))];

describe.each([
  ['in memory', true],
  ['on disk', false],
])('SortedFile, %s', (_, inMemory) => {
  const file = new SortedFile(PATH, inMemory);

  it('finds every line of the release by its key', () => {
    expect(lines).toHaveLength(19_226);
    expect(lines.filter((line) => file.find(keyOf(line)) !== line)).toEqual([]);
  });

  it('finds nothing where there is nothing: before, between, after, and part of a key', () => {
    const known = new Set(lines.map(keyOf));
    const modifiers = ['', '26', '53', 'TC', 'ZZ'];
    const made = codes
      .filter((__, i) => i % 29 === 0)
      .flatMap((code) => modifiers.map((m) => `${code},${m},`));
    const absent = [...made, '00000,,', 'ZZZZZ,,', '99213,2,', 'hcpcs,mod,'].filter((key) => !known.has(key));
    expect(absent.length).toBeGreaterThan(1_000);
    expect(absent.filter((key) => file.find(key) !== null)).toEqual([]);
  });

  it('linesBetween() returns what a filter of all lines does', () => {
    const edge = fc.oneof(
      fc.constantFrom(...codes),
      fc.string({ unit: fc.constantFrom(...'0159AGTZ'), minLength: 5, maxLength: 5 }),
    );
    fc.assert(
      fc.property(edge, edge, (first, last) => {
        const expected = lines.filter((line) => line.slice(0, 5) >= first && line.slice(0, 5) <= last);
        expect(file.linesBetween(first, last)).toEqual(expected);
        expect(file.textBetween(first, last)).toBe(expected.map((line) => `${line}\n`).join(''));
      }),
      { numRuns: 60 },
    );
  });

  it('linesBetween() of everything is the whole file', () => {
    expect(file.linesBetween('00000', 'ZZZZZ')).toEqual(lines);
  });
});

describe('SortedFile on small files', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'ABCD'), minLength: 3, maxLength: 3 });
  const tables = fc.uniqueArray(fc.tuple(letters, fc.nat({ max: 200 })), {
    selector: ([key]) => key,
    maxLength: 40,
  });

  it('finds the same lines in any table, with no line, one or many, short or long', () => {
    const path = join(tempDir(), 'table.csv');
    fc.assert(
      fc.property(tables, fc.boolean(), letters, (table, inMemory, other) => {
        const sorted = table.map(([key, length]) => `${key},${'x'.repeat(length)}`).sort();
        writeFileSync(path, ['key,text', ...sorted].map((line) => `${line}\n`).join(''));
        const file = new SortedFile(path, inMemory);
        for (const line of sorted) expect(file.find(line.slice(0, 4))).toBe(line);
        expect(file.find(`${other},`)).toBe(sorted.find((line) => line.startsWith(`${other},`)) ?? null);
        expect(file.linesBetween(other, 'DDD')).toEqual(sorted.filter((line) => line.slice(0, 3) >= other));
      }),
      { numRuns: 100 },
    );
  });
});
