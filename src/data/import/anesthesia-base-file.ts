import { type CmsFile, ImportError } from './formats/source-file.js';

export const ANESTHESIA_BASE_COLUMNS = ['code', 'base_units', 'list_year'] as const;

/** Lines of the bundled base units of anesthesia codes. CMS's list is tab-separated, its year in the header. */
export function anesthesiaBaseLines(file: CmsFile): string[] {
  const cells = file.records.map((record) =>
    record
      .join('\t')
      .split('\t')
      .map((cell) => cell.trim()),
  );
  const year = /\b(20\d\d)\b/.exec(cells[0]?.join(' ') ?? '')?.[1];
  if (!year) throw new ImportError(file.name, 'the header does not name the year of the list');
  const lines = cells
    .filter(([code = '']) => /^\d{5}$/.test(code))
    .map(([code, units = '']) => {
      if (!/^\d{1,2}$/.test(units)) throw new ImportError(file.name, `${code} has no whole number of units`);
      return [code, units, year].join('\t');
    });
  return [ANESTHESIA_BASE_COLUMNS.join('\t'), ...lines.sort()];
}
