import type { Policy } from '../../../core/page/policies.js';
import type { RelatedGroup } from '../../../core/page/related.js';
import type { Paint } from '../../terminal/paint.js';
import { renderTable } from '../../terminal/table.js';
import { wrap } from '../../terminal/text.js';
import { barLines } from '../rank/words.js';
import type { Block } from './block.js';
import type { PageDocument } from './document.js';
import { pastLine } from './past.js';

/** A page on a terminal. */

/** Aligned lines without a border: a list to scan rather than a table of figures. */
function policyLines(policies: readonly Policy[], paint: Paint, width: number): string[] {
  const nameWidth = Math.max(...policies.map(({ name }) => name.length));
  const indent = ' '.repeat(nameWidth + 10);
  return policies.map(({ name, value, meaning }) => {
    const [first = '', ...more] = wrap(meaning, width - indent.length, '').split('\n');
    const line = `  ${name.padEnd(nameWidth)}  ${paint.bold(value.padEnd(5))} ${first}`;
    return [line, ...more.map((text) => indent + text)].join('\n');
  });
}

/** Names of codes under their group's title; the code of the page itself is marked. */
function codeLines({ title, codes }: RelatedGroup, self: string, paint: Paint, width: number): string[] {
  const line = (code: string, name: string | null): string => {
    const text = wrap(
      `  ${code === self ? '◀' : ' '} ${code}  ${name ?? ''}`.trimEnd(),
      width,
      ' '.repeat(11),
    );
    return code === self ? paint.bold(text) : text;
  };
  return [wrap(`  ${title}`, width), ...codes.map(({ code, name }) => line(code, name))];
}

function blockLines(block: Block, paint: Paint, width: number): string[] {
  switch (block.kind) {
    case 'heading':
      return [paint.dim(block.text)];
    case 'text':
      return [wrap(block.text, width, '')];
    case 'list':
      return block.items.map((item) => wrap(`- ${item}`, width, '  '));
    case 'table':
      return [renderTable(block.columns, block.rows, width)];
    case 'policy':
      return policyLines(block.policies, paint, width);
    case 'past':
      return [wrap(pastLine(block.past), width, '')];
    case 'bars':
      return ['', ...barLines(block.rank, paint)];
    case 'codes':
      return codeLines(block.group, block.self, paint, width);
    case 'faq':
      return block.items.map(({ question, answer }, i) =>
        [...(i > 0 ? [''] : []), question, wrap(`  ${answer}`, width)].join('\n'),
      );
  }
}

/** Draws a page for a terminal of `width` columns. */
export function pageScreen(page: PageDocument, paint: Paint, width: number): string {
  const { service, name, also, where, status, parts, footer } = page;
  return [
    paint.bold(wrap([service, name].filter(Boolean).join(' '), width)),
    ...(also.length > 0 ? [wrap(`Also known as: ${also.join('; ')}`, width)] : []),
    where,
    wrap(status.meaning, width),
    status.priced ? paint.good('Priced by Medicare') : paint.warn('Not priced by Medicare'),
    ...status.notes.map((note) => wrap(note, width)),
    '',
    ...parts.flatMap(({ title, blocks }) => [
      paint.bold(title),
      ...blocks.flatMap((block) => blockLines(block, paint, width)),
      '',
    ]),
    paint.dim(footer.join('\n')),
  ].join('\n');
}
