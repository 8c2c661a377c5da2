import { ANESTHESIA_STATUS } from '../../../core/claim/line/service-flags.js';
import type { BundledRelease } from '../shape/bundle.js';
import type { Check } from '../shape/check.js';

/**
 * Anesthesia codes that were deleted before the year of CMS's list (2022), so that no base units are at hand:
 * pricing refuses them.
 */
const BEFORE_THE_LIST: ReadonlySet<string> = new Set(['01935', '01936']);

const codesOf = (release: BundledRelease): string[] =>
  release.cells('anesthesia-base').map(([code]) => code ?? '');

/** @param listed codes of the list, which serves every release */
function run(release: BundledRelease, listed: ReadonlySet<string>): string[] {
  const { entry, rows } = release;
  const codes = new Set(rows.filter(({ status }) => status === ANESTHESIA_STATUS).map(({ code }) => code));
  const missing = [...codes].filter((code) => !listed.has(code) && !BEFORE_THE_LIST.has(code));
  const extra = codesOf(release).filter((code) => !codes.has(code));
  return [
    ...missing.map((code) => `${entry.id}: ${code} has status J but no base units`),
    ...extra.map((code) => `${entry.id}: ${code} has base units but not status J`),
  ];
}

/** CMS publishes base units separately from the release; a code without them could not be priced. */
export const anesthesiaBase: Check = {
  name: 'the codes with anesthesia base units are those of status J',
  run: ({ releases }) => {
    const listed = new Set(releases.flatMap(codesOf));
    return releases.flatMap((release) => run(release, listed));
  },
};
