import type { Guidance } from '../../../core/content/code-content.js';
import type { CodePage } from '../../../core/page/page.js';
import type { Block } from './document.js';

function blocksOf({ guidance, shared, pitfalls, links }: Guidance): Block[] {
  const items = [...pitfalls, ...links];
  return [
    { kind: 'text', text: [guidance, shared].filter(Boolean).join(' ') },
    ...(items.length > 0 ? [{ kind: 'list' as const, items }] : []),
  ];
}

/** How the code is billed and documented: what its subsection says, and what holds for the whole section. */
export function guidanceBlocks({ guidance: { section, subsection } }: CodePage): Block[] {
  return [subsection, section].flatMap((each) => (each ? blocksOf(each) : []));
}
