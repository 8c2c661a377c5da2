/** CMS releases four times a year; a quarter is named like its release: RVU24D. */

const LETTERS = ['A', 'B', 'C', 'D'] as const;
const MONTHS_PER_QUARTER = 3;

/** The quarter of an ISO date, counted from year 0. */
function quarterOf(date: string): number {
  const [year = '', month = ''] = date.split('-');
  return Number(year) * LETTERS.length + Math.floor((Number(month) - 1) / MONTHS_PER_QUARTER);
}

function nameOf(quarter: number): string {
  const year = Math.floor(quarter / LETTERS.length) % 100;
  return `RVU${String(year).padStart(2, '0')}${LETTERS[quarter % LETTERS.length]}`;
}

/** The name of the release that CMS publishes for the quarter of an ISO date: "RVU24D". */
export function quarterName(date: string): string {
  return nameOf(quarterOf(date));
}

/** The first day of the quarter of an ISO date. */
export function quarterStart(date: string): string {
  const [year = '', month = ''] = date.split('-');
  const first = Number(month) - ((Number(month) - 1) % MONTHS_PER_QUARTER);
  return `${year}-${String(first).padStart(2, '0')}-01`;
}

/**
 * The quarters between the first and the last of some days that none of them is in.
 * @param firstDays first day of service of each release held, ISO
 */
export function missingQuarters(firstDays: readonly string[]): string[] {
  const held = new Set(firstDays.map(quarterOf));
  const [first, last] = [Math.min(...held), Math.max(...held)];
  const missing: string[] = [];
  for (let quarter = first; quarter < last; quarter++) if (!held.has(quarter)) missing.push(nameOf(quarter));
  return missing;
}
