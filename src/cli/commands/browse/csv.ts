import { csvLine } from '../../../batch/bytes/csv-text.js';
import type { CodeGroup } from '../../../core/content/browse.js';
import { paymentCell } from '../../output/code/cells.js';
import type { BrowseAnswer, BrowsedCode } from './answer.js';
import { medianCell, rvu } from './work.js';

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
