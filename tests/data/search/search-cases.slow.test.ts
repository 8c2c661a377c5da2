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
  /** The code that must come first */
  readonly first?: string;
  /** Codes that must all be among the first three */
  readonly top3?: readonly string[];
}

const path = resolve(import.meta.dirname, '../../cases/search.json');
const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { readonly cases: readonly SearchCase[] };

const content = openContent({ dataDir: DATA_DIR, inMemory: true });
const search = await openSearch({ dataDir: DATA_DIR });
const found = (query: string): string[] =>
  findCodes(search, schedule, content, query).map(({ code }) => code);

describe('what people type', () => {
  it('is at least 150 queries, each once', () => {
    const queries = cases.map(({ query }) => query.toLowerCase());
    expect(queries.length).toBeGreaterThanOrEqual(150);
    expect(queries.filter((query, i) => queries.indexOf(query) !== i)).toEqual([]);
    expect(cases.filter(({ first, top3 }) => !first && !top3?.length)).toEqual([]);
  });

  it.each(cases)('$query', ({ query, first, top3 = [] }) => {
    const codes = found(query);
    if (first) expect(codes[0]).toBe(first);
    const head = codes.slice(0, 3);
    for (const code of top3) expect(head).toContain(code);
  });
});
