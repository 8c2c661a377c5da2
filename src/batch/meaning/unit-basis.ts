import { type Refusal, refusal } from '../../core/issue/issue.js';
import type { Quoting } from '../../core/issue/quoting.js';

/**
 * What the number of units of a row counts. A claim qualifies it by UN (units) or MJ (minutes): SV103 of the 837P, item
 * 24G of the CMS-1500.
 */
export type UnitBasis = 'units' | 'minutes';

const UNITS = /^(?:UN|units?|each|EA|visits?|services?|procedures?)$/i;
const MINUTES = /^(?:MJ|min(?:ute)?s?\.?)$/i;

/** Reads "MJ", "UN", "minutes" or a blank; null for anything else. */
export function parseUnitBasis(text: string): UnitBasis | null {
  if (text === '' || UNITS.test(text)) return 'units';
  return MINUTES.test(text) ? 'minutes' : null;
}

/** What the cell of a row says that its units count; a refusal if it says something else. */
export function unitBasisOf(text: string, quoting: Quoting): UnitBasis | Refusal {
  const message = `${quoting.quoted('unitBasis', text)} is neither UN (units) nor MJ (minutes).`;
  return (
    parseUnitBasis(text) ??
    refusal('E_UNITS_INVALID', '', message, {
      hint: 'Write UN or MJ, or leave the column unread with --ignore-column.',
    })
  );
}

/** The refusal of a row that counts minutes of a service that is not anesthesia. */
export function minutesRefusal(service: string): Refusal {
  const message = 'The row counts minutes (MJ), and only anesthesia is paid by minutes.';
  return refusal('E_UNITS_INVALID', service, message, {
    hint: 'Write its units of service, qualified by UN.',
  });
}
