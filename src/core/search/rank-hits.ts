import type { CodeContent, CodeNames } from '../content/code-content.js';
import { editDistance } from '../text/similar-names.js';
import type { SearchHit } from './code-search.js';
import { fitFactor } from './quantity.js';
import type { SearchQuery, SearchTerm } from './query.js';
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

/** How much less a name matches for each term that it says in another way than was typed. */
const OTHER_WAY = 0.9;

interface Found {
  /** Where the words of the term are */
  readonly places: readonly number[];
  readonly isTyped: boolean;
}

/** Looks for a term among some words, in each way to say it; null if none is there in full. */
function findTerm({ ways }: SearchTerm, words: readonly string[]): Found | null {
  for (const way of ways) {
    const places = way.map((typed) => words.findIndex((word) => sameWord(typed, word)));
    if (!places.includes(-1)) return { places, isTyped: way === ways[0] };
  }
  return null;
}

/** How much better a name matches than its words alone suggest, because a whole name or synonym was typed. */
function wholeness(terms: readonly SearchTerm[], words: readonly string[]): number {
  const places: number[] = [];
  let likeness = 1;
  for (const term of terms) {
    const found = findTerm(term, words);
    if (!found && !term.isOptional) return 1;
    places.push(...(found?.places ?? []));
    if (found && !found.isTyped) likeness *= OTHER_WAY;
  }
  const ordered = places.every((place, i) => place === i);
  const isAll = new Set(places).size === words.length;
  if (isAll) return (ordered ? WHOLE : WHOLE_WITHOUT_ORDER) * likeness;
  return Math.max(1, (ordered ? BEGINNING : ALL_WORDS_IN_ONE) * likeness);
}

/** How much better a name matches in which words that were typed side by side stand side by side, all of them. */
const SIDE_BY_SIDE = 0.2;

/** The share of the neighboring words of a query that are neighbors in a text, from 0 to 1. */
function neighborShare(typed: readonly string[], words: readonly string[]): number {
  if (typed.length < 2) return 0;
  const text = ` ${words.join(' ')} `;
  const pairs = typed.slice(1).filter((word, i) => text.includes(` ${typed[i]} ${word} `));
  return pairs.length / (typed.length - 1);
}

/** How much better a code matches for how its name, or one of its synonyms, puts the words of a query. */
function wordingFactor(terms: readonly SearchTerm[], { name, synonyms }: CodeNames): number {
  const typed = terms.flatMap(({ ways }) => ways[0] ?? []);
  const texts = [name, ...synonyms].map(searchWords);
  const whole = Math.max(...texts.map((words) => wholeness(terms, words)));
  if (whole > 1) return whole;
  return 1 + SIDE_BY_SIDE * Math.max(...texts.map((words) => neighborShare(typed, words)));
}

/**
 * Puts codes first whose name is exactly what was typed, which an index of words cannot recognize, and codes
 * whose sizes, times and counts are those that were typed. The square root reduces the weight of rare words,
 * since rarity says little about what a person means. Codes with exactly the same name score the same and are
 * sorted by number: the usual one comes before those for more, additional or rare services.
 */
export function rankHits(
  { terms, quantities }: SearchQuery,
  hits: readonly SearchHit[],
  content: Pick<CodeContent, 'names'>,
): SearchHit[] {
  let whole = 0;
  const raised = hits.map(({ code, score }, i) => {
    const names = i < COMPARED ? content.names(code) : null;
    const factor = names ? wordingFactor(terms, names) : 1;
    const fit = names ? fitFactor(quantities, [names.name, ...names.synonyms]) : 1;
    const raisedScore = Math.sqrt(score) * factor;
    if (factor === WHOLE) whole = Math.max(whole, raisedScore);
    return { code, score: raisedScore, factor, fit };
  });
  const ranked = raised.map(({ code, score, factor, fit }) => ({
    code,
    score: (factor === WHOLE ? whole : score) * fit,
  }));
  return ranked.sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1));
}
