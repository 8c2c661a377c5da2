import { drawBox } from './box.js';

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

/** A bordered table that fits the width. */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const heads = columns.map((column) => column.head);
  const alignRight = columns.map((column) => column.align === 'right');
  return drawBox([heads, ...rows], columnWidths(columns, rows, width), alignRight);
}

/** The same as a Markdown table. */
export function renderMarkdown(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = columns.map((column) => (column.align === 'right' ? '---:' : '---'));
  return [line(columns.map((column) => column.head)), line(rule), ...rows.map(line)].join('\n');
}
