import { UsageError } from '../../core/issue/errors.js';
import { echo } from '../../core/issue/quoting.js';
import { NAMES } from './names.js';
import { isLocalityOrPos, otherFile, type Recognized, recognizeNames } from './recognize.js';
import { EITHER_ROLES, JOINT_ROLES, optionName, type Role, roleName } from './roles.js';

/** Columns named by the caller, by role: several for modifiers, who bills, patients and line numbers. */
export type NamedColumns = Readonly<Partial<Record<Role, string | readonly string[]>>> & {
  /** Columns that are not to be read, whatever their names say */
  readonly ignore?: readonly string[];
};

/** What the columns of a file are read as. */
export interface ChosenColumns {
  readonly roles: ReadonlyMap<Role, readonly number[]>;
  /** Columns that could have been a role, for which a better one was found */
  readonly passed: ReadonlyMap<Role, readonly number[]>;
  /** Whether the column of localities may be one of places of service, of which no other column is known */
  readonly isPosLikely: boolean;
}

/** A name without case, spaces and punctuation, in any script. */
export const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The most names that a message lists. */
const MOST_NAMES = 20;
/** The most columns for which a message spells out options. */
const MOST_OPTIONS = 3;

/** Names of columns, without control characters and shortened. */
export function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return [...names.slice(0, MOST_NAMES).map(echo), ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}

export const columnsOf = ({ length }: readonly string[]): string =>
  length === 1 ? 'one column' : `${length} columns`;

