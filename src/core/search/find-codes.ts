import type { CodeContent } from '../content/code-content.js';
import type { CodeSearch, SearchHit } from './code-search.js';
import { readQuery } from './query.js';
import { rankHits } from './rank-hits.js';

/** A code or the beginning of one: 45378, G01, 0001F */
const CODE_BEGINNING = /^(?:[A-Z]\d{1,4}|\d{2,5}|\d{4}[A-Z])$/;
/** Higher than any score for words, so that a code that was typed comes first. */
const TYPED = 10_000;

/** The codes of a release. */
export interface ListedCodes {
  rowsBetween(first: string, last: string): Iterable<{ readonly code: string }>;
}

/** What a search reads of our own descriptions. */
export type NamedCodes = Pick<CodeContent, 'names' | 'elsewhere'>;

function codesBeginning(schedule: ListedCodes, content: NamedCodes, beginning: string): SearchHit[] {
  const codes = new Set<string>();
  const [first, last] = [beginning.padEnd(5, '0'), beginning.padEnd(5, 'Z')];
  const rows = schedule.rowsBetween(first, last);
  for (const { code } of rows) codes.add(code);
  for (const code of content.elsewhere(first, last)) codes.add(code);
  const hits = [...codes].map((code) => ({ code, score: content.names(code) ? TYPED : TYPED - 1 }));
  return hits.sort((a, b) => b.score - a.score);
}

/**
 * The codes that a query means, best first: found by the beginning of the code, or by the words it is known by. Some
 * are codes of other fee schedules, which the release does not list.
 */
export function findCodes(
  search: CodeSearch,
  schedule: ListedCodes,
  content: NamedCodes,
  query: string,
): SearchHit[] {
  const text = query.trim().toUpperCase();
  const typed = CODE_BEGINNING.test(text) ? codesBeginning(schedule, content, text) : [];
  if (typed.length > 0) return typed;
  const asked = readQuery(query, search.meanings);
  return rankHits(asked, search.find(asked), content);
}
