import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CodeSearch } from '../../../src/core/search/code-search.js';
import { readQuery } from '../../../src/core/search/query.js';
import { DataFiles } from '../../../src/data/sealed/data-files.js';
import { OpenFile } from '../../../src/data/sealed/open-file.js';
import { indexFileBytes, readIndexFile, wholeIndexIn } from '../../../src/data/search/checked-index.js';
import { readSearchEntries } from '../../../src/data/search/entries.js';
import { textOf, textsIn } from '../../../src/data/search/index-file.js';
import { readSearchMeanings } from '../../../src/data/search/meanings.js';
import { indexTexts, searchOver, searchTexts } from '../../../src/data/search/search-engine.js';
import { DATA_DIR } from '../../support/bundle.js';
import { tempDir } from '../../support/temp.js';

const entries = readSearchEntries(DATA_DIR);
const meanings = readSearchMeanings(new DataFiles({ dataDir: DATA_DIR }));
const whole = searchOver(entries, meanings);
const built = indexTexts(entries);
const text = textOf(built);
const path = join(tempDir(), 'search-index.txt');
writeFileSync(path, indexFileBytes(built));
const open = () => OpenFile.open(path, 'search-index.txt');
const file = searchTexts(readIndexFile(open()), meanings);
const inBrowser = searchTexts(textsIn(text), meanings);

const cases = ['search.json', 'search-kinds.json', 'search-held-out.json'].flatMap((name) => {
  const path = resolve(import.meta.dirname, '../../cases', name);
  return (JSON.parse(readFileSync(path, 'utf8')) as { cases: { query: string }[] }).cases;
});

/** A query with a letter left out, doubled or changed in each of its longer words. */
const misspelled = (query: string, seed: number): string =>
  query.replaceAll(/\w{4,}/g, (word) => {
    const at = seed % word.length;
    const put = [word[at] ?? '', '', 'q'][seed % 3] ?? '';
    return word.slice(0, at) + put + word.slice(at + 1) + (seed % 5 === 0 ? 'e' : '');
  });

const names = entries
  .filter((_, i) => i % 100 === 0)
  .map(({ name }) => name.split(' ').slice(0, 3).join(' '));
const short = ['a', 'ct', 'x', '12', 'ms', 'ear', 'mri', 'zzzz', '99213', 'g0', ''];
const queries = [...cases.map(({ query }) => query), ...names, ...short];

/** Scores are sums, and MiniSearch adds in an order that depends on the words it holds: the last digits differ. */
const found = (search: CodeSearch, query: string): string[] =>
  search
    .find(readQuery(query, meanings))
    .map(({ code, score }) => `${score.toPrecision(12).padStart(16)} ${code}`)
    .sort();

describe('the index in a file', () => {
  it('finds what the whole index in memory finds, with the same scores', () => {
    const all = [...queries, ...queries.map(misspelled)];
    expect(all.length).toBeGreaterThan(1500);
    for (const query of all) expect([query, found(file, query)]).toEqual([query, found(whole, query)]);
  });

  it('is the same in a browser', () => {
    expect(textOf(wholeIndexIn(open()))).toBe(text);
    for (const query of queries.slice(0, 20)) {
      expect([query, found(inBrowser, query)]).toEqual([query, found(file, query)]);
    }
  });

  it.each([0, 10, 200, text.length - 1])('is refused as damaged if only %i characters are left', (length) => {
    const knee = readQuery('knee', meanings);
    expect(() => searchTexts(textsIn(text.slice(0, length)), meanings).find(knee)).toThrow('damaged');
  });
});
