/**
 * CMS's file of nine-digit ZIP codes (ZIP9), one line for each ZIP code and locality, the last four digits written as
 * runs: "94110,0111205,0001-0457 0500". CMS lists only ZIP codes that are split between localities, a million lines of
 * them, so that this is a small part of its file.
 */
export const PLUS_FOUR_COLUMNS = ['zip', 'locality', 'plus4'] as const;

const fourDigits = (number: number): string => String(number).padStart(4, '0');

/** 1, 2, 3, 7 as "0001-0003 0007". */
export function plusFourRuns(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] + 1 === number) last[1] = number;
    else runs.push([number, number]);
  }
  return runs
    .map(([first, last]) => (first === last ? fourDigits(first) : `${fourDigits(first)}-${fourDigits(last)}`))
    .join(' ');
}

/** The locality of a nine-digit ZIP code among the lines of its first five; null if they do not list it. */
export function localityOfPlusFour(lines: readonly string[], plus4: string): string | null {
  for (const line of lines) {
    const [, locality = '', runs = ''] = line.split(',');
    const isIn = runs.split(' ').some((run) => {
      const [first = '', last = first] = run.split('-');
      return first <= plus4 && plus4 <= last;
    });
    if (isIn) return locality;
  }
  return null;
}
