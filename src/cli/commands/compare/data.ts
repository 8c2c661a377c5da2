import { CENTS_SCALE, formatScaled } from '../../../core/number/decimal.js';
import { allowedOf, type Change, type ComparedPlace, type Series } from '../../../core/price/compare.js';
import { rowName } from '../../../core/release/fee-row.js';
import type { Locality } from '../../../core/release/locality.js';
import { csvLine } from '../../output/csv.js';
import { dollars, exact } from '../../output/json.js';
import { type CompareAnswer, changeOf } from './answer.js';

const PERCENT_SCALE = 1;

/** "99213_nonfacility", "70553-26_facility_qp": the name of a series in CSV headers. */
function seriesKey({ row, setting, qp }: Series): string {
  return [rowName(row), setting, ...(qp ? ['qp'] : [])].join('_');
}

/** How a price stands to the national amount of its series and, behind the first, to the first series. */
function changes(
  answer: CompareAnswer,
  { outcomes }: ComparedPlace,
  i: number,
): { national: Change | null; first: Change | null } {
  const amount = allowedOf(outcomes[i]);
  return {
    national: changeOf(allowedOf(answer.national.outcomes[i]), amount),
    first: i === 0 ? null : changeOf(allowedOf(outcomes[0]), amount),
  };
}

function localityJson(locality: Locality | null): object | null {
  if (!locality) return null;
  const { key, mac, number, state, name } = locality;
  return { key, mac, number, state, name };
}

/** A place of a comparison as it stands in JSON; documented in `rvu help json`. */
export function placeJson(answer: CompareAnswer, place: ComparedPlace): object {
  const change = (value: Change | null): object | null =>
    value && {
      difference: dollars(value.difference),
      percent: value.tenths === null ? null : exact(value.tenths, PERCENT_SCALE),
    };
  const prices = answer.series.map(({ row, setting, qp }, i) => {
    const { national, first } = changes(answer, place, i);
    const outcome = place.outcomes[i];
    return {
      code: row.code,
      modifier: row.modifier,
      setting,
      qp,
      allowed: dollars(allowedOf(outcome)),
      refused: outcome && !outcome.ok ? { code: outcome.code, message: outcome.message } : null,
      to_national: change(national),
      to_first: change(first),
    };
  });
  return { locality: localityJson(place.locality), prices, notices: answer.notices };
}

function csvHead({ series }: CompareAnswer): string[] {
  const names = series.flatMap((each, i) => {
    const key = seriesKey(each);
    const toFirst = i === 0 ? [] : [`${key}_to_first`, `${key}_to_first_percent`];
    return [key, `${key}_to_national`, `${key}_to_national_percent`, ...toFirst];
  });
  return ['key', 'mac', 'number', 'state', 'name', ...names];
}

function csvCells(answer: CompareAnswer, place: ComparedPlace): string[] {
  const text = (units: number | null | undefined, scale: number): string =>
    units === null || units === undefined ? '' : formatScaled(units, scale);
  const change = (value: Change | null): string[] => [
    text(value?.difference, CENTS_SCALE),
    text(value?.tenths, PERCENT_SCALE),
  ];
  const figures = answer.series.flatMap((_, i) => {
    const { national, first } = changes(answer, place, i);
    return [
      text(allowedOf(place.outcomes[i]), CENTS_SCALE),
      ...change(national),
      ...(i === 0 ? [] : change(first)),
    ];
  });
  const { locality } = place;
  const where = locality
    ? [locality.key, locality.mac, locality.number, locality.state, locality.name]
    : ['national', '', '', '', ''];
  return [...where, ...figures];
}

/** The comparison as CSV: the national line first, then one line a place. */
export function renderCsv(answer: CompareAnswer): string {
  const lines = [answer.national, ...answer.results].map((place) => csvCells(answer, place));
  return `${[csvHead(answer), ...lines].map((cells) => csvLine(cells)).join('\n')}\n`;
}
