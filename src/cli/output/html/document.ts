import type { Column } from '../../terminal/table.js';
import { escapeHtml } from './escape.js';
import { PAGE_STYLE } from './style.js';

/** Parts of HTML files that stand alone: without scripts, fonts or images from elsewhere. */

export const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`;

/** A column of a table, which may have a class of its own. */
export type HtmlColumn = Column & { readonly className?: string };

/** Tables with more columns than this scroll sideways on a phone instead of wrapping their cells. */
const MANY = 4;

/** Text, or HTML that is already escaped. */
export type HtmlCell = string | { readonly html: string };

const cellHtml = (cell: HtmlCell): string => (typeof cell === 'string' ? escapeHtml(cell) : cell.html);

/** A table that scrolls sideways where it is too wide. */
export function htmlTable(columns: readonly HtmlColumn[], rows: readonly (readonly HtmlCell[])[]): string {
  const side = (i: number): string => {
    const name = columns[i]?.className ?? (columns[i]?.align === 'right' ? 'right' : '');
    return name === '' ? '' : ` class="${name}"`;
  };
  const head = columns.map(({ head }, i) => `<th scope="col"${side(i)}>${escapeHtml(head)}</th>`).join('');
  const line = (cells: readonly HtmlCell[]): string =>
    `<tr>${cells.map((cell, i) => `<td${side(i)}>${cellHtml(cell)}</td>`).join('')}</tr>`;
  const many = columns.length > MANY ? ' class="many"' : '';
  return `<div class="wide"><table${many}><thead><tr>${head}</tr></thead><tbody>${rows.map(line).join('\n')}</tbody></table></div>`;
}

/**
 * A complete HTML document.
 * @param main what is in its one column, as HTML
 * @param more style, after that of every page
 */
export function htmlDocument(title: string, main: string, more = ''): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
${PAGE_STYLE}${more}
</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;
}
