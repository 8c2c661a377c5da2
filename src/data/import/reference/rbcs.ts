import { type CmsFile, columnFinder } from '../formats/source-file.js';

export const CLASS_COLUMNS = ['number', 'category', 'subcategory', 'family'] as const;
export const CLASSIFIED_COLUMNS = ['code', 'number'] as const;

const NO_FAMILY = 'No RBCS Family';
/** The end date of a code that is still in use. */
const IN_USE = '9999-12-31';

/** The classification as it is bundled: the groups, numbered, and the number of each code in use. */
export interface Classification {
  readonly groups: readonly string[];
  readonly codes: readonly string[];
}

/** CMS's file has a line for each time that a code changed its group; the last one counts. */
export function classification(file: CmsFile): Classification {
  const [headers = [], ...records] = file.records;
  const find = columnFinder(file.name, headers);
  const [code, category, subcategory, family, ended, effective] = [
    find(/^hcpcs_code$/i),
    find(/^rbcs_category$/i),
    find(/^rbcs_subcategory$/i),
    find(/^rbcs_family$/i),
    find(/^hcpcs_date_ended$/i),
    find(/^rbcs_date_effective$/i),
  ];
  const cell = (record: readonly string[], at: number): string => record[at] ?? '';
  const latest = new Map<string, readonly [since: string, group: string]>();
  for (const record of records) {
    if (cell(record, ended) !== IN_USE) continue;
    const named = cell(record, family) === NO_FAMILY ? '' : cell(record, family);
    const group = [cell(record, category), cell(record, subcategory), named].join('\t');
    const [since = '', known] = latest.get(cell(record, code)) ?? [];
    if (known === undefined || cell(record, effective) > since)
      latest.set(cell(record, code), [cell(record, effective), group]);
  }
  const used = [...new Set([...latest.values()].map(([, group]) => group))].sort();
  const groups = new Map(used.map((group, i) => [group, String(i + 1)]));
  const codes = [...latest].map(([name, [, group]]) => `${name}\t${groups.get(group)}`).sort();
  return {
    groups: [CLASS_COLUMNS.join('\t'), ...used.map((group) => `${groups.get(group)}\t${group}`)],
    codes: [CLASSIFIED_COLUMNS.join('\t'), ...codes],
  };
}
