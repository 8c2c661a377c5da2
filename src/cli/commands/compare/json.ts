import { dollars, exact } from '../../../answer/json/json.js';
import { allowedOf, type Change, type ComparedPlace } from '../../../core/price/compare.js';
import type { Locality } from '../../../core/release/locality.js';
import type { CompareAnswer } from './answer.js';
import { changesOf, PERCENT_SCALE } from './changes.js';

function localityJson(locality: Locality | null): object | null {
  if (!locality) return null;
  const { key, mac, number, state, name } = locality;
  return { key, mac, number, state, name };
}

/** The JSON of a compared place; documented in `rvu help json`. */
export function placeJson(answer: CompareAnswer, place: ComparedPlace): object {
  const change = (value: Change | null): object | null =>
    value && {
      difference: dollars(value.difference),
      percent: value.tenths === null ? null : exact(value.tenths, PERCENT_SCALE),
    };
  const prices = answer.series.map(({ schedule, row, setting, qp }, i) => {
    const { national, first, pair } = changesOf(answer, place, i);
    const outcome = place.outcomes[i];
    return {
      code: row.code,
      modifier: row.modifier,
      release: schedule.release.id,
      setting,
      qp,
      allowed: dollars(allowedOf(outcome)),
      refused: outcome && !outcome.ok ? { code: outcome.code, message: outcome.message } : null,
      to_national: change(national),
      to_first: change(first),
      to_pair: change(pair),
    };
  });
  return { locality: localityJson(place.locality), prices, notices: answer.notices };
}
