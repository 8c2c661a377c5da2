import type { RelatedGroup } from '../../../core/page/related.js';
import type { Column } from '../../terminal/table.js';
import type { Block } from './block.js';
import type { PageDocument, Part } from './document.js';
import { escapeHtml } from './escape.js';
import { PAGE_STYLE } from './style.js';
import { barsSvg } from './svg.js';

/** A page as one self-contained HTML file, without scripts, fonts or images from elsewhere. */

const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`;

/** Tables with more columns than this scroll sideways on a phone instead of wrapping their cells. */
const MANY = 4;

/** A table, in a box that scrolls sideways where it is too wide. */
export function htmlTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const side = (i: number): string => (columns[i]?.align === 'right' ? ' class="right"' : '');
  const head = columns.map(({ head }, i) => `<th scope="col"${side(i)}>${escapeHtml(head)}</th>`).join('');
  const line = (cells: readonly string[]): string =>
    `<tr>${cells.map((cell, i) => `<td${side(i)}>${escapeHtml(cell)}</td>`).join('')}</tr>`;
  const many = columns.length > MANY ? ' class="many"' : '';
  return `<div class="wide"><table${many}><thead><tr>${head}</tr></thead><tbody>${rows.map(line).join('\n')}</tbody></table></div>`;
}

function codeList({ title, codes }: RelatedGroup, self: string): string {
  const items = codes.map(({ code, name }) => {
    const own = code === self ? ' class="self" aria-current="true"' : '';
    return `<li${own}><span class="code">${escapeHtml(code)}</span> ${escapeHtml(name ?? '')}</li>`;
  });
  return `<h3>${escapeHtml(title)}</h3>\n<ul class="codes">${items.join('\n')}</ul>`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h3>${escapeHtml(block.text)}</h3>`;
    case 'text':
      return paragraph(block.text);
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('\n')}</ul>`;
    case 'table':
      return htmlTable(block.columns, block.rows);
    case 'policy':
      return htmlTable([{ head: 'Policy' }, { head: 'CMS' }, { head: 'Meaning' }], block.rows);
    case 'bars':
      return barsSvg(block.rank);
    case 'codes':
      return codeList(block.group, block.self);
    case 'faq':
      return block.items
        .map(({ question, answer }) => `<h3>${escapeHtml(question)}</h3>\n${paragraph(answer)}`)
        .join('\n');
  }
}

function partHtml({ title, blocks }: Part): string {
  return `<section>\n<h2>${escapeHtml(title)}</h2>\n${blocks.map(blockHtml).join('\n')}\n</section>`;
}

function header({ service, name, also, where, status }: PageDocument): string {
  const said = status.priced ? ['good', 'Priced by Medicare'] : ['warn', 'Not priced by Medicare'];
  return [
    '<header>',
    `<h1><span class="code">${escapeHtml(service)}</span> ${escapeHtml(name ?? '')}</h1>`,
    ...(also.length > 0 ? [`<p class="also">Also known as: ${escapeHtml(also.join('; '))}</p>`] : []),
    `<p class="where">${escapeHtml(where)}</p>`,
    `<p class="status ${said[0]}">${said[1]}</p>`,
    paragraph(status.meaning),
    ...status.notes.map(paragraph),
    '</header>',
  ].join('\n');
}

/** A complete HTML document. @param main what is in it, as HTML */
export function htmlDocument(title: string, main: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
${PAGE_STYLE}
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

/** Draws a page as a complete HTML document. */
export function pageHtml(page: PageDocument): string {
  const title = [page.service, page.name].filter(Boolean).join(' ');
  const footer = `<footer>\n${page.footer.map(paragraph).join('\n')}\n</footer>`;
  return htmlDocument(title, [header(page), ...page.parts.map(partHtml), footer].join('\n'));
}
