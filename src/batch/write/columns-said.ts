import { echo } from '../../core/issue/quoting.js';
import { columnLabels, plain } from '../input/choose.js';
import type { Layout } from '../input/layout.js';
import { type Role, roleName } from '../input/roles.js';

/** What the columns of a file were read as. */
export interface ColumnsRead {
  readonly read: readonly {
    readonly role: Role;
    readonly columns: readonly string[];
    /** Columns that could have been it, and are not read */
    readonly rather_than?: readonly string[];
  }[];
  readonly not_read: readonly string[];
}

/** The most columns not read that are named, the most that a role was preferred over, and the most that are repeated. */
const MOST_UNREAD = 40;
const MOST_PASSED = 2;
const MOST_REPEATED = 3;

const named = (columns: readonly string[], most: number): string => {
  const shown = columns.slice(0, most).map((name) => `"${echo(name)}"`);
  return [...shown, ...(columns.length > most ? [`${columns.length - most} more`] : [])].join(', ');
};

/** What the columns of a file were read as; null if its columns were not found by a header. */
export function columnsRead({ roles, passed, names, hasHeader }: Layout): ColumnsRead | null {
  if (!hasHeader || !passed) return null;
  const labelOf = columnLabels(names);
  const of = (columns: readonly number[] = []): string[] => columns.map(labelOf);
  const read = [...roles].map(([role, columns]) => {
    const others = of(passed.get(role));
    return { role, columns: of(columns), ...(others.length > 0 ? { rather_than: others } : {}) };
  });
  const taken = new Set([...roles.values()].flat());
  const rest = names.flatMap((name, column) => (name === '' || taken.has(column) ? [] : [column]));
  return { read, not_read: of(rest) };
}

/**
 * One sentence about what the columns of a file were read as, and which were not read; null if its columns were not
 * found by a header.
 */
export function columnsSaid(layout: Layout): string | null {
  const columns = columnsRead(layout);
  if (!columns) return null;
  const read = columns.read.map(({ role, columns: of, rather_than = [] }) => {
    const isSame = of.length === 1 && plain(of[0] ?? '') === plain(role);
    const which = isSame ? [] : [named(of, MOST_UNREAD)];
    const others = rather_than.length > 0 ? [`rather than ${named(rather_than, MOST_PASSED)}`] : [];
    const about = [...which, ...others].join(' ');
    return about === '' ? roleName(role) : `${roleName(role)} (${about})`;
  });
  const above = layout.linesAbove ?? 0;
  const title = above === 0 ? '' : `; ${above === 1 ? 'a line' : `${above} lines`} above the header left out`;
  const unread = columns.not_read.length > 0 ? `; not read: ${named(columns.not_read, MOST_UNREAD)}` : '';
  return `columns read: ${read.join(', ')}${unread}${title}`;
}

/**
 * A sentence about columns of a file that an earlier run added and this one adds again; null if there are none. They stay,
 * since the user's columns are kept, but a reader who finds a column by its name would take the old figures.
 */
export function repeatedSaid({ names, hasHeader }: Layout, added: readonly string[]): string | null {
  const repeated = hasHeader
    ? added.filter((column) => names.some((name) => name.trim().toLowerCase() === column))
    : [];
  const [first] = repeated;
  if (first === undefined) return null;
  const columns = named(repeated, MOST_REPEATED);
  return `the file already has ${columns}, as if it had been priced before: old columns are kept, and new ones of the same names follow at the end. A program that looks for ${first} may read the old one, so remove these columns first`;
}
