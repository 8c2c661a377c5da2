import { renderMarkdown } from '../../terminal/table.js';
import { barsOf } from './bars.js';
import type { Block } from './block.js';
import type { PageDocument } from './document.js';
import { pastLine } from './past.js';

/** A page in Markdown. */

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `### ${block.text}`;
    case 'text':
      return block.text;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'table':
      return renderMarkdown(block.columns, block.rows);
    case 'policy':
      return renderMarkdown(
        [{ head: 'Policy' }, { head: 'CMS' }, { head: 'Meaning' }],
        block.policies.map(({ name, value, meaning }) => [name, value, meaning]),
      );
    case 'past':
      return pastLine(block.past);
    case 'bars':
      return renderMarkdown(
        [{ head: 'Work RVU' }, { head: 'Rows', align: 'right' }, { head: '' }],
        barsOf(block.rank).map(({ label, count, own }) => [label, count, own ?? '']),
      );
    case 'codes':
      return [
        `${block.group.title}:`,
        '',
        ...block.group.codes.map(({ code, name }) => {
          const text = [code, name].filter(Boolean).join(' ');
          return code === block.self ? `- **${text}**` : `- ${text}`;
        }),
      ].join('\n');
    case 'faq':
      return block.items.map(({ question, answer }) => `### ${question}\n\n${answer}`).join('\n\n');
  }
}

/** Draws a page as a Markdown document. */
export function pageMarkdown({ service, name, also, where, status, parts, footer }: PageDocument): string {
  const priced = status.priced ? 'Priced by Medicare.' : 'Not priced by Medicare.';
  const pieces = [
    `# ${[service, name].filter(Boolean).join(' ')}`,
    ...(also.length > 0 ? [`Also known as: ${also.join('; ')}`] : []),
    `${where}. ${status.meaning}. ${priced}`,
    ...status.notes,
    ...parts.flatMap(({ title, blocks }) => [`## ${title}`, ...blocks.map(blockText)]),
    '---',
    ...footer,
  ];
  return `${pieces.join('\n\n')}\n`;
}
