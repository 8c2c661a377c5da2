import { fromZipLine } from '../../bundle/zip-lines.js';
import type { Bundle, BundledRelease } from '../shape/bundle.js';
import type { Check } from '../shape/check.js';

/**
 * Localities of California that CMS joined to another in 2024: the file of ZIP codes, of 2026, gives only the
 * one that took them in.
 */
const JOINED: Readonly<Record<string, string>> = {
  '0111206': '0111205',
  '0111207': '0111205',
  '0118226': '0118218',
};

/** Work, PE and MP GPCI by locality. */
function indices(release: BundledRelease): Map<string, string> {
  return new Map(
    release
      .cells('gpci')
      .map(([mac = '', number = '', , work, , pe, mp]) => [mac + number, [work, pe, mp].join()]),
  );
}

function run(release: BundledRelease, used: ReadonlySet<string>): string[] {
  const { id } = release.entry;
  const gpcis = indices(release);
  const strangers = [...used].filter((key) => !gpcis.has(key));
  const different = [...gpcis].filter(
    ([key, gpci]) => !used.has(key) && gpcis.get(JOINED[key] ?? '') !== gpci,
  );
  return [
    ...strangers.map((key) => `${id}: ZIP codes of 2026 are in ${key}, which its GPCI file does not have`),
    ...different.map(([key]) => `${id}: no ZIP code of 2026 leads to ${key} or to a locality with its GPCIs`),
  ];
}

/**
 * One file of ZIP codes serves every release. That makes no amount wrong as long as each of them has the
 * localities of that file, and those that have gone since had the GPCIs of the one they are now part of.
 */
export const borrowedZips: Check = {
  name: 'the ZIP codes lead to the right GPCIs in the releases that have no such file',
  run: ({ releases }: Bundle) => {
    const lines = releases.flatMap((release) => release.cells('zip').map((cells) => cells.join(',')));
    const used = new Set(lines.flatMap(fromZipLine).map(({ locality }) => locality));
    const borrowers = releases.filter(({ entry }) => !entry.files.some(({ role }) => role === 'zip'));
    return borrowers.flatMap((release) => run(release, used));
  },
};
