import type { CodeHistory, HistoryAnswer } from '../../../answer/find/history.js';
import { csvLine } from '../../../batch/bytes/csv-text.js';
import type { HistoryPoint } from '../../../core/history/code-history.js';
import {
  CENTS_SCALE,
  CONVERSION_FACTOR_SCALE,
  formatScaled,
  RVU_SCALE,
} from '../../../core/number/decimal.js';

const HEAD =
  'code,modifier,release,from,through,locality,setting,status,work,pe,mp,conversion_factor,allowed'.split(
    ',',
  );

/** Status and figures; blank where the release does not have the row. */
function figures({ row, pe, allowed, release }: HistoryPoint): string[] {
  if (!row) return ['', '', '', '', '', ''];
  const rvus = [row.work, pe, row.malpractice].map((units) => formatScaled(units, RVU_SCALE));
  const factor = formatScaled(release.conversionFactor, CONVERSION_FACTOR_SCALE);
  return [row.status, ...rvus, factor, allowed === null ? '' : formatScaled(allowed, CENTS_SCALE)];
}

function lines({ terms }: HistoryAnswer, { service, points }: CodeHistory): string[] {
  return points.map((point) => {
    const { id, effective } = point.release;
    return csvLine([
      service.code,
      service.modifiers[0] ?? '',
      id,
      effective.from,
      effective.through,
      terms.locality ?? 'national',
      terms.setting,
      ...figures(point),
    ]);
  });
}

/** Every release of every row as CSV; the status is blank where a release does not have the row. */
export function renderCsv(answer: HistoryAnswer): string {
  return `${[csvLine(HEAD), ...answer.results.flatMap((each) => lines(answer, each))].join('\n')}\n`;
}
