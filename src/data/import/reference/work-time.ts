import { columnFinder, ImportError } from '../formats/source-file.js';
import type { RelativeValues } from '../pprrvu.js';

export const WORK_TIME_COLUMNS = ['code', 'pre', 'intra', 'post', 'visits', 'total', 'work'] as const;

/** A cell of CMS's workbook. */
export type SheetCell = string | number | boolean | Date | null;

const PRE = [/^Pre_Evaluation_Time$/i, /^Pre_Positioning_time$/i, /^Pre_Service_Scrub/i] as const;
const INTRA = /^Median_Intra_Service_Time$/i;
const POST = /^Immediate_post_Service_time$/i;
const TOTAL = /^Total_time$/i;
/** "_99213": the number of such visits within the global period */
const VISIT = /^_\d{5}$/;

/** Minutes in hundredths, which every cell of the file is a whole number of. */
function hundredths(file: string, code: string, cell: SheetCell | undefined): number {
  const units = typeof cell === 'number' ? Math.round(cell * 100) : Number.NaN;
  if (Number.isNaN(units) || units < 0 || Math.abs(units / 100 - Number(cell)) > 1e-9)
    throw new ImportError(file, `${code} has no minutes with two decimals in a cell: ${cell}`);
  return units;
}

/** "14", "0.13" */
const minutes = (units: number): string => String(units / 100);

/** CMS's workbook holds codes as numbers: 100 is 00100. */
const codeOf = (cell: SheetCell | undefined): string =>
  String(cell ?? '')
    .trim()
    .padStart(5, '0');

/** Work RVUs by code: those of the whole service or, for a code split in parts, of the professional part. */
function workByCode(values: RelativeValues): Map<string, string> {
  const work = new Map<string, string>();
  for (const { hcpcs, mod, work_rvu } of values.rows) {
    if (Number(work_rvu) > 0 && (mod === '' || (mod === '26' && !work.has(hcpcs)))) work.set(hcpcs, work_rvu);
  }
  return work;
}

/**
 * Lines of the bundled physician work times, with the work RVUs of the same year beside them. Codes for which CMS
 * has no time are left out.
 * @param rows of the workbook's sheet, the header first
 */
export function workTimeLines(
  file: string,
  rows: readonly (readonly SheetCell[])[],
  values: RelativeValues,
): string[] {
  const headers = (rows[0] ?? []).map((cell) => String(cell ?? ''));
  const find = columnFinder(file, headers);
  const [preAt, intraAt, postAt, totalAt] = [PRE.map(find), find(INTRA), find(POST), find(TOTAL)];
  const visitsAt = headers.flatMap((header, at) => (VISIT.test(header) ? [at] : []));
  const work = workByCode(values);
  const lines = rows.slice(1).flatMap((row) => {
    const code = codeOf(row[0]);
    const at = (column: number): number => hundredths(file, code, row[column]);
    const total = at(totalAt);
    if (total === 0) return [];
    const parts = [preAt.reduce((sum, column) => sum + at(column), 0), at(intraAt), at(postAt)];
    const known = parts.reduce((sum, part) => sum + part, 0);
    const hasVisits = visitsAt.some((column) => at(column) > 0);
    const visits = hasVisits ? total - known : 0;
    if (visits < 0) throw new ImportError(file, `${code} has more minutes in its parts than in all`);
    const cells = known === 0 && !hasVisits ? ['', '', '', ''] : [...parts, visits].map(minutes);
    return [[code, ...cells, minutes(total), work.get(code) ?? ''].join('\t')];
  });
  return [WORK_TIME_COLUMNS.join('\t'), ...lines.sort()];
}
