import { ANESTHESIA_STATUS } from '../../../core/claim/columns/service-book.js';
import type { BundledRelease } from '../shape/bundle.js';
import type { Check } from '../shape/check.js';

function run({ entry, cells, rows }: BundledRelease): string[] {
  const listed = new Set(cells('anesthesia-base').map(([code]) => code ?? ''));
  const codes = new Set(rows.filter(({ status }) => status === ANESTHESIA_STATUS).map(({ code }) => code));
  const missing = [...codes].filter((code) => !listed.has(code));
  const extra = [...listed].filter((code) => !codes.has(code));
  return [
    ...missing.map((code) => `${entry.id}: ${code} has status J but no base units`),
    ...extra.map((code) => `${entry.id}: ${code} has base units but not status J`),
  ];
}

/** CMS publishes base units separately from the release; a code without them could not be priced. */
export const anesthesiaBase: Check = {
  name: 'the codes with anesthesia base units are those of status J',
  run: ({ releases }) => releases.flatMap(run),
};
