/** The text of cells in a sheet (ECMA-376 part 1, §18.3.1.4 and ST_Xstring §22.9.2.19). */

/** How a number is shown: dollars and RVUs with two decimals, a fraction as a percentage, days since 1899 as a date. */
export type NumberFormat = 'amount' | 'rvu' | 'percent' | 'date';

/** The numbers of styles in the file of styles */
const STYLE: Readonly<Record<NumberFormat | 'header', number>> = {
  amount: 1,
  rvu: 2,
  percent: 3,
  date: 4,
  header: 5,
};

export interface FormattedNumber {
  readonly value: number;
  readonly format: NumberFormat;
}

export type SheetCell = string | number | FormattedNumber | null;

export interface SheetColumn {
  readonly name: string;
  /** Numbers are dollars, shown with two decimals */
  readonly isAmount: boolean;
  /** In characters; by default that of its name */
  readonly width?: number;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML cannot hold is written by its number; text that looks like that, with its underscore escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/g;

export function xmlText(text: string): string {
  if (!/[^ -%'-;=?-^`-~]|"/.test(text)) return text;
  return text
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD') // half a pair, which has no UTF-8
    .replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
    .replaceAll(UNWRITABLE, (character) => {
      const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      return `_x${code}_`;
    });
}

/** "A" of 0, "AA" of 26 */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

function textCell(at: string, text: string, style = ''): string {
  const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${at}"${style} t="inlineStr"><is><t${space}>${xmlText(text)}</t></is></c>`;
}

function numberCell(at: string, value: number, format: NumberFormat | null): string {
  if (!Number.isFinite(value)) throw new RangeError(`${at}: ${value} is not a number that a sheet can hold`);
  return `<c r="${at}"${format === null ? '' : ` s="${STYLE[format]}"`}><v>${value}</v></c>`;
}

/** One row; empty cells are left out. @param number from 1, the header's */
export function sheetRow(
  number: number,
  cells: readonly SheetCell[],
  columns: readonly SheetColumn[],
  letters: readonly string[],
): string {
  let xml = `<row r="${number}">`;
  for (const [i, cell] of cells.entries()) {
    if (cell === null) continue;
    const at = `${letters[i] ?? columnName(i)}${number}`;
    if (typeof cell === 'string') xml += textCell(at, cell);
    else if (typeof cell === 'number') xml += numberCell(at, cell, columns[i]?.isAmount ? 'amount' : null);
    else xml += numberCell(at, cell.value, cell.format);
  }
  return `${xml}</row>`;
}

export const headerRow = (columns: readonly SheetColumn[]): string =>
  `<row r="1">${columns.map(({ name }, i) => textCell(`${columnName(i)}1`, name, ` s="${STYLE.header}"`)).join('')}</row>`;
