import { UsageError } from '../../core/issue/errors.js';
import { chooseColumns, columnsOf, listed, type NamedColumns } from './choose.js';
import { decodeCell } from './encoding.js';
import { type Role, roleName } from './roles.js';

export { columnLabels, type NamedColumns } from './choose.js';

/** How to read and extend the records of a batch. */
export interface Layout {
  readonly delimiter: string;
  readonly width: number;
  readonly names: readonly string[];
  /** Column numbers by role: possibly several for modifiers, who bills, patients and line numbers, one for the others */
  readonly roles: ReadonlyMap<Role, readonly number[]>;
  /** Columns that could have been a role, for which a better one was found */
  readonly passed?: ReadonlyMap<Role, readonly number[]>;
  /** Whether the column of localities may be one of places of service */
  readonly isPosLikely?: boolean;
  /** Line break of the input, which the output uses too */
  readonly newline: string;
  /** false: the input is a bare list of codes and its first line is a record */
  readonly hasHeader: boolean;
  /** How many lines with text stand above the header and are left out */
  readonly linesAbove?: number;
  /** true: the cells were typed at the prompt */
  readonly isTyped?: boolean;
  /** true: the cells are values of a program's request, which has no columns */
  readonly isRequest?: boolean;
}

const DELIMITERS = [',', ';', '|'];

/** The delimiter of a header line: a tab if there is one, otherwise the most frequent of comma, semicolon and bar. */
export function detectDelimiter(line: string): string {
  const bare = line.replace(/"[^"]*"/g, '');
  if (bare.includes('\t')) return '\t';
  const count = (char: string): number => bare.split(char).length - 1;
  return DELIMITERS.reduce((best, each) => (count(each) > count(best) ? each : best));
}

/** The delimiter that a line such as "sep=;" tells Excel to read the lines that follow with; undefined for any other line. */
export function separatorOf(line: string): string | undefined {
  return /^"?sep=([,;|\t])"?\r?$/i.exec(line)?.[1];
}

const LOOKS_LIKE_CODE = /^[A-Za-z0-9]{3,5}([-\s][A-Za-z0-9]{2})*$/;

/**
 * Interprets the header of a batch. A single cell that is not a known column name but looks like a code begins a
 * bare list.
 * @param cells of the header, as Latin-1
 * @param reads the roles that the command reads
 * @throws UsageError if no column holds codes, more than one could, or a column that is not known could change prices
 */
export function readLayout(
  cells: readonly string[],
  { delimiter, newline, line }: Pick<Layout, 'delimiter' | 'newline'> & { readonly line: number },
  named: NamedColumns,
  reads: readonly Role[],
): Layout {
  const names = cells.map((cell) => decodeCell(cell).trim());
  const { roles, passed, isPosLikely } = chooseColumns(names, named, reads);
  if (roles.has('code'))
    return { delimiter, newline, width: cells.length, names, roles, passed, isPosLikely, hasHeader: true };
  const [only = ''] = names;
  if (names.length === 1 && LOOKS_LIKE_CODE.test(only) && /\d/.test(only)) {
    const code: Layout['roles'] = new Map([['code', [0]]]);
    return { delimiter: ',', newline, width: 1, names: ['code'], roles: code, hasHeader: false };
  }
  const others = [...roles].flatMap(([role, columns]) =>
    columns.map((column) => `${roleName(role)} (column ${column + 1})`),
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
