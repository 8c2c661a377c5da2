import type { HistoryPoint } from '../../core/history/code-history.js';
import { CONVERSION_FACTOR_SCALE, RVU_SCALE } from '../../core/number/decimal.js';
import type { CodeHistory } from '../find/history.js';
import type { HistoryPointShape, HistoryShape } from '../shapes/code.js';
import { dollars, type ExactNumber, exact, type Printed } from './json.js';

function pointJson({ release, row, pe, allowed }: HistoryPoint): Printed<HistoryPointShape> {
  const rvu = (units: number): ExactNumber | null => (row ? exact(units, RVU_SCALE) : null);
  return {
    release: release.id,
    effective: release.effective,
    status: row?.status ?? null,
    work: rvu(row?.work ?? 0),
    pe: rvu(pe),
    mp: rvu(row?.malpractice ?? 0),
    conversion_factor: exact(release.conversionFactor, CONVERSION_FACTOR_SCALE),
    allowed: dollars(allowed),
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
    releases: points.map(pointJson),
  };
}
