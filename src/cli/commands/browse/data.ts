import type { CodeGroup, GroupSummary } from '../../../core/content/browse.js';
import { formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import { figuresJson, paymentCell } from '../../output/code/listed-code.js';
import { csvLine } from '../../output/csv.js';
import { exact } from '../../output/json.js';
import type { Column } from '../../terminal/table.js';
import { grouped } from '../../terminal/text.js';
import type { BrowseAnswer, BrowsedCode } from './answer.js';

const HEADS: Readonly<Record<CodeGroup['kind'], string>> = {
  section: 'Section',
  subsection: 'Subsection',
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

const rvu = (units: number): string => formatScaled(units, RVU_SCALE);

/** A median of an even number may end in half a hundredth: three decimals only then. */
function median({ work }: GroupSummary): [units: number, scale: number] | null {
  if (!work) return null;
  const { medianTwice } = work;
  return medianTwice % 2 === 0 ? [medianTwice / 2, RVU_SCALE] : [medianTwice * 5, RVU_SCALE + 1];
}

function medianCell(summary: GroupSummary): string {
  const middle = median(summary);
  return middle ? formatScaled(...middle) : '';
}

function rangeCell({ work }: GroupSummary): string {
  if (!work) return '';
  return work.least === work.most ? rvu(work.least) : `${rvu(work.least)}–${rvu(work.most)}`;
}

/** A group as the cells of a table. */
export function groupCells(group: CodeGroup): string[] {
  const { name, first, last, codes, priced } = group;
  return [name, first, last, grouped(codes), grouped(priced), medianCell(group), rangeCell(group)];
}

/** A level's entry as it stands in JSON; documented in `rvu help json`. */
export function entryJson(entry: CodeGroup | BrowsedCode): object {
  if (entry.kind === 'code')
    return { kind: 'code', code: entry.row.code, name: entry.name, ...figuresJson(entry) };
  const { kind, name, first, last, codes, priced, work } = entry;
  const middle = median(entry);
  return {
    kind,
    name,
    first,
    last,
    codes,
    priced,
    work_median: middle && exact(...middle),
    work_least: work && exact(work.least, RVU_SCALE),
    work_most: work && exact(work.most, RVU_SCALE),
  };
}

const CSV_HEAD = 'kind,name,first,last,codes,priced,work_median,work_least,work_most,payment';

function csvCells(entry: CodeGroup | BrowsedCode): string[] {
  if (entry.kind === 'code') {
    const { row, name } = entry;
    const work = rvu(row.work);
    return ['code', name ?? '', row.code, row.code, '1', '', work, work, work, paymentCell(entry)];
  }
  const { kind, name, first, last, codes, priced, work } = entry;
  const range = work ? [rvu(work.least), rvu(work.most)] : ['', ''];
  return [kind, name, first, last, String(codes), String(priced), medianCell(entry), ...range, ''];
}

/** A level of the tree as CSV. */
export function renderCsv({ results }: BrowseAnswer): string {
  return `${[CSV_HEAD, ...results.map((entry) => csvLine(csvCells(entry)))].join('\n')}\n`;
}
