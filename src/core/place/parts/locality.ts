import type { Quoting } from '../../issue/quoting.js';
import type { Locality } from '../../release/locality.js';

/** What a user said about a place; every part narrows the others. */
export interface LocalityQuery {
  /** "05", "CA-05", "CA05", "0111205", "01112-05", a name or part of one, also with its state: "Manhattan, NY" */
  readonly locality?: string;
  /** State, as two letters or by its name */
  readonly state?: string;
  readonly mac?: string;
}

const plain = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim();

type Matcher = (locality: Locality) => boolean;

const NUMBER = /^\d+$/;

/** Reads the number of a locality, or the whole of its key. */
function numberMatcher(digits: string): Matcher {
  const [number, key] = [digits.padStart(2, '0'), digits.padStart(7, '0')];
  if (digits.length <= 2) return (l) => l.number === number;
  return digits.length === 6 || digits.length === 7 ? (l) => l.key === key : () => false;
}

/** Reads a spelling with the number of a locality; null for a name. Lost leading zeros ("5", "111205") are restored. */
function numberedMatcher(spelling: string): Matcher | null {
  const text = spelling.trim().toUpperCase();
  if (NUMBER.test(text)) return numberMatcher(text);
  const stateNumber = /^([A-Z]{2})[-\s]?(\d{1,2})$/.exec(text);
  if (stateNumber) {
    const [, state, number = ''] = stateNumber;
    const whole = number.padStart(2, '0');
    return (l) => l.state === state && l.number === whole;
  }
  const macNumber = /^(\d{4,5})[-\s](\d{1,2})$/.exec(text);
  if (macNumber) {
    const [, mac = '', number = ''] = macNumber;
    return (l) => l.mac === mac.padStart(5, '0') && l.number === number.padStart(2, '0');
  }
  return null;
}

/** Reads a part of a name. */
function nameMatcher(spelling: string): Matcher {
  const words = plain(spelling);
  return words === '' ? () => false : (l) => ` ${printed(l).name}`.includes(` ${words}`);
}

/** What CMS prints for a locality, prepared for comparison once: a batch compares thousands of spellings. */
interface Printed {
  readonly name: string;
  readonly states: readonly string[];
}

const prepared = new WeakMap<Locality, Printed>();

function printed(locality: Locality): Printed {
  let found = prepared.get(locality);
  if (!found) {
    const { name, state, stateName } = locality;
    found = { name: plain(name), states: [state, ...stateName.split('/').map(plain)] };
    prepared.set(locality, found);
  }
  return found;
}

/** Localities of a state, by its two letters or its name ("guam" is in HAWAII/GUAM). */
function ofState(all: readonly Locality[], text: string): readonly Locality[] {
  const wanted = plain(text);
  return all.filter((locality) => printed(locality).states.includes(wanted));
}

/**
 * What a spelling can mean, the most certain reading first: a whole state, which is never narrowed to its
 * "REST OF …" locality; a locality's whole name; any other spelling or part of a name.
 */
function fitting(all: readonly Locality[], spelling: string): readonly Locality[] {
  // A number is neither a state nor a name, which take longer to compare.
  const numbered = numberedMatcher(spelling);
  if (numbered) return all.filter(numbered);
  const inState = ofState(all, spelling);
  if (inState.length > 0) return inState;
  const wanted = plain(spelling);
  const named = all.filter((locality) => printed(locality).name === wanted);
  return named.length > 0 ? named : all.filter(nameMatcher(spelling));
}

/** Longer than any name of CMS's with a state: a cell may have a megabyte, which is not worth reading once more. */
const LONGEST = 200;

/** The two parts of "Manhattan, NY", "Chicago IL" and "05, CA"; null for anything else. */
function nameAndState(spelling: string): readonly [name: string, state: string] | null {
  const text = spelling.trim();
  if (text.length > LONGEST) return null;
  const comma = text.lastIndexOf(',');
  if (comma >= 0) return [text.slice(0, comma), text.slice(comma + 1)];
  return /\s[A-Z]{2}$/i.test(text.slice(-3)) ? [text.slice(0, -3), text.slice(-2)] : null;
}

/** Reads a name or number with its state, which say what both say apart. */
function withState(all: readonly Locality[], spelling: string): readonly Locality[] {
  const parts = nameAndState(spelling);
  if (!parts) return [];
  const [name, state] = parts;
  // "New York, NY" is a city of several localities. It means neither the whole state nor "REST OF NEW YORK".
  return ofState(all, name).length > 1 ? [] : fitting(ofState(all, state), name);
}

function spelled(all: readonly Locality[], spelling: string): readonly Locality[] {
  const found = fitting(all, spelling);
  return found.length > 0 ? found : withState(all, spelling);
}

/**
 * Every locality that matches the query, in the order given. One match is an answer; several are an ambiguity
 * for the caller to show (numbers repeat: "05" is San Francisco and New Mexico); no match means that the
 * place is unknown.
 */
export function findLocalities(all: readonly Locality[], query: LocalityQuery): readonly Locality[] {
  const mac = query.mac?.trim() ? query.mac.trim().padStart(5, '0') : undefined;
  const state = query.state?.trim();
  const found = query.locality?.trim() ? spelled(all, query.locality) : all;
  const inState = state ? ofState(found, state) : found;
  return mac ? inState.filter((locality) => locality.mac === mac) : inState;
}

/** "locality 05, state CA": the query in words, for messages. */
export function describeQuery(query: LocalityQuery, quoting: Quoting): string {
  const parts = [
    query.locality && quoting.named('locality', query.locality),
    query.state && quoting.named('state', query.state.toUpperCase()),
    query.mac && quoting.named('mac', query.mac),
  ];
  return parts.filter(Boolean).join(', ');
}
