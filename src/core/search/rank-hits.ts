import type { CodeContent, CodeNames } from '../content/code-content.js';
import { editDistance } from '../text/similar-names.js';
import type { SearchHit } from './code-search.js';
import { searchWords } from './words.js';

/** How many hits have their names compared with the whole query; lower hits never rise to the top. */
const COMPARED = 150;

const WHOLE = 4;
const WHOLE_WITHOUT_ORDER = 2.5;
const BEGINNING = 1.5;
const ALL_WORDS_IN_ONE = 1.3;

/** Length of the shortest word that may have one letter wrong. */
const MISSPELLED_LENGTH = 5;

/** The same word, or the same except for one letter that is added, missing, wrong or out of place. */
function sameWord(typed: string, word: string): boolean {
  if (typed === word) return true;
  if (typed.length < MISSPELLED_LENGTH || Math.abs(typed.length - word.length) > 1) return false;
  return typed[0] === word[0] && editDistance(typed, word) === 1;
}

const sameOrder = (a: readonly string[], b: readonly string[]): boolean =>
  a.every((word, i) => sameWord(word, b[i] ?? ''));
const everyIn = (a: readonly string[], b: readonly string[]): boolean =>
  a.every((word) => b.some((other) => sameWord(word, other)));

/** How much better a name matches than its words alone suggest, because a whole name or synonym was typed. */
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
 * Puts codes first whose name is exactly what was typed, which an index of words cannot recognize. The square
 * root reduces the weight of rare words, since rarity says little about what a person means. Codes with
 * exactly the same name score the same and are sorted by number: the usual one comes before those for more,
 * additional or rare services.
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
