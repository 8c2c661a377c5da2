import type { Paint } from '../terminal/paint.js';
import { wrap } from '../terminal/text.js';

/**
 * Renders a help topic for a terminal. Supports the Markdown that topics use: headings, paragraphs, lists,
 * tables and fenced code.
 */

const WIDTH = 80;
const GAP = 2;

/** Text without its inline marks: `code`, **bold**, [link](path). Web addresses follow their text. */
function plainText(markdown: string): string {
  return markdown
    .replaceAll(/\[([^\]]*)\]\((https?:[^)]*)\)/g, '$1 ($2)')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll('**', '')
    .replaceAll('`', '')
    .replaceAll('\\|', '|');
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => plainText(cell.trim()));
}

/** Column widths that fit the line: each its widest cell, with the widest columns narrowed as needed. */
function columnWidths(rows: readonly (readonly string[])[]): number[] {
  const count = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const excess = widths.reduce((sum, each) => sum + each + GAP, 0) - WIDTH;
  for (let left = excess; left > 0; left--) {
    const widest = widths.indexOf(Math.max(...widths));
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

/** A row in as many lines as its tallest cell needs. */
function rowLines(row: readonly string[], widths: readonly number[], right: readonly boolean[]): string[] {
  const cells = widths.map((width, i) => wrap(row[i] ?? '', width, '').split('\n'));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => {
    const texts = cells.map((lines, i) => {
      const text = lines[line] ?? '';
      return right[i] ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0);
    });
    return `${' '.repeat(GAP)}${texts.join(' '.repeat(GAP))}`.trimEnd();
  });
}

function tableLines(lines: readonly string[], paint: Paint): string[] {
  const [head = [], rule = [], ...rows] = lines.map(cellsOf);
  const widths = columnWidths([head, ...rows]);
  const right = rule.map((cell) => cell.endsWith(':'));
  const header = head.some((cell) => cell !== '')
    ? rowLines(head, widths, right).map((line) => paint.dim(line))
    : [];
  return [...header, ...rows.flatMap((row) => rowLines(row, widths, right))];
}

/** Code, unchanged, and indented if it fits. */
function codeLines(lines: readonly string[]): string[] {
  const fits = lines.every((line) => line.length + GAP <= WIDTH);
  return lines.map((line) => (fits && line !== '' ? ' '.repeat(GAP) + line : line));
}

/** The items of a list; indented lines continue an item. */
function listLines(lines: readonly string[]): string[] {
  const items: string[] = [];
  for (const line of lines) {
    if (line.startsWith('- ')) items.push(line.slice(2));
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  return items.map((item) => wrap(`- ${plainText(item)}`, WIDTH, '  '));
}

function blockLines(lines: readonly string[], paint: Paint): string[] {
  const [first = ''] = lines;
  if (first.startsWith('```')) return codeLines(lines.slice(1, -1));
  if (first.startsWith('#')) return [paint.bold(plainText(first.replace(/^#+ /, '')))];
  if (first.startsWith('|')) return tableLines(lines, paint);
  if (first.startsWith('- ')) return listLines(lines);
  return [wrap(plainText(lines.map((line) => line.trim()).join(' ')), WIDTH, '')];
}

/** Splits at blank lines; a fenced block ends at its closing fence. */
function blocksOf(markdown: string): string[][] {
  const blocks: string[][] = [[]];
  let fenced = false;
  for (const line of markdown.split('\n')) {
    const isFence = line.startsWith('```');
    if (!fenced && (isFence || line === '')) blocks.push([]);
    if (fenced || line !== '') blocks.at(-1)?.push(line);
    if (fenced && isFence) blocks.push([]);
    if (isFence) fenced = !fenced;
  }
  return blocks.filter((block) => block.length > 0);
}

/** A topic as text in 80 columns; code keeps its own width. */
export function renderMarkdown(markdown: string, paint: Paint): string {
  return `${blocksOf(markdown)
    .map((block) => blockLines(block, paint).join('\n'))
    .join('\n\n')}\n`;
}
