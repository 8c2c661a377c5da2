import { refusal } from '../../../issue/issue.js';
import type { Rule } from '../../columns/rule.js';
import { FLAG } from '../../line/service-flags.js';

/**
 * Services that Medicare pays a practitioner for only in some places: incident-to services (PCTC 5) never in
 * a hospital, therapists in private practice (PCTC 7) not for hospital patients, the smear of PCTC 8 only for
 * inpatients. Source: RVU26A documentation, PCTC IND.
 */
const PLACED = ['5', '7', '8'];
/** Outpatient departments, inpatients, emergency, psychiatric (51, 52) and rehabilitation (61) hospitals */
const HOSPITAL = ['19', '21', '22', '23', '51', '52', '61'];
const INPATIENT = ['21', '51', '61'];
const THERAPISTS = ['PT', 'OT', 'SLP'];

export const placeOfService: Rule = {
  id: 'place-of-service',

  concerns: ({ row }) => row !== null && PLACED.includes(row.pcTc),

  /** If the place is unknown, it is assumed to be one where the service is paid. */
  appliesTo: ({ lines }, line) => lines.place[line] !== 0,

  refuse(pricing, line) {
    const place = pricing.places.text(pricing.lines.place[line] ?? 0);
    const isInpatientOnly = (pricing.flags(line) & FLAG.inpatientOnly) !== 0;
    if (!isInpatientOnly && !HOSPITAL.includes(place)) return null;
    const { name, row } = pricing.service(line);
    const pcTc = row?.pcTc;
    if (pcTc === '5') {
      const why = `${name} is incident to a physician's service (PC/TC indicator 5): in a hospital (place ${place}) it is not paid to a practitioner.`;
      return refusal('E_PLACE_NOT_PAID', name, why);
    }
    const who = pricing.practitioner(line);
    if (pcTc === '7' && who && THERAPISTS.includes(who.id)) {
      const why = `${name} is not paid to a therapist in private practice for hospital patients (PC/TC indicator 7).`;
      return refusal('E_PLACE_NOT_PAID', name, why);
    }
    if (isInpatientOnly && !INPATIENT.includes(place)) {
      const why = `${name} is paid for hospital inpatients only (PC/TC indicator 8).`;
      return refusal('E_PLACE_NOT_PAID', name, why);
    }
    return null;
  },
};
