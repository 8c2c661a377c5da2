import { type Refusal, refusal } from '../../../issue/issue.js';
import type { LineWork } from '../../line/work.js';

/**
 * Services that Medicare pays a practitioner in some places only: incident-to services (PCTC 5) never in a
 * hospital, the smear of PCTC 8 only for inpatients. Source: RVU26A documentation, PCTC IND.
 */
/** Hospitals by place of service: outpatient departments, inpatients, emergency, psychiatric (51, 52), rehabilitation (61) */
const HOSPITAL = ['19', '21', '22', '23', '51', '52', '61'];
const INPATIENT = ['21', '51', '61'];
const THERAPISTS = ['PT', 'OT', 'SLP'];

/** Why a service is not paid where it was furnished; null where it is, or where the place is not known. */
export function refusePlace({ line, row, name }: LineWork): Refusal | null {
  const { place, practitioner } = line;
  if (place === null) return null;
  if (row.pcTc === '5' && HOSPITAL.includes(place)) {
    const why = `${name} is incident to a physician's service (PC/TC indicator 5): in a hospital (place ${place}) it is not paid to a practitioner.`;
    return refusal('E_PLACE_NOT_PAID', name, why);
  }
  if (row.pcTc === '7' && HOSPITAL.includes(place) && practitioner && THERAPISTS.includes(practitioner.id)) {
    const why = `${name} is not paid to a therapist in private practice for hospital patients (PC/TC indicator 7).`;
    return refusal('E_PLACE_NOT_PAID', name, why);
  }
  if (row.pcTc === '8' && !INPATIENT.includes(place)) {
    const why = `${name} is paid for hospital inpatients only (PC/TC indicator 8).`;
    return refusal('E_PLACE_NOT_PAID', name, why);
  }
  return null;
}
