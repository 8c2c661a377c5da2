import type { RelatedGroup } from '../../../core/page/related.js';
import { htmlDocument, htmlTable, paragraph } from '../html/document.js';
import { escapeHtml } from '../html/escape.js';
import type { Block } from './block.js';
import type { PageDocument, Part } from './document.js';
import { pastLine } from './past.js';
import { barsSvg } from './svg.js';

/** A page as one self-contained HTML file, without scripts, fonts or images from elsewhere. */

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
      return htmlTable(
        [{ head: 'Policy' }, { head: 'CMS' }, { head: 'Meaning' }],
        block.policies.map(({ name, value, meaning }) => [name, value, meaning]),
      );
    case 'past':
      return paragraph(pastLine(block.past));
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

/** Draws a page as a complete HTML document. */
export function pageHtml(page: PageDocument): string {
  const title = [page.service, page.name].filter(Boolean).join(' ');
  const footer = `<footer>\n${page.footer.map(paragraph).join('\n')}\n</footer>`;
  return htmlDocument(title, [header(page), ...page.parts.map(partHtml), footer].join('\n'));
}
