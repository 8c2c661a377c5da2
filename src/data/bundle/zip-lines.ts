import type { ZipCode } from '../../core/release/place-book.js';

/**
 * The bundled ZIP codes: one line for the ZIP codes of an area (their first three digits) that share state
 * and locality, the last two digits written as runs: "941,CA,0111205,01-05 07,07". The last cell repeats
 * those that are split between localities. The result is a twentieth of the size of CMS's file, and one or
 * two lines hold everything that a ZIP code can be mistaken for.
 */
export const ZIP_COLUMNS = ['area', 'state', 'locality', 'zips', 'split'] as const;

const AREA_DIGITS = 3;

/** 01, 02, 03, 07 as "01-03 07". */
export function runsOf(numbers: readonly string[]): string {
  const runs: [string, string][] = [];
  for (const number of [...numbers].sort()) {
    const last = runs[runs.length - 1];
    if (last && Number(last[1]) + 1 === Number(number)) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? first : `${first}-${last}`)).join(' ');
}

/** "01-03 07" as 01, 02, 03, 07. */
export function numbersOf(runs: string): string[] {
  if (runs === '') return [];
  return runs.split(' ').flatMap((run) => {
    const [first = '', last = first] = run.split('-');
    const count = Number(last) - Number(first) + 1;
    return Array.from({ length: count }, (_, i) => String(Number(first) + i).padStart(2, '0'));
  });
}

/** Lines of the bundled file, sorted, for ZIP codes in any order. */
export function toZipLines(zips: readonly ZipCode[]): string[] {
  const groups = new Map<string, ZipCode[]>();
  for (const each of zips) {
    const key = [each.zip.slice(0, AREA_DIGITS), each.state, each.locality].join(',');
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const ends = (list: readonly ZipCode[]): string[] => list.map(({ zip }) => zip.slice(AREA_DIGITS));
  const lines = [...groups].map(([key, list]) =>
    [key, runsOf(ends(list)), runsOf(ends(list.filter(({ split }) => split)))].join(','),
  );
  return [ZIP_COLUMNS.join(','), ...lines.sort()];
}

/**
 * Fills in the locality of each ZIP code of a line that is not split. A batch does this for all of them
 * before its first line, so that no strings are created later.
 */
export function putUnsplit(line: string, localities: (string | undefined)[]): void {
  const [area = '', , locality = '', zips = '', split = ''] = line.split(',');
  const hundreds = Number(area) * 100;
  const put = (runs: string, value: string | undefined): void => {
    // Runs have fixed widths: "07" or "01-05", separated by a space.
    for (let at = 0; at < runs.length; ) {
      const first = twoDigits(runs, at);
      const isRun = runs.charCodeAt(at + 2) === HYPHEN;
      const last = isRun ? twoDigits(runs, at + 3) : first;
      for (let zip = hundreds + first; zip <= hundreds + last; zip++) localities[zip] = value;
      at += isRun ? 6 : 3;
    }
  };
  put(zips, locality);
  put(split, undefined);
}

const HYPHEN = 45;
const ZERO = 48;

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;
}

/** The ZIP codes of one line of the bundled file. */
export function fromZipLine(line: string): ZipCode[] {
  const [area = '', state = '', locality = '', zips = '', split = ''] = line.split(',');
  const splits = new Set(numbersOf(split));
  return numbersOf(zips).map((end) => ({ zip: area + end, state, locality, split: splits.has(end) }));
}