/** What cells hold and names of columns do not: line breaks, lists, long or bare numbers, dates, email addresses. */
const LIKE_DATA = /[\p{Cc}",;@]|\d{5}|\d[-/.]\d|^\s*[-+]?\d+\s*$/u;

/**
 * Whether a first line is certainly a header, since one of its columns is named as a code and none looks like data.
 * Messages name the columns of no other, which may be the record of a patient.
 */
function isCertainHeader(names: readonly string[]): boolean {
  return (
    !names.some((name) => LIKE_DATA.test(name)) &&
    recognizeNames(names).some(({ known }) => known.has('code'))
  );
}

/**
 * How the columns of a header are called: by their names or, where one may be a record, by their numbers, as messages
 * may show them.
 */
export function columnLabels(names: readonly string[]): (column: number) => string {
  const isCertain = isCertainHeader(names);
  return (column) => (isCertain ? (names[column] ?? '') : `column ${column + 1}`);
}

function indexOf(names: readonly string[], wanted: string, option: string): number {
  const exact = names.findIndex((name) => name.trim() === wanted.trim());
  const index = exact >= 0 ? exact : names.findIndex((name) => plain(name) === plain(wanted));
  if (index >= 0) return index;
  throw new UsageError(
    'E_COLUMN_UNKNOWN',
    `--${option}-column: the input has no column "${echo(wanted)}".`,
    isCertainHeader(names)
      ? `It has: ${listed(names)}.`
      : `Its first line has ${columnsOf(names)}, none of them named as a code.`,
  );
}

/** Every column of a header by its name, its recognition and whether it is spoken for. */
class Columns {
  readonly roles = new Map<Role, readonly number[]>();
  readonly passed = new Map<Role, readonly number[]>();
  private readonly recognized: readonly Recognized[];
  private readonly labelOf: (column: number) => string;
  /** Columns with a role, or passed by */
  private readonly taken = new Set<number>();
  /** Roles whose columns the caller names, which are all of them */
  private readonly named = new Set<Role>();

  constructor(
    readonly names: readonly string[],
    private readonly reads: readonly Role[],
    { ignore = [], ...named }: NamedColumns,
  ) {
    this.labelOf = columnLabels(names);
    for (const wanted of ignore) this.taken.add(indexOf(names, wanted, 'ignore'));
    for (const [role, wanted] of Object.entries(named) as [Role, string | readonly string[]][]) {
      const columns = [...new Set([wanted].flat().map((each) => indexOf(names, each, optionName(role))))];
      this.roles.set(role, columns);
      this.named.add(role);
      for (const column of columns) this.taken.add(column);
    }
    this.recognized = recognizeNames(names.map((name, column) => (this.taken.has(column) ? '' : name)));
  }

  /** Whether messages may show the name of a column. */
  private isShown(column: number): boolean {
    return this.labelOf(column) === this.names[column];
  }

  /** A column as messages may show it: "Svc Cnt" in quotation marks, or column 3. */
  private shown(column: number): string {
    const label = echo(this.labelOf(column));
    return this.isShown(column) ? `"${label}"` : label;
  }

  /** Whether the name of a column may be shown, and is short enough to be shown whole. */
  private isWhole(column: number): boolean {
    const name = this.names[column] ?? '';
    return this.isShown(column) && echo(name) === name;
  }

  /** An option that names a column, ready to be copied if the whole name may be shown. */
  private optionFor(option: string, column: number): string {
    return `--${option}-column ${this.isWhole(column) ? `"${this.names[column]}"` : 'NAME'}`;
  }

  /** What NAME stands for in the options that name columns; blank if none has it. */
  private whatNameIs(columns: readonly number[]): string {
    return columns.every((column) => this.isWhole(column)) ? '' : ', where NAME is its name in the header';
  }

  /** Gives each role the columns with the best of its names. */
  choose(): void {
    for (const role of Object.keys(NAMES) as Role[]) {
      if (this.roles.has(role) || !this.reads.includes(role)) continue;
      const ranks = this.recognized.map(({ known }, column) =>
        this.taken.has(column) ? undefined : known.get(role),
      );
      const best = Math.min(...ranks.flatMap((rank) => rank ?? []));
      const columns = ranks.flatMap((rank, column) => (rank === best ? [column] : []));
      if (columns.length === 0) continue;
      this.roles.set(role, columns);
      for (const column of columns) this.taken.add(column);
      const others = ranks.flatMap((rank, column) => (rank !== undefined && rank !== best ? [column] : []));
      if (others.length > 0 && !JOINT_ROLES.includes(role)) this.passed.set(role, others);
    }
    // A column that one role passed by may be another's.
    for (const [role, columns] of this.passed)
      this.passed.set(
        role,
        columns.filter((column) => !this.taken.has(column)),
      );
  }

  /** @throws UsageError E_COLUMN_AMBIGUOUS if several columns are equally good for a role that one column has */
  refuseTwice(): void {
    for (const [role, columns] of this.roles) {
      if (columns.length < 2 || JOINT_ROLES.includes(role)) continue;
      const which = listed(columns.map(this.labelOf));
      throw new UsageError(
        'E_COLUMN_AMBIGUOUS',
        `Several columns could be the ${roleName(role)}: ${which}.`,
        `Name one with --${optionName(role)}-column.`,
      );
    }
  }

  /** @throws UsageError E_COLUMN_UNCLEAR if the file seems to have no services */
  refuseOther(): void {
    const rest = this.names.map((name, column) =>
      this.taken.has(column) && ![...this.roles.values()].flat().includes(column) ? '' : name,
    );
    const other = otherFile(rest, this.roles);
    if (!other) return;
    const { column, file } = other;
    const why = this.isShown(column) ? `it has a column ${this.shown(column)}` : `see ${this.shown(column)}`;
    throw new UsageError(
      'E_COLUMN_UNCLEAR',
      `The input seems to be ${file.what}: ${why}.`,
      `If each of its rows is a service, leave that column unread: ${this.optionFor('ignore', column)}${this.whatNameIs([column])}.`,
    );
  }

  /** Whether a role, or another that says the same, has a column. */
  private isFilled(role: Role): boolean {
    // One modifier more changes the price, whatever the others are.
    if (role === 'modifier') return false;
    const same = EITHER_ROLES.find((roles) => roles.includes(role)) ?? [role];
    return same.some((each) => this.roles.has(each));
  }

  /** @throws UsageError E_COLUMN_UNCLEAR if columns that are not known could change the price */
  refuseUnclear(): void {
    const unclear = this.recognized.flatMap(({ perhaps }, column) => {
      if (this.taken.has(column)) return [];
      const roles = [...perhaps].filter(
        (role) => this.reads.includes(role) && !this.named.has(role) && !this.isFilled(role),
      );
      return roles.length > 0 ? [{ column, role: roles[0] as Role }] : [];
    });
    if (unclear.length === 0) return;
    const shown = unclear.slice(0, MOST_NAMES);
    const which = shown.map(({ column, role }) => `${this.shown(column)} (${roleName(role)})`).join(', ');
    const more = unclear.length > shown.length ? ` and ${unclear.length - shown.length} more` : '';
    const first = unclear.slice(0, MOST_OPTIONS);
    const say = this.optionsFor(first);
    const pass = first.map(({ column }) => this.optionFor('ignore', column)).join(' ');
    const etc = unclear.length > first.length ? ' …' : '';
    const [it, them] = unclear.length === 1 ? ['A column is', 'it'] : ['Columns are', 'them'];
    throw new UsageError(
      'E_COLUMN_UNCLEAR',
      `${it} not known and could change the price: ${which}${more}.`,
      `Name ${them}: ${say}${etc}; or leave ${them} unread: ${pass}${etc}${this.whatNameIs(first.map(({ column }) => column))}.`,
    );
  }

  /** Whether the column of localities may be one of places of service: its name fits both, and nothing else tells. */
  get isPosLikely(): boolean {
    const [column] = this.roles.get('locality') ?? [];
    if (column === undefined || this.named.has('locality')) return false;
    const tells = (['pos', 'setting', 'mac'] as const).some((role) => this.roles.has(role));
    return !tells && isLocalityOrPos(this.names[column] ?? '');
  }

  /**
   * The options that name columns: one for a role that only one column can have; for modifiers, those already read come
   * along, since the options replace them.
   */
  private optionsFor(unclear: readonly { readonly column: number; readonly role: Role }[]): string {
    const byRole = new Map<Role, readonly number[]>();
    for (const { column, role } of unclear) {
      const columns = byRole.get(role) ?? this.roles.get(role) ?? [];
      if (columns.length === 0 || JOINT_ROLES.includes(role)) byRole.set(role, [...columns, column]);
    }
    return [...byRole]
      .flatMap(([role, columns]) => columns.map((column) => this.optionFor(optionName(role), column)))
      .join(' ');
  }
}

/**
 * Decides what each column of a header is read as. A role goes to the column with the best name; what could be a role
 * and is not known by name stops the run if no other column has that role.
 * @param names of the columns
 * @param named columns named by the caller, and those to be passed by
 * @param reads the roles that the command reads; all other columns are left alone
 * @throws UsageError
 */
export function chooseColumns(
  names: readonly string[],
  named: NamedColumns,
  reads: readonly Role[],
): ChosenColumns {
  const columns = new Columns(names, reads, named);
  columns.choose();
  if (columns.roles.has('code')) {
    columns.refuseTwice();
    if (reads.includes('units')) columns.refuseOther();
    columns.refuseUnclear();
  }
  return columns;
}
