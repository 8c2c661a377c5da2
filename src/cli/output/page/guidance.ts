import type { Guidance } from '../../../core/content/code-content.js';
import type { CodePage } from '../../../core/page/page.js';
import type { Block } from './block.js';

function blocksOf(name: string, { guidance, shared, pitfalls, links }: Guidance): Block[] {
  const items = [...pitfalls, ...links];
  return [
    { kind: 'heading', text: name },
    { kind: 'text', text: [guidance, shared].filter(Boolean).join(' ') },
    ...(items.length > 0 ? [{ kind: 'list' as const, items }] : []),
  ];
}

/** How to bill and document the code: the guidance of its subsection, then of its whole section. */
export function guidanceBlocks({ guidance: { section, subsection }, report: { place } }: CodePage): Block[] {
  return [
    ...(subsection ? blocksOf(place?.subsection?.name ?? '', subsection) : []),
    ...(section ? blocksOf(place?.section.name ?? '', section) : []),
  ];
}
