import { csvLine } from '../../../batch/bytes/csv-text.js';
import { CENTS_SCALE, formatScaled } from '../../../core/number/decimal.js';
import { allowedOf, type Change, type ComparedPlace, type Series } from '../../../core/price/compare.js';
import { rowName } from '../../../core/release/fee-row.js';
import { releaseColumns } from '../../output/csv.js';
import type { CompareAnswer } from './answer.js';
import { changesOf, hasPair, PERCENT_SCALE } from './changes.js';

/** "99213_nonfacility", "70553-26_facility_qp", "99213_nonfacility_RVU25D": the name of a series in CSV headers. */
function seriesKey({ schedule, row, setting, qp }: Series, { against }: CompareAnswer['request']): string {
  const release = against.release === null ? [] : [schedule.release.id];
  return [rowName(row), setting, ...(qp ? ['qp'] : []), ...release].join('_');
}

function csvHead(answer: CompareAnswer): string[] {
  const { series, request } = answer;
  const names = series.flatMap((each, i) => {
    const key = seriesKey(each, request);
    const toFirst = i === 0 ? [] : [`${key}_to_first`, `${key}_to_first_percent`];
    const toPair = hasPair(answer, i) ? [`${key}_to_pair`, `${key}_to_pair_percent`] : [];
    return [key, `${key}_to_national`, `${key}_to_national_percent`, ...toFirst, ...toPair];
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
    const { national, first, pair } = changesOf(answer, place, i);
    return [
      text(allowedOf(place.outcomes[i]), CENTS_SCALE),
      ...change(national),
      ...(i === 0 ? [] : change(first)),
      ...(hasPair(answer, i) ? change(pair) : []),
    ];
  });
  const { locality } = place;
  const where = locality
    ? [locality.key, locality.mac, locality.number, locality.state, locality.name]
    : ['national', '', '', '', ''];
  return [...where, ...figures];
}

/** The comparison as CSV: the national line first, then one line per place. */
export function renderCsv(answer: CompareAnswer): string {
  const columns = releaseColumns(answer);
  const of = columns.map(([, cell]) => cell);
  const lines = [answer.national, ...answer.results].map((place) => [...csvCells(answer, place), ...of]);
  const head = [...csvHead(answer), ...columns.map(([name]) => name)];
  return `${[head, ...lines].map((cells) => csvLine(cells)).join('\n')}\n`;
}
