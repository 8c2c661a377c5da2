import { formatDollars } from '../../../../core/number/decimal.js';
import { paymentIn } from '../../../../core/page/lookup.js';
import type { FeeRow } from '../../../../core/release/fee-row.js';
import { CONTENT_FILES } from '../../../../data/content/files.js';
import { DataFiles } from '../../../../data/sealed/data-files.js';
import { indexText } from '../../../../data/search/open-search.js';
import type { Site } from '../draw/site.js';
import { codeLine, type SearchData } from './format.js';

function lineOf(row: FeeRow, { schedule, content, locality, qp }: Site): string {
  const names = content.names(row.code);
  const { nonfacility, facility } = paymentIn(locality, schedule, row, qp);
  const paid = nonfacility.ok ? nonfacility : facility;
  return codeLine({
    code: row.code,
    name: names?.name ?? '',
    synonyms: names?.synonyms ?? [],
    amount: paid.ok ? formatDollars(paid.allowed) : '',
  });
}

/** The data of the search as a script: pages that are opened from a folder may load scripts, but nothing else. */
export async function searchScript(site: Site): Promise<string> {
  const files = new DataFiles();
  const data: SearchData = {
    index: await indexText(files),
    meanings: files.text(CONTENT_FILES.searchWords),
    codes: site.rows.map((row) => lineOf(row, site)).join('\n'),
  };
  return `globalThis.rvuSearch=${JSON.stringify(data)};\n`;
}
