import type { Price } from '../../../core/claim/line/line.js';
import { CONVERSION_FACTOR_SCALE, GPCI_SCALE, RVU_SCALE } from '../../../core/number/decimal.js';
import { provenanceText } from '../../../core/price/provenance.js';
import { dollars, exact } from '../../output/json.js';
import { anesthesiaJson, asLine, feeOf, paymentJson } from '../../output/price/line.js';
import { noticesJson } from '../../output/remedies.js';

/**
 * The JSON of a price; documented in `rvu help json`.
 * @param date of service, ISO; blank if none is given
 */
export function priceJson(price: Price, date: string): object {
  const { row, terms, rvu } = price;
  const line = asLine(price);
  const { locality, gpci } = terms;
  return {
    release: terms.release.id,
    date: date || null,
    code: row.code,
    modifier: row.modifier,
    modifiers: line ? line.line.service.modifiers : row.modifier === '' ? [] : [row.modifier],
    setting: terms.setting,
    locality: locality && {
      key: locality.key,
      mac: locality.mac,
      number: locality.number,
      state: locality.state,
      name: locality.name,
    },
    gpci: {
      work: exact(gpci.work, GPCI_SCALE),
      pe: exact(gpci.pe, GPCI_SCALE),
      mp: exact(gpci.mp, GPCI_SCALE),
    },
    conversion_factor: exact(terms.conversionFactor, CONVERSION_FACTOR_SCALE),
    qp: terms.qp,
    units: price.units,
    rvu: {
      work: exact(rvu.work, RVU_SCALE),
      pe: exact(rvu.pe, RVU_SCALE),
      mp: exact(rvu.mp, RVU_SCALE),
      total: exact(rvu.total, RVU_SCALE),
    },
    work_credited: price.workCredited === null ? null : exact(price.workCredited, RVU_SCALE),
    fee: dollars(feeOf(price)),
    opps_cap: dollars(price.oppsCap),
    allowed: dollars(price.allowed),
    rules: line ? line.steps.map(({ sentence }) => sentence) : [],
    anesthesia: price.kind === 'anesthesia' ? anesthesiaJson(price.anesthesia) : null,
    payment: line ? paymentJson(line.payment) : null,
    notices: noticesJson(price.notices),
    trace: price.trace.map(({ value, source, ...step }) => ({
      ...step,
      source: provenanceText(source),
      value: exact(value.units, value.scale),
    })),
  };
}
