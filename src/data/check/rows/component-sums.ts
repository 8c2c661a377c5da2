import { formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import { type FeeRow, hasRvus } from '../../../core/release/fee-row.js';
import type { Bundle, BundledRelease } from '../shape/bundle.js';
import type { Check } from '../shape/check.js';
import { countProblems } from '../shape/expected.js';

type Triple = readonly [whole: FeeRow, professional: FeeRow, technical: FeeRow];

const RVUS: readonly (readonly [name: string, read: (row: FeeRow) => number])[] = [
  ['work', (row) => row.work],
  ['non-facility PE', (row) => row.nonfacilityPe],
  ['facility PE', (row) => row.facilityPe],
  ['malpractice', (row) => row.malpractice],
  ['non-facility total', (row) => row.nonfacilityTotal],
  ['facility total', (row) => row.facilityTotal],
];

/** Codes with a global, a 26 and a TC row, all three priced: contractor-priced ones may be filled in only partly. */
function pricedTriples({ rows }: BundledRelease, { statuses }: Bundle): Triple[] {
  const byKey = new Map(rows.map((row) => [row.code + row.modifier, row]));
  const priced = (row: FeeRow): boolean =>
    hasRvus(row) && !row.informational && (statuses.get(row.status)?.pricing ?? 'none') !== 'none';
  return rows.flatMap((whole) => {
    const [professional, technical] = [byKey.get(`${whole.code}26`), byKey.get(`${whole.code}TC`)];
    const triple = whole.modifier === '' && professional && technical;
    return triple && [whole, professional, technical].every(priced)
      ? [[whole, professional, technical] as const]
      : [];
  });
}

function run(release: BundledRelease, bundle: Bundle): string[] {
  const { id } = release.entry;
  const triples = pricedTriples(release, bundle);
  const active = triples.filter((triple) => triple.every((row) => row.status === 'A'));
  const problems = countProblems(release, 'componentTriples', active.length);
  for (const [whole, professional, technical] of triples) {
    for (const [name, read] of RVUS) {
      const sum = read(professional) + read(technical);
      if (read(whole) === sum) continue;
      const [filed, added] = [formatScaled(read(whole), RVU_SCALE), formatScaled(sum, RVU_SCALE)];
      problems.push(`${id}: ${whole.code} ${name} is ${filed}, its 26 and TC rows add up to ${added}`);
    }
  }
  return problems;
}

/** In every RVU, a whole diagnostic test is the sum of its professional and technical parts. */
export const componentSums: Check = {
  name: 'every priced global row is the sum of its 26 and TC rows',
  run: (bundle) => bundle.releases.flatMap((release) => run(release, bundle)),
};
