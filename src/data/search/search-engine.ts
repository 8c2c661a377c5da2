import MiniSearch, { type Options, type SearchOptions } from 'minisearch';
import type { CodeSearch, SearchEntry, SearchHit } from '../../core/search/code-search.js';
import { searchWords } from '../../core/search/words.js';

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

const SEARCH: SearchOptions = {
  boost: { name: 3, synonyms: 2, plain: 0.4 },
  prefix: (term) => term.length >= PREFIX_LENGTH,
  fuzzy: (term) => (term.length >= FUZZY_LENGTH && !/\d/.test(term) ? 0.25 : false),
  // A name that repeats a word, or is short, is hardly a better match than one that has the word once.
  bm25: { k: 0.4, b: 0.1, d: 0.5 },
  maxFuzzy: 2,
  weights: { fuzzy: 0.3, prefix: 0.4 },
  boostDocument: (id: string) => weightOf(id),
};

class MiniSearchIndex implements CodeSearch {
  constructor(private readonly index: MiniSearch<Indexed>) {}

  /** Codes that match every word; if there are none, codes that match some words. */
  find(query: string): SearchHit[] {
    const all = this.index.search(query, { ...SEARCH, combineWith: 'AND' });
    const found = all.length > 0 ? all : this.index.search(query, { ...SEARCH, combineWith: 'OR' });
    return found.map(({ id, score }) => ({ code: codeOf(id as string), score }));
  }
}

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

/** The index as text, to be written when the program is built. */
export function indexText(entries: readonly SearchEntry[]): string {
  return JSON.stringify(indexOf(entries));
}

export function searchOver(entries: readonly SearchEntry[]): CodeSearch {
  return new MiniSearchIndex(indexOf(entries));
}

export function searchFromText(text: string): CodeSearch {
  return new MiniSearchIndex(MiniSearch.loadJSON<Indexed>(text, OPTIONS));
}
