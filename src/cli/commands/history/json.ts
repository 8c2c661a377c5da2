import type { CodeHistory, HistoryAnswer } from '../../../answer/find/history.js';
import { errorJson } from '../../../answer/json/issues.js';
import { dollars, exact, toJson } from '../../../answer/json/json.js';
import type { HistoryPoint } from '../../../core/history/code-history.js';
import { CONVERSION_FACTOR_SCALE, RVU_SCALE } from '../../../core/number/decimal.js';

function pointJson({ release, row, pe, allowed }: HistoryPoint): object {
  const rvu = (units: number): object | null => (row ? exact(units, RVU_SCALE) : null);
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
function historyJson({ service, points, ended }: CodeHistory): object {
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

/** The answer as one JSON object, or with `lines` one row or error a line. */
export function renderJson(answer: HistoryAnswer, lines: boolean): string {
  const results = answer.results.map(historyJson);
  const errors = answer.errors.map(errorJson);
  if (lines)
    return [...results, ...errors.map((error) => ({ error }))].map((each) => `${toJson(each)}\n`).join('');
  const { terms, missing, without } = answer;
  const object = {
    schema: 'rvu.history/1',
    locality: terms.locality,
    setting: terms.setting,
    missing_quarters: missing,
    without_locality: without,
    results,
    errors,
  };
  return `${toJson(object, 2)}\n`;
}
