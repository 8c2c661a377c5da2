import Table from 'cli-table3';
import { wrap } from './text.js';

export interface Column {
  readonly head: string;
  readonly align?: 'left' | 'right';
  /** The column that shrinks and wraps if the table is too wide */
  readonly flexible?: boolean;
}

const BORDER_AND_PADDING = 3;

function widest(texts: readonly string[]): number {
  return texts.flatMap((text) => text.split('\n')).reduce((most, line) => Math.max(most, line.length), 0);
}

/** Column widths for a terminal of `width`: each its widest cell, the flexible one the rest. */
function columnWidths(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): number[] {
  const natural = columns.map((column, i) => widest([column.head, ...rows.map((row) => row[i] ?? '')]) + 2);
  const total = natural.reduce((sum, each) => sum + each, columns.length + 1);
  const flexible = columns.findIndex((column) => column.flexible);
  if (flexible < 0 || total <= width) return natural;
  const others = total - (natural[flexible] ?? 0);
  const left = Math.max((columns[flexible]?.head.length ?? 0) + BORDER_AND_PADDING, width - others);
  return natural.map((each, i) => (i === flexible ? left : each));
}

/** Text whose width is its length: one column for each character, nothing invisible, single blanks. */
const PLAIN_TEXT = /^ *(?:[!-~–—›] ?)*$/;
const PADDING = 2;
const LEFT = '│ ';
const BETWEEN = ' │ ';
const RIGHT = ' │';

/**
 * A bordered table that fits the width. cli-table3 draws the frame and lays out each cell that must be measured.
 * Plain text, nearly all of a long table, is only wrapped and padded: cli-table3 compares each cell with all those
 * above it, which takes minutes for the seventeen thousand codes.
 */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const colWidths = columnWidths(columns, rows, width);
  const head = columns.map((column) => column.head);
  if (rows.length === 0) return layOut(columns, colWidths, head, []).join('\n');
  const frame = layOut(columns, colWidths, head, [columns.map(() => '')]);
  const lines = frame.slice(0, -2);
  for (const row of rows) {
    const cells = columns.map((column, i) => cellLines(column, colWidths[i] ?? 0, row[i] ?? ''));
    const height = cells.reduce((most, { length }) => Math.max(most, length), 1);
    for (let line = 0; line < height; line++) {
      const texts = cells.map((cell, i) => cell[line] ?? ' '.repeat((colWidths[i] ?? 0) - PADDING));
      lines.push(LEFT + texts.join(BETWEEN) + RIGHT);
    }
  }
  return [...lines, frame.at(-1)].join('\n');
}

/** The lines of a cell, as wide as its column, without padding and borders. */
function cellLines(column: Column, colWidth: number, cell: string): string[] {
  const room = colWidth - PADDING;
  const pad = (line: string): string => (column.align === 'right' ? line.padStart(room) : line.padEnd(room));
  if (PLAIN_TEXT.test(cell)) {
    if (cell.length <= room) return [pad(cell)];
    const lines = wrap(cell, room, '').split('\n');
    if (lines.every((line) => line.length <= room)) return lines.map(pad);
  }
  const [, ...lines] = layOut([column], [colWidth], [], [[cell]]).slice(0, -1);
  return lines.map((line) => line.slice(LEFT.length, -RIGHT.length));
}

/** The lines of a table that cli-table3 lays out. It gets no colors to apply: it would color pipes too. */
function layOut(
  columns: readonly Column[],
  colWidths: readonly number[],
  head: string[],
  rows: readonly (readonly string[])[],
): string[] {
  const table = new Table({
    head,
    colAligns: columns.map((column) => column.align ?? 'left'),
    colWidths: [...colWidths],
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  });
  table.push(...rows.map((row) => [...row]));
  return table.toString().split('\n');
}

/** The same as a Markdown table. */
export function renderMarkdown(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = columns.map((column) => (column.align === 'right' ? '---:' : '---'));
  return [line(columns.map((column) => column.head)), line(rule), ...rows.map(line)].join('\n');
}
