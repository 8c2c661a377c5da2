import {
  ADDRESS,
  BARE_LOCALITY,
  BARE_PLACE,
  BARE_SUFFIX,
  NAMES,
  OTHER_FILES,
  type OtherFile,
  PERSON_NAME,
} from './names.js';
import type { Role } from './roles.js';
import { wordsOf } from './words.js';

/** One alternative of a pattern as a regular expression over words that each end with a blank. */
function pieceOf(piece: string): string {
  if (piece === '…') return '(?:\\S+ )*';
  const isOptional = piece.startsWith('[');
  const words = (isOptional ? piece.slice(1, -1) : piece).split('|');
  const either = words.map((word) => (word === '#' ? '\\d+' : word)).join('|');
  return `(?:(?:${either}) )${isOptional ? '?' : ''}`;
}

const compiled = (patterns: readonly string[]): RegExp =>
  new RegExp(`^(?:${patterns.map((pattern) => pattern.split(' ').map(pieceOf).join('')).join('|')})$`);

const orNull = (patterns: readonly string[]): RegExp | null =>
  patterns.length > 0 ? compiled(patterns) : null;

interface Names {
  readonly known: readonly RegExp[];
  /** Whole names, and names of which some words are given */
  readonly says: RegExp | null;
  readonly hints: RegExp | null;
  readonly unless: ReadonlySet<string>;
}

const COMPILED: ReadonlyMap<Role, Names> = new Map(
  Object.entries(NAMES).map(([role, { known, says = [], unless = '' }]) => [
    role as Role,
    {
      known: known.map(compiled),
      says: orNull(says.filter((pattern) => !pattern.includes('…'))),
      hints: orNull(says.filter((pattern) => pattern.includes('…'))),
      unless: new Set(unless.split(' ').filter(Boolean)),
    },
  ]),
);
const ADDRESSES = compiled(ADDRESS);
const BARE = compiled(BARE_PLACE);
const SUFFIX = compiled(BARE_SUFFIX);
const PERSON = compiled(PERSON_NAME);
const LOCALITY_OR_POS = compiled(BARE_LOCALITY);

/** What the name of a column says. */
export interface Recognized {
  /** What it is the name of, and how much it is preferred: 0 is best */
  readonly known: ReadonlyMap<Role, number>;
  /** What it could be */
  readonly perhaps: ReadonlySet<Role>;
}

const fits = (pattern: RegExp, words: string): boolean => pattern.test(`${words} `);

/** What a name says by itself. */
function recognized(words: string): { known: Map<Role, number>; perhaps: Set<Role> } {
  const known = new Map<Role, number>();
  const perhaps = new Set<Role>();
  const each = words.split(' ');
  for (const [role, names] of COMPILED) {
    const rank = names.known.findIndex((pattern) => fits(pattern, words));
    if (rank >= 0) known.set(role, rank);
    else if (names.says && fits(names.says, words)) perhaps.add(role);
    else if (names.hints && fits(names.hints, words) && !each.some((word) => names.unless.has(word)))
      perhaps.add(role);
  }
  return { known, perhaps };
}

/** Whether a name is that of a locality or of a place of service, and does not say which. */
export const isLocalityOrPos = (name: string): boolean => fits(LOCALITY_OR_POS, wordsOf(name));

/**
 * What each name of a header says. Where an address stands, a bare ZIP code may be that of a home; where no name stands,
 * a bare suffix may be that of the code.
 */
export function recognizeNames(names: readonly string[]): Recognized[] {
  const words = names.map(wordsOf);
  const hasAddress = words.some((each) => fits(ADDRESSES, each));
  const said = words.map(recognized);
  const isOfCode =
    !words.some((each) => fits(PERSON, each)) && !said.some(({ known }) => known.has('modifier'));
  return said.map(({ known, perhaps }, column) => {
    const each = words[column] ?? '';
    if (isOfCode && fits(SUFFIX, each)) return { known, perhaps: new Set([...perhaps, 'modifier']) };
    if (!hasAddress || !fits(BARE, each)) return { known, perhaps };
    return { known: new Map<Role, number>(), perhaps: new Set([...perhaps, ...known.keys()]) };
  });
}

const OTHERS = OTHER_FILES.map((file) => ({ file, has: file.has.map((pattern) => compiled([pattern])) }));

/**
 * What a file seems to be that names codes and has no services.
 * @param roles the roles that its columns have
 * @returns it and the first column that shows it; null if it is nothing of the kind
 */
export function otherFile(
  names: readonly string[],
  roles: { has(role: Role): boolean },
): { readonly file: OtherFile; readonly column: number } | null {
  const words = names.map(wordsOf);
  for (const { file, has } of OTHERS) {
    if (file.lacks?.some((role) => roles.has(role))) continue;
    const columns = has.map((pattern) => words.findIndex((each) => fits(pattern, each)));
    if (columns.every((column) => column >= 0)) return { file, column: columns[0] ?? 0 };
  }
  return null;
}
