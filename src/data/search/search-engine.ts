import MiniSearch, { type Options, type SearchOptions } from 'minisearch';
import type { CodeSearch, SearchEntry, SearchHit } from '../../core/search/code-search.js';
import { searchWords } from '../../core/search/words.js';
import { IndexFile } from './index-file.js';

/** The index of words, kept by MiniSearch. Loaded only by `rvu search`. */

interface Indexed {
  /** Code and weight, "27447 1.3": storing a field for each code would take longer to load than the words */
  readonly id: string;
  readonly name: string;
  readonly synonyms: string;
  readonly plain: string;
}

const codeOf = (id: string): string => id.slice(0, id.indexOf(' '));
const weightOf = (id: string): number => Number(id.slice(id.indexOf(' ') + 1));

const OPTIONS: Options<Indexed> = {
  fields: ['name', 'synonyms', 'plain'],
  tokenize: searchWords,
  processTerm: (term) => term,
};

/** Length of the shortest word whose beginning is enough, and of the shortest that may be misspelled. */
const PREFIX_LENGTH = 3;
const FUZZY_LENGTH = 4;
/** The share of a word's letters that may be wrong, and how many at most. */
const FUZZY_SHARE = 0.25;
const MOST_WRONG = 2;

const fuzzyShare = (word: string): number =>
  word.length >= FUZZY_LENGTH && !/\d/.test(word) ? FUZZY_SHARE : 0;

const SEARCH: SearchOptions = {
  boost: { name: 3, synonyms: 2, plain: 0.4 },
  prefix: (term) => term.length >= PREFIX_LENGTH,
  fuzzy: (term) => fuzzyShare(term) || false,
  // A name that repeats a word, or is short, is hardly a better match than one that has the word once.
  bm25: { k: 0.4, b: 0.1, d: 0.5 },
  maxFuzzy: MOST_WRONG,
  weights: { fuzzy: 0.3, prefix: 0.4 },
  boostDocument: (id: string) => weightOf(id),
};

/**
 * Codes that match every word; if there are none, codes that match some words. Ties are sorted by code, because
 * MiniSearch's own order depends on which words it has loaded.
 */
function search(index: MiniSearch<Indexed>, query: string): SearchHit[] {
  const all = index.search(query, { ...SEARCH, combineWith: 'AND' });
  const found = all.length > 0 ? all : index.search(query, { ...SEARCH, combineWith: 'OR' });
  const hits = found.map(({ id, score }) => ({ code: codeOf(id as string), score }));
  return hits.sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1));
}

/** How many letters of a word may be wrong, as MiniSearch computes it from `fuzzy` and `maxFuzzy`. */
const wrongLetters = (word: string): number =>
  Math.min(MOST_WRONG, Math.round(word.length * fuzzyShare(word)));

/** The words of a text that have not been seen before, each once. */
function newWords(text: string, seen: Set<string>): string {
  const words = searchWords(text).filter((word) => !seen.has(word));
  for (const word of words) seen.add(word);
  return [...new Set(words)].join(' ');
}

/**
 * A word is indexed only where it occurs first, in the name, a synonym or the plain language, so that there
 * is less to load at each start.
 */
function toIndexed({ code, name, synonyms, plainLanguage, weight }: SearchEntry): Indexed {
  const seen = new Set<string>();
  return {
    id: `${code} ${weight}`,
    name: newWords(name, seen),
    synonyms: newWords(synonyms.join(' '), seen),
    plain: newWords(plainLanguage, seen),
  };
}

function indexOf(entries: readonly SearchEntry[]): MiniSearch<Indexed> {
  const index = new MiniSearch<Indexed>(OPTIONS);
  index.addAll(entries.map(toIndexed));
  return index;
}

/** The index as bytes, to be written when the program is built. */
export function indexBytes(entries: readonly SearchEntry[]): Buffer {
  return IndexFile.bytesOf(indexOf(entries).toJSON());
}

export function searchOver(entries: readonly SearchEntry[]): CodeSearch {
  const index = indexOf(entries);
  return { find: (query) => search(index, query) };
}

/**
 * Searches the index in a file. MiniSearch loads only the part that can match the words of the query: loading
 * all of it would take ten times as long as the search itself.
 */
export function searchFile(bytes: Buffer): CodeSearch {
  const file = new IndexFile(bytes);
  return {
    find(query) {
      const words = searchWords(query).map((word) => ({
        word,
        isPrefix: word.length >= PREFIX_LENGTH,
        wrong: wrongLetters(word),
      }));
      return search(MiniSearch.loadJS<Indexed>(file.partFor(words), OPTIONS), query);
    },
  };
}
