import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EditionFile, EditionLines } from '../../../src/data/editions/edition-file.js';
import { editionBytes } from '../../../src/data/editions/write.js';
import { tempDir } from '../../support/temp.js';

type Lines = Readonly<Record<string, readonly string[]>>;

function fileOf(editions: Lines): string {
  const path = join(tempDir(), 'rows.csv');
  const { rows, members } = editionBytes({
    header: 'code,mod,figure',
    lines: new Map(Object.entries(editions)),
  });
  writeFileSync(path, rows);
  writeFileSync(`${path}.members`, members);
  return path;
}

const linesOf = (path: string, edition: string): EditionLines =>
  new EditionLines(new EditionFile(path), edition);

/** Enough lines for several members. */
const MANY = Array.from({ length: 9_000 }, (_, i) => `${10_000 + i},,${i % 7}.00`);
const CHANGED = MANY.map((line, i) => (i % 1_000 === 0 ? `${line.slice(0, 7)}99.00` : line));
const SHARED = fileOf({ A: MANY, AR: CHANGED });

describe('a file of editions', () => {
  it('keeps each shared line once, with the editions that have it', () => {
    const path = fileOf({
      A: ['10000,,1.00', '10001,,2.00'],
      B: ['10000,,1.00', '10001,,3.00', '10002,,4.00'],
    });
    expect(new EditionFile(path).member(0).text).toBe(
      '10000,,1.00,A B\n10001,,2.00,A\n10001,,3.00,B\n10002,,4.00,B\n',
    );
    const [inA, inB] = ['A', 'B'].map((edition) => linesOf(path, edition).find('10000', ''));
    expect(inA).toBe(inB);
  });

  it('has the same bytes whatever order the editions are added in', () => {
    const bytes = (names: readonly string[]): Buffer => {
      const lines = new Map(names.map((name) => [name, name === 'A' ? MANY : CHANGED]));
      return editionBytes({ header: 'h', lines }).rows;
    };
    expect(bytes(['B', 'A'])).toEqual(bytes(['A', 'B']));
  });

  it('gives each edition its own lines, in several members', () => {
    const path = SHARED;
    expect(new EditionFile(path).count).toBeGreaterThan(3);
    expect(linesOf(path, 'A').linesBetween('', '')).toEqual(MANY);
    expect(linesOf(path, 'AR').linesBetween('', '')).toEqual(CHANGED);
    expect(linesOf(path, 'R').linesBetween('', '')).toEqual([]);
  });

  it('finds every line by its key, and none that is not there', () => {
    const lines = linesOf(SHARED, 'A');
    expect(MANY.filter((line) => lines.find(line.slice(0, 5), '') !== line)).toEqual([]);
    expect(lines.find('10000', '26')).toBeNull();
    for (const code of ['09999', '19000', '99999', '0000', 'A'])
      expect(lines.find(code, ''), code).toBeNull();
  });

  it('tells of nearly every code whether two editions have the same lines, and never that they have when they do not', () => {
    const file = new EditionFile(SHARED);
    const [one, other] = [new EditionLines(file, 'A'), new EditionLines(file, 'AR')];
    const codes = MANY.slice(0, 2_500).map((line) => line.slice(0, 5));
    const same = codes.filter(
      (code) => one.linesBetween(code, code).join() === other.linesBetween(code, code).join(),
    );
    const told = codes.filter((code) => one.hasSame(code, other));
    expect(told.filter((code) => !same.includes(code))).toEqual([]);
    expect(same.length).toBeLessThan(codes.length);
    // Only the last code of a member is left open.
    expect(told.length).toBeGreaterThanOrEqual(same.length - file.count);
    expect(one.hasSame('10000', linesOf(SHARED, 'A'))).toBe(false);
  });

  it('gives the lines between two beginnings as a plain search does', () => {
    const lines = linesOf(SHARED, 'AR');
    const code = fc.integer({ min: 9_990, max: 19_010 }).map(String);
    fc.assert(
      fc.property(code, code, (first, last) => {
        const expected = CHANGED.filter((line) => line.slice(0, 5) >= first && line.slice(0, 5) <= last);
        expect(lines.linesBetween(first, last)).toEqual(expected);
        const taken: string[] = [];
        lines.eachLine((text, from, to) => taken.push(text.slice(from, to)), first, last);
        expect(taken).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('reports any damaged byte of a member instead of reading past it', () => {
    const path = fileOf({ A: MANY.slice(0, 2_000) });
    const sound = readFileSync(path);
    for (const at of [100, 200, 400, 800]) {
      const bytes = Buffer.from(sound);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(path, bytes);
      expect(() => linesOf(path, 'A').find('10000', ''), `byte ${at}`).toThrow(
        expect.objectContaining({ code: 'E_DATA_DAMAGED' }),
      );
    }
  });
});
