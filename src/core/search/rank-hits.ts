import type { CodeContent, CodeNames } from '../content/code-content.js';
import { editDistance } from '../text/similar-names.js';
import type { SearchHit } from './code-search.js';
import { searchWords } from './words.js';

/** Hits whose names are compared with the query as a whole; what is below never comes up to the top. */
const COMPARED = 150;

const WHOLE = 4;
const WHOLE_WITHOUT_ORDER = 2.5;
const BEGINNING = 1.5;
const ALL_WORDS_IN_ONE = 1.3;

/** Shortest word that may be misspelt by a letter. */
const MISSPELT_LENGTH = 5;

/** The same word, or one that a letter too many, too few, wrong or out of place makes of it. */
function sameWord(typed: string, word: string): boolean {
  if (typed === word) return true;
  if (typed.length < MISSPELT_LENGTH || Math.abs(typed.length - word.length) > 1) return false;
  return typed[0] === word[0] && editDistance(typed, word) === 1;
}

const sameOrder = (a: readonly string[], b: readonly string[]): boolean =>
  a.every((word, i) => sameWord(word, b[i] ?? ''));
const everyIn = (a: readonly string[], b: readonly string[]): boolean =>
  a.every((word) => b.some((other) => sameWord(word, other)));

/** How much better a name fits than its words alone tell: a whole name or synonym was typed. */
function wholeness(wanted: readonly string[], text: string): number {
  const words = searchWords(text);
  if (words.length < wanted.length || !everyIn(wanted, words)) return 1;
  const ordered = sameOrder(wanted, words);
  if (words.length === wanted.length) return ordered ? WHOLE : WHOLE_WITHOUT_ORDER;
  return ordered ? BEGINNING : ALL_WORDS_IN_ONE;
}

function bestWholeness(wanted: readonly string[], { name, synonyms }: CodeNames): number {
  return Math.max(...[name, ...synonyms].map((text) => wholeness(wanted, text)));
}

/**
 * Puts codes first that are called just what was typed; an index of words alone cannot tell. The root
 * takes weight from how rare the words are, which says little of what a person means. Codes that are
 * called the very same are equal, and stand in the order of their numbers: the usual one comes before
 * what is more, additional or rare.
 */
export function rankHits(query: string, hits: readonly SearchHit[], content: CodeContent): SearchHit[] {
  const wanted = searchWords(query);
  let whole = 0;
  const raised = hits.map(({ code, score }, i) => {
    const names = i < COMPARED ? content.names(code) : null;
    const factor = names ? bestWholeness(wanted, names) : 1;
    const raisedScore = Math.sqrt(score) * factor;
    if (factor === WHOLE) whole = Math.max(whole, raisedScore);
    return { code, score: raisedScore, factor };
  });
  const ranked = raised.map(({ code, score, factor }) => ({ code, score: factor === WHOLE ? whole : score }));
  return ranked.sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1));
}
