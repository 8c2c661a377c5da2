import type { CodeGroup, GroupSummary } from '../../../core/content/browse.js';
import type { Column } from '../../terminal/table.js';
import { grouped } from '../../terminal/text.js';
import { medianCell, rvu } from './work.js';

const HEADS: Readonly<Record<CodeGroup['kind'], string>> = {
  section: 'Section',
  subsection: 'Subsection',
  category: 'Category',
  subcategory: 'Subcategory',
  family: 'Family',
};

export const groupColumns = (kind: CodeGroup['kind']): readonly Column[] => [
  { head: HEADS[kind], flexible: true },
  { head: 'From' },
  { head: 'To' },
  { head: 'Codes', align: 'right' },
  { head: 'Priced', align: 'right' },
  { head: 'Median', align: 'right' },
  { head: 'Work RVU', align: 'right' },
];

function rangeCell({ work }: GroupSummary): string {
  if (!work) return '';
  return work.least === work.most ? rvu(work.least) : `${rvu(work.least)}–${rvu(work.most)}`;
}

/** The table cells of a group. */
export function groupCells(group: CodeGroup): string[] {
  const { name, first, last, codes, priced } = group;
  return [name, first, last, grouped(codes), grouped(priced), medianCell(group), rangeCell(group)];
}
