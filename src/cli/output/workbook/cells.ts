/** The text of cells in a sheet (ECMA-376 part 1, §18.3.1.4 and ST_Xstring §22.9.2.19). */

export type SheetCell = string | number | null;

export interface SheetColumn {
  readonly name: string;
  /** Numbers are dollars, shown with two decimals */
  readonly isAmount: boolean;
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

function textCell(at: string, text: string): string {
  const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${at}" t="inlineStr"><is><t${space}>${xmlText(text)}</t></is></c>`;
}

function numberCell(at: string, value: number, isAmount: boolean): string {
  if (!Number.isFinite(value)) throw new RangeError(`${at}: ${value} is not a number that a sheet can hold`);
  return `<c r="${at}"${isAmount ? ' s="1"' : ''}><v>${value}</v></c>`;
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
    xml +=
      typeof cell === 'number' ? numberCell(at, cell, columns[i]?.isAmount ?? false) : textCell(at, cell);
  }
  return `${xml}</row>`;
}

export const headerRow = (columns: readonly SheetColumn[]): string =>
  sheetRow(
    1,
    columns.map(({ name }) => name),
    columns,
    [],
  );
