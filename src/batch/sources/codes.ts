import { parseServiceCode } from '../../core/code/service-code.js';
import type { CellRecord } from '../cell-batch.js';
import type { Layout } from '../input/layout.js';
import type { Role } from '../input/roles.js';

/** Codes typed at the prompt, one line of a claim each: "27447-LT", "97110x3@200", "00142-AA:95min". */

/** A code with modifiers, then its units, its minutes and its charge. Without "min", 95 would be a modifier. */
const TYPED =
  /^(?<code>[A-Z\d]{5}(?:-[A-Z\d]{2})*)(?:X(?<units>\d{1,4}))?(?::(?<minutes>\d{1,4})MIN)?(?:@\$?(?<charge>\d{1,7}(?:\.\d{1,2})?))?$/i;

const COLUMNS = ['code', 'units', 'minutes', 'charge'] as const satisfies readonly Role[];
type Column = (typeof COLUMNS)[number];

/** A typed word in the columns of a line. */
export type TypedLine = Readonly<Record<Column, string>>;

/** Reads a word as a line of a claim; null if it is not one. */
export function typedLine(word: string): TypedLine | null {
  const { code = word, units = '', minutes = '', charge = '' } = TYPED.exec(word)?.groups ?? {};
  return 'ok' in parseServiceCode(code) ? null : { code, units, minutes, charge };
}

/** The columns of typed lines: units, minutes and charges only if one of them has some. */
export function typedLayout(lines: readonly TypedLine[]): Layout {
  const names = COLUMNS.filter((column) => column === 'code' || lines.some((line) => line[column] !== ''));
  return {
    delimiter: ',',
    newline: '\n',
    width: names.length,
    names,
    roles: new Map(names.map((name, column) => [name, [column]])),
    hasHeader: true,
    isTyped: true,
  };
}

export async function* typedRecords(
  lines: readonly TypedLine[],
  { names }: Layout,
): AsyncGenerator<CellRecord> {
  for (const line of lines) yield { cells: names.map((name) => line[name as Column]), refused: null };
}
