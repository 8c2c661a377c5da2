import type { CodeContent, CodeNames } from '../content/code-content.js';
import type { SearchHit } from './code-search.js';
import { searchWords } from './words.js';

/** Hits whose names are compared with the query as a whole; what is below never comes up to the top. */
const COMPARED = 150;

const WHOLE = 4;
const WHOLE_WITHOUT_ORDER = 2.5;
const BEGINNING = 1.5;
const ALL_WORDS_IN_ONE = 1.3;

const sameWords = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((word) => b.includes(word));

/** How much better a name fits than its words alone tell: a whole name or synonym was typed. */
function wholeness(wanted: readonly string[], text: string): number {
  const words = searchWords(text);
  if (words.join(' ') === wanted.join(' ')) return WHOLE;
  if (sameWords(words, wanted)) return WHOLE_WITHOUT_ORDER;
  if (words.slice(0, wanted.length).join(' ') === wanted.join(' ')) return BEGINNING;
  return wanted.every((word) => words.includes(word)) ? ALL_WORDS_IN_ONE : 1;
}

function bestWholeness(wanted: readonly string[], { name, synonyms }: CodeNames): number {
  return Math.max(...[name, ...synonyms].map((text) => wholeness(wanted, text)));
}

/** Puts codes first that are called just what was typed; an index of words alone cannot tell. */
export function rankHits(query: string, hits: readonly SearchHit[], content: CodeContent): SearchHit[] {
  const wanted = searchWords(query);
  const raised = hits.slice(0, COMPARED).map(({ code, score }) => {
    const names = content.names(code);
    return { code, score: names ? score * bestWholeness(wanted, names) : score };
  });
  raised.sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1));
  return [...raised, ...hits.slice(COMPARED)];
}
