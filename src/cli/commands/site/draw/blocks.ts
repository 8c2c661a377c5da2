import type { RelatedGroup } from '../../../../core/page/related.js';
import { htmlTable } from '../../../output/html/document.js';
import { escapeHtml } from '../../../output/html/escape.js';
import type { Block } from '../../../output/page/block.js';
import { barsSvg } from '../../../output/page/svg.js';
import { codeFile, linked } from './links.js';
import { pastChart } from './past-chart.js';
import { policyLists } from './policies.js';
import type { Site } from './site.js';

/** A code among related ones; one without a page leads nowhere. */
export function codeItem(site: Site, root: string, code: string, name: string | null, self = ''): string {
  const text = `<span class="code">${escapeHtml(code)}</span> ${escapeHtml(name ?? '')}`;
  if (code === self) return `<li class="self" aria-current="true"><span>${text}</span></li>`;
  if (!site.codes.has(code)) return `<li><span>${text}</span></li>`;
  return `<li><a href="${root}${codeFile(code)}">${text}</a></li>`;
}

function related({ title, codes }: RelatedGroup, self: string, site: Site, root: string): string {
  const items = codes.map(({ code, name }) => codeItem(site, root, code, name, self));
  return `<h3>${escapeHtml(title)}</h3>\n<ul class="codes">${items.join('\n')}</ul>`;
}

/** Draws a piece of the page of a code. @param self the code */
export function blockHtml(block: Block, site: Site, root: string, self: string): string {
  const text = (words: string): string => linked(words, site, root, self);
  switch (block.kind) {
    case 'heading':
      return `<h3>${escapeHtml(block.text)}</h3>`;
    case 'text':
      return `<p>${text(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${text(item)}</li>`).join('\n')}</ul>`;
    case 'table':
      return htmlTable(block.columns, block.rows);
    case 'policy':
      return policyLists(block.policies, site, root);
    case 'past':
      return pastChart(block.past);
    case 'bars':
      return barsSvg(block.rank);
    case 'codes':
      return related(block.group, block.self, site, root);
    case 'faq':
      return block.items
        .map(({ question, answer }) => `<h3>${escapeHtml(question)}</h3>\n<p>${text(answer)}</p>`)
        .join('\n');
  }
}
