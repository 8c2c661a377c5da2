import { UsageError } from '../../core/issue/errors.js';
import { echo } from '../../core/issue/quoting.js';
import { decodeCell } from './encoding.js';
import { COMMON_ROLES, JOINT_ROLES, optionName, type Role } from './roles.js';
import { SPELLINGS } from './spellings.js';

const ROLE_OF = new Map(
  Object.entries(SPELLINGS).flatMap(([role, names]) => names.map((name) => [name, role as Role] as const)),
);

/** A name without case, spaces and punctuation, in any script. */
const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Columns named by the caller, by role. */
export type NamedColumns = Readonly<Partial<Record<Role, string>>>;

/** How to read and extend the records of a batch. */
export interface Layout {
  readonly delimiter: string;
  readonly width: number;
  readonly names: readonly string[];
  /** Column numbers by role: possibly several for modifiers and who bills, one for the others */
  readonly roles: ReadonlyMap<Role, readonly number[]>;
  /** Line break of the input, which the output uses too */
  readonly newline: string;
  /** false: the input is a bare list of codes and its first line is a record */
  readonly hasHeader: boolean;
  /** true: the cells were typed at the prompt */
  readonly isTyped?: boolean;
}

/** The delimiter of a header line: a tab if there is one, otherwise the more frequent of semicolon and comma. */
export function detectDelimiter(line: string): string {
  const bare = line.replace(/"[^"]*"/g, '');
  if (bare.includes('\t')) return '\t';
  const count = (char: string): number => bare.split(char).length - 1;
  return count(';') > count(',') ? ';' : ',';
}

/** The most names that a message lists. */
const MOST_NAMES = 20;

/**
 * Whether a first line is certainly a header, since one of its columns is named as a code. Messages name the columns of
 * no other, which may be the record of a patient.
 */
export function isCertainHeader(names: readonly string[]): boolean {
  return names.some((name) => ROLE_OF.get(plain(name)) === 'code');
}

/** Names of columns. */
function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return [...names.slice(0, MOST_NAMES).map(echo), ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}

const columnsOf = ({ length }: readonly string[]): string =>
  length === 1 ? 'one column' : `${length} columns`;

function namedColumn(names: readonly string[], role: Role, wanted: string): number {
  const index = names.findIndex((name) => plain(name) === plain(wanted));
  if (index >= 0) return index;
  throw new UsageError(
    'E_COLUMN_UNKNOWN',
    `--${optionName(role)}-column: the input has no column "${echo(wanted)}".`,
    isCertainHeader(names)
      ? `It has: ${listed(names)}.`
      : `Its first line has ${columnsOf(names)}, none of them named as a code.`,
  );
}

function rolesOf(names: readonly string[], named: NamedColumns): Map<Role, number[]> {
  const roles = new Map<Role, number[]>();
  for (const [role, wanted] of Object.entries(named) as [Role, string][]) {
    roles.set(role, [namedColumn(names, role, wanted)]);
  }
  names.forEach((name, column) => {
    const role = ROLE_OF.get(plain(name));
    if (!role || named[role] !== undefined) return;
    roles.set(role, [...(roles.get(role) ?? []), column]);
  });
  return roles;
}

function refuseTwice(
  roles: ReadonlyMap<Role, readonly number[]>,
  names: readonly string[],
  read: readonly Role[],
): void {
  for (const [role, columns] of roles) {
    if (columns.length < 2 || JOINT_ROLES.includes(role) || !read.includes(role)) continue;
    const which = listed(columns.map((column) => names[column] ?? ''));
    throw new UsageError(
      'E_COLUMN_AMBIGUOUS',
      `Several columns could be the ${role}: ${which}.`,
      `Name one with --${optionName(role)}-column.`,
    );
  }
}

const LOOKS_LIKE_CODE = /^[A-Za-z0-9]{3,5}([-\s][A-Za-z0-9]{2})*$/;

/**
 * Interprets the first record of a batch. A single cell that is not a known column name but looks like a code
 * begins a bare list.
 * @param cells of the header, as Latin-1
 * @throws UsageError if no column holds codes, or more than one could
 */
export function readLayout(
  cells: readonly string[],
  { delimiter, newline, line }: Pick<Layout, 'delimiter' | 'newline'> & { readonly line: number },
  named: NamedColumns,
  alsoRead: readonly Role[] = [],
): Layout {
  const names = cells.map((cell) => decodeCell(cell).trim());
  const known = rolesOf(names, named);
  refuseTwice(known, names, [...COMMON_ROLES, ...alsoRead]);
  if (known.has('code'))
    return { delimiter, newline, width: cells.length, names, roles: known, hasHeader: true };
  const [only = ''] = names;
  if (names.length === 1 && LOOKS_LIKE_CODE.test(only) && /\d/.test(only)) {
    const roles: Layout['roles'] = new Map([['code', [0]]]);
    return { delimiter: ',', newline, width: 1, names: ['code'], roles, hasHeader: false };
  }
  const others = [...known].flatMap(([role, columns]) =>
    columns.map((column) => `${optionName(role).replace('-', ' ')} (column ${column + 1})`),
  );
  const found =
    others.length > 0
      ? `. Of its ${columnsOf(names)}, these are known: ${listed(others)}`
      : `: none of its ${columnsOf(names)} has a known name`;
  const message =
    names.length === 1 && others.length === 0
      ? `Line ${line} is neither a code nor a header that names a code column.`
      : `Line ${line} names no code column${found}.`;
  const hint =
    'Give it a header such as code,modifier,units,pos,locality, or name the column with --code-column.';
  throw new UsageError('E_COLUMN_MISSING', message, hint);
}
