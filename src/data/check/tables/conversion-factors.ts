import { ROW_COLUMNS } from '../../bundle/row-text.js';
import type { PublishedFactor } from '../../import/factors.js';
import type { BundledRelease } from '../shape/bundle.js';
import type { Check } from '../shape/check.js';

const CONV_FACTOR = ROW_COLUMNS.indexOf('conv_factor');

function publishedProblem(
  { entry, isAdded }: BundledRelease,
  factors: readonly PublishedFactor[],
  qp: boolean,
): string[] {
  const bundled = qp ? entry.conversionFactorQp : entry.conversionFactor;
  const { from } = entry.effective;
  const fits = factors.filter(
    (f) =>
      f.year === entry.year &&
      f.kind === 'physician' &&
      f.qp === qp &&
      (f.from ?? '') <= from &&
      from <= (f.through ?? '9999'),
  );
  const published = fits[0]?.value ?? null;
  // Of a year that was not published when the program was made, only the user's file says the factor.
  if (isAdded && !factors.some((f) => f.year === entry.year)) return [];
  const name = `${entry.id}: the ${qp ? 'QP ' : ''}conversion factor`;
  if (fits.length > 1) return [`${name} of ${entry.year} is published twice in conversion-factors.json`];
  // Only the QPP file states the QP factor, and not every release of 2026 in the bundle has that file.
  if (qp && bundled === null && !entry.files.some(({ role }) => role === 'rvu-qp')) return [];
  return bundled === published ? [] : [`${name} is ${bundled}, but CMS published ${published}`];
}

function rowProblems({ entry, cells }: BundledRelease): string[] {
  return cells('rvu')
    .filter((line) => line[CONV_FACTOR] !== entry.conversionFactor)
    .map(([code, modifier]) => `${entry.id}: ${code},${modifier} has a different factor than the manifest`);
}

/** One wrong digit here would make every amount wrong, so file, manifest and rule text must agree. */
export const conversionFactors: Check = {
  name: 'the conversion factors are those that CMS published',
  run: ({ releases, factors }) =>
    releases.flatMap((release) => [
      ...publishedProblem(release, factors, false),
      ...publishedProblem(release, factors, true),
      ...rowProblems(release),
    ]),
};
