import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CheckedFile } from '../../../src/data/sealed/checked-file.js';
import { LineBlocks, lineBlocks } from '../../../src/data/sealed/line-blocks.js';
import { linesInMemory, SortedText } from '../../../src/data/sealed/sorted-text.js';
import { bundledCells } from '../../support/bundle.js';
import { tempDir } from '../../support/temp.js';

const path = join(tempDir(), 'lines.csv');

/** The lines of a text, read from memory or in blocks from a file. */
function sortedText(text: string, inBlocks: boolean): SortedText {
  if (!inBlocks) return new SortedText(linesInMemory(text));
  writeFileSync(path, text);
  return new SortedText(
    new LineBlocks(new CheckedFile(path, 'lines.csv', null, false), lineBlocks(Buffer.from(text))),
  );
}

const cells = bundledCells('rvu26a.csv');
const lines = cells.map((row) => Object.values(row).join(','));
const text = ['hcpcs,mod', ...lines].map((line) => `${line}\n`).join('');
const keyOf = (line: string): string => line.split(',').slice(0, 2).join(',').concat(',');
const codes = [...new Set(lines.map((line) => line.slice(0, 5)))];

describe.each([
  ['in memory', false],
  ['in blocks', true],
])('sorted lines, %s', (_, inBlocks) => {
  const sorted = sortedText(text, inBlocks);

  it('are each found by their key', () => {
    expect(lines).toHaveLength(19_226);
    expect(lines.filter((line) => sorted.find(keyOf(line)) !== line)).toEqual([]);
  });

  it('are not found where there is nothing: before, between, after, and part of a key', () => {
    const known = new Set(lines.map(keyOf));
    const modifiers = ['', '26', '53', 'TC', 'ZZ'];
    const made = codes
      .filter((__, i) => i % 29 === 0)
      .flatMap((code) => modifiers.map((m) => `${code},${m},`));
    const absent = [...made, '00000,,', 'ZZZZZ,,', '99213,2,', 'hcpcs,mod,'].filter((key) => !known.has(key));
    expect(absent.length).toBeGreaterThan(1_000);
    expect(absent.filter((key) => sorted.find(key) !== null)).toEqual([]);
  });

  it('between two keys are what a filter of all lines returns', () => {
    const edge = fc.oneof(
      fc.constantFrom(...codes),
      fc.string({ unit: fc.constantFrom(...'0159AGTZ'), minLength: 5, maxLength: 5 }),
    );
    fc.assert(
      fc.property(edge, edge, (first, last) => {
        const expected = lines.filter((line) => line.slice(0, 5) >= first && line.slice(0, 5) <= last);
        expect(sorted.linesBetween(first, last)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('between the first and the last are all of them', () => {
    expect(sorted.linesBetween('00000', 'ZZZZZ')).toEqual(lines);
  });
});

describe('small texts', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'ABCD'), minLength: 3, maxLength: 3 });
  const tables = fc.uniqueArray(fc.tuple(letters, fc.nat({ max: 5000 })), {
    selector: ([key]) => key,
    maxLength: 40,
  });

  it('return the same lines however many and however long they are', () => {
    fc.assert(
      fc.property(tables, fc.boolean(), letters, (table, inBlocks, other) => {
        const rows = table.map(([key, length]) => `${key},${'x'.repeat(length)}`).sort();
        const sorted = sortedText(['key,text', ...rows].map((line) => `${line}\n`).join(''), inBlocks);
        for (const line of rows) expect(sorted.find(line.slice(0, 4))).toBe(line);
        expect(sorted.find(`${other},`)).toBe(rows.find((line) => line.startsWith(`${other},`)) ?? null);
        expect(sorted.linesBetween(other, 'DDD')).toEqual(rows.filter((line) => line.slice(0, 3) >= other));
      }),
      { numRuns: 100 },
    );
  });
});
