import { errorJson } from '../../../answer/json/issues.js';
import { dollars, exact, toJson } from '../../../answer/json/json.js';
import type { RowChange, RowSide } from '../../../core/history/release-diff.js';
import { CONVERSION_FACTOR_SCALE, RVU_SCALE } from '../../../core/number/decimal.js';
import type { Release } from '../../../core/release/fee-schedule.js';
import type { DiffAnswer } from './answer.js';

const PERCENT_SCALE = 1;

function sideJson(side: RowSide | null): object | null {
  if (!side) return null;
  const { status, work, pe, malpractice, allowed } = side;
  const rvu = (units: number): object => exact(units, RVU_SCALE);
  return {
    status,
    work: rvu(work),
    pe: rvu(pe),
    mp: rvu(malpractice),
    allowed: dollars(allowed),
  };
}

/** The JSON of a change; documented in `rvu help json`. */
function changeJson({ code, modifier, kind, from, to, payment }: RowChange): object {
  return {
    code,
    modifier,
    change: kind,
    from: sideJson(from),
    to: sideJson(to),
    difference: dollars(payment?.difference ?? null),
    percent: payment?.tenths == null ? null : exact(payment.tenths, PERCENT_SCALE),
  };
}

function releaseJson({ id, effective, conversionFactor }: Release): object {
  return { id, effective, conversion_factor: exact(conversionFactor, CONVERSION_FACTOR_SCALE) };
}

/** The answer as one JSON object, or with `lines` one change or error a line. */
export function renderJson(answer: DiffAnswer, lines: boolean): string {
  const results = answer.results.map((each) => changeJson(answer.changes.at(each)));
  const errors = answer.errors.map(errorJson);
  if (lines)
    return [...results, ...errors.map((error) => ({ error }))].map((each) => `${toJson(each)}\n`).join('');
  const object = {
    schema: 'rvu.diff/1',
    from: releaseJson(answer.from.schedule.release),
    to: releaseJson(answer.to.schedule.release),
    locality: answer.locality?.key ?? null,
    setting: answer.setting,
    counts: answer.changes.counts,
    efficiency: answer.changes.efficiency,
    results,
    errors,
  };
  return `${toJson(object, 2)}\n`;
}
