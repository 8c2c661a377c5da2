import type { ZipCode } from '../../../core/release/place-book.js';
import { fromZipLine, ZIP_COLUMNS } from '../../bundle/zip-lines.js';
import type { Bundle, BundledRelease } from '../shape/bundle.js';
import { type Check, repeated } from '../shape/check.js';
import { countProblems } from '../shape/expected.js';

/** SortedFile reads windows of 512 bytes, which must hold two lines. */
const LONGEST_LINE = 255;
const RUNS = /^(\d\d(-\d\d)?( \d\d(-\d\d)?)*)?$/;

function lineProblems(id: string, lines: readonly (readonly string[])[]): string[] {
  let before = '';
  return lines.flatMap((cells) => {
    const text = cells.join(',');
    const [area = '', state = '', locality = '', zips = '', split = ''] = cells;
    const key = `${area},${state},${locality}`;
    const whole = /^\d{3},[A-Z]{2},\d{7}$/.test(key) && zips !== '' && RUNS.test(zips) && RUNS.test(split);
    const problem =
      !whole || cells.length !== ZIP_COLUMNS.length || text.length > LONGEST_LINE
        ? 'is not an area with its ZIP codes'
        : key <= before
          ? `comes after ${before}, out of order`
          : '';
    before = key;
    return problem === '' ? [] : [`${id} zip: "${text.slice(0, 40)}" ${problem}`];
  });
}

function zipProblems(
  id: string,
  zips: readonly ZipCode[],
  release: BundledRelease,
  bundle: Bundle,
): string[] {
  const localities = new Set(release.cells('gpci').map(([mac = '', number = '']) => mac + number));
  const states = new Set(bundle.states.flatMap(({ code, zipCodes = [] }) => [code, ...zipCodes]));
  const used = new Set(zips.map(({ locality }) => locality));
  return [
    ...repeated(zips.map(({ zip }) => zip)).map((zip) => `${id} zip: ${zip} is listed twice`),
    ...[...used]
      .filter((key) => !localities.has(key))
      .map((key) => `${id} zip: ${key} is not in the GPCI file`),
    ...[...localities].filter((key) => !used.has(key)).map((key) => `${id} zip: no ZIP code is in ${key}`),
    ...[...new Set(zips.map(({ state }) => state))]
      .filter((state) => !states.has(state))
      .map((state) => `${id} zip: state ${state} is not in data/rules/states.json`),
    ...countProblems(release, 'zipCodes', zips.length),
    ...countProblems(release, 'splitZipCodes', zips.filter(({ split }) => split).length),
  ];
}

function run(release: BundledRelease, bundle: Bundle): string[] {
  const { id, files } = release.entry;
  if (!files.some(({ role }) => role === 'zip')) return [];
  const lines = release.cells('zip');
  const problems = lineProblems(id, lines);
  if (problems.length > 0) return problems;
  return zipProblems(
    id,
    lines.flatMap((cells) => fromZipLine(cells.join(','))),
    release,
    bundle,
  );
}

/** A ZIP code must lead to exactly one locality, which must have GPCIs. */
export const zipCodes: Check = {
  name: 'every ZIP code is listed once, in order, with a locality of the GPCI file',
  run: (bundle) => bundle.releases.flatMap((release) => run(release, bundle)),
};
