import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCodes } from '../../../src/core/search/find-codes.js';
import { openContent } from '../../../src/data/content/content.js';
import { openSearch } from '../../../src/data/search/open-search.js';
import { DATA_DIR, schedule } from '../../support/bundle.js';

/**
 * Queries as people type them, with the code that a biller expects: independent data, not what the search
 * happens to return. A case is changed only if it is itself wrong.
 */
interface SearchCase {
  readonly query: string;
  /** What makes it hard: a size, a lay word, an abbreviation */
  readonly kind?: string;
  /** The code that must come first */
  readonly first?: string;
  /** Codes that must all be among the first three */
  readonly top3?: readonly string[];
  /** Codes of which one must be among the first three */
  readonly any?: readonly string[];
}

function casesOf(name: string): readonly SearchCase[] {
  const path = resolve(import.meta.dirname, '../../cases', name);
  return (JSON.parse(readFileSync(path, 'utf8')) as { readonly cases: readonly SearchCase[] }).cases;
}

const cases = casesOf('search.json');
const kinds = casesOf('search-kinds.json');
const heldOut = casesOf('search-held-out.json');

const content = openContent({ dataDir: DATA_DIR, inMemory: true });
const search = await openSearch({ dataDir: DATA_DIR });
const found = (query: string): string[] =>
  findCodes(search, schedule, content, query).map(({ code }) => code);

describe('what people type', () => {
  it('is at least 800 queries, each once', () => {
    const all = [...cases, ...kinds, ...heldOut];
    const queries = all.map(({ query }) => query.toLowerCase());
    expect(queries.length).toBeGreaterThanOrEqual(800);
    expect(queries.filter((query, i) => queries.indexOf(query) !== i)).toEqual([]);
    expect(all.filter(({ first, top3, any }) => !first && !top3?.length && !any?.length)).toEqual([]);
  });

  it.each(cases)('$query', ({ query, first, top3 = [] }) => {
    const codes = found(query);
    if (first) expect(codes[0]).toBe(first);
    const head = codes.slice(0, 3);
    for (const code of top3) expect(head).toContain(code);
  });
});

/** Codes without a name are found by their digits only, so that no words can lead to them. */
const isNamed = ({ any = [] }: SearchCase): boolean => any.some((code) => content.names(code) !== null);
const isFound = ({ query, any = [] }: SearchCase): boolean =>
  found(query)
    .slice(0, 3)
    .some((code) => any.includes(code));

describe.each([
  ['search-kinds.json', kinds, 0.98],
  ['search-held-out.json', heldOut, 0.95],
])('the queries of %s', (_, list, aim) => {
  it(`have their code among the first three at least ${aim * 100} times in 100`, () => {
    const named = list.filter(isNamed);
    expect(named.length).toBeGreaterThan(200);
    const missed = named.filter((one) => !isFound(one));
    const share = 1 - missed.length / named.length;
    // Failures of the held-out half are counted but not shown: it is not to be tuned for.
    expect(share, list === kinds ? missed.map(({ query }) => query).join('; ') : '').toBeGreaterThanOrEqual(
      aim,
    );
  });
});
