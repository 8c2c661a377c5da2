import { formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import type { FeeRow } from '../../../core/release/fee-row.js';
import type { Companions } from '../../../core/release/rules.js';
import { FileRuleTables } from '../../bundle/rule-tables.js';
import type { Bundle, BundledRelease } from '../shape/bundle.js';
import type { Check } from '../shape/check.js';

const WHOLE_TEST = '4';

function sum(rows: readonly (FeeRow | undefined)[]): number | null {
  return rows.every((row) => row !== undefined)
    ? rows.reduce((total, row) => total + (row?.nonfacilityTotal ?? 0), 0)
    : null;
}

function problemsOf(
  whole: FeeRow,
  companions: Companions | null,
  byCode: ReadonlyMap<string, FeeRow>,
): string[] {
  if (!companions) return [`${whole.code} is a whole test (PCTC IND 4) without codes for its parts`];
  const codes = [...companions.professional, ...companions.technical];
  const parts = sum(codes.map((code) => byCode.get(code)));
  if (parts === whole.nonfacilityTotal) return [];
  const added = parts === null ? 'one of them is missing' : formatScaled(parts, RVU_SCALE);
  return [`${whole.code} has ${formatScaled(whole.nonfacilityTotal, RVU_SCALE)} RVUs, its parts ${added}`];
}

function run({ entry, rows }: BundledRelease, { files }: Bundle): string[] {
  const rules = new FileRuleTables(files);
  const byCode = new Map(rows.filter(({ modifier }) => modifier === '').map((row) => [row.code, row]));
  return rows
    .filter(
      ({ pcTc, multipleProcedure, nonfacilityTotal }) =>
        pcTc === WHOLE_TEST && multipleProcedure === '6' && nonfacilityTotal > 0,
    )
    .flatMap((whole) => problemsOf(whole, rules.companions(whole.code), byCode))
    .map((problem) => `${entry.id}: ${problem}`);
}

/** The cardiovascular rule reduces the technical part of whole tests, which only the codes of their parts show. */
export const companionCodes: Check = {
  name: 'whole tests are the sum of the codes of their parts',
  run: (bundle) => bundle.releases.flatMap((release) => run(release, bundle)),
};
