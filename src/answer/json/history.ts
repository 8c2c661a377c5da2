import { causesOf, type HistoryPoint } from '../../core/history/code-history.js';
import { CONVERSION_FACTOR_SCALE, GPCI_SCALE, RVU_SCALE } from '../../core/number/decimal.js';
import type { CodeHistory } from '../find/history.js';
import type { HistoryPointShape, HistoryShape } from '../shapes/code.js';
import { dollars, type ExactNumber, exact, type Printed } from './json.js';

/** @param before the release before; none before the first */
function pointJson(point: HistoryPoint, before: HistoryPoint | undefined): Printed<HistoryPointShape> {
  const { release, row, pe, allowed, place, cap } = point;
  const index = (units: number): ExactNumber => exact(units, GPCI_SCALE);
  const rvu = (units: number): ExactNumber | null => (row ? exact(units, RVU_SCALE) : null);
  return {
    release: release.id,
    effective: release.effective,
    status: row?.status ?? null,
    work: rvu(row?.work ?? 0),
    pe: rvu(pe),
    mp: rvu(row?.malpractice ?? 0),
    conversion_factor: exact(release.conversionFactor, CONVERSION_FACTOR_SCALE),
    gpci: place && {
      work: index(place.gpci.work),
      pe: index(place.gpci.pe),
      mp: index(place.gpci.mp),
    },
    opps_cap: dollars(cap),
    allowed: dollars(allowed),
    changed: before ? causesOf(before, point) : [],
  };
}

/** The JSON of a row's history; documented in `rvu help json`. */
export function historyJson({ service, points, ended }: CodeHistory): Printed<HistoryShape> {
  const held = points.filter(({ row }) => row !== null).map(({ release }) => release.id);
  return {
    code: service.code,
    modifier: service.modifiers[0] ?? '',
    first: held[0] ?? null,
    last: held.at(-1) ?? null,
    ended: ended && { last_day: ended.lastDay, replaced_by: ended.replacedBy, note: ended.note || null },
    releases: points.map((point, i) => pointJson(point, points[i - 1])),
  };
}
