import { CENTS_SCALE, formatScaled } from '../../../core/number/decimal.js';
import type { ScheduleLine } from './lines.js';

/**
 * Lines in the fixed order of CMS's payment amount file: quoted, no header, amounts as 9(7).99, and a
 * trailer. Fees are not lowered to the OPPS cap and rows marked NA have theirs, as in CMS's own file.
 * Source: PF documentation, CY 2026: the 16 fields.
 */
const AMOUNT_WIDTH = 10;
const BLANK_MODIFIER = '  ';
const FILLER = ' ';
export const PFALL_TRAILER = '"TRL"';

const amountText = (cents: number | null | undefined): string =>
  formatScaled(cents ?? 0, CENTS_SCALE).padStart(AMOUNT_WIDTH, '0');

/** One line of the file. @param year four digits */
export function pfallLine({ row, locality, amounts }: ScheduleLine, year: string): string {
  const { nonfacility, facility } = amounts;
  const hasCap = nonfacility?.oppsCap !== undefined && nonfacility.oppsCap !== null;
  // Institutions bill therapy at the non-facility amount, so both therapy fields hold the same.
  const therapy = amountText(nonfacility?.reducedTherapyFee);
  const fields = [
    year,
    locality?.mac ?? '00000',
    locality?.number ?? '00',
    row.code,
    row.modifier || BLANK_MODIFIER,
    amountText(nonfacility?.fee),
    amountText(facility?.fee),
    FILLER,
    row.pcTc,
    row.status,
    row.multipleProcedure,
    therapy,
    therapy,
    hasCap ? '1' : '9',
    amountText(nonfacility?.oppsCap),
    amountText(facility?.oppsCap),
  ];
  return `"${fields.join('","')}"`;
}
