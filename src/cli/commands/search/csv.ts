import { SCORE_SCALE, scoreUnits } from '../../../answer/find/score.js';
import type { SearchAnswer } from '../../../answer/find/search.js';
import { csvLine } from '../../../batch/bytes/csv-text.js';
import { formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import { paymentCell } from '../../output/code/cells.js';

/** The codes found as CSV, those of other fee schedules last and without figures. */
export function renderCsv({ results, elsewhere }: SearchAnswer): string {
  const lines = results.map((found) => {
    const { code, name, row } = found;
    const figures = [formatScaled(scoreUnits(found), SCORE_SCALE), formatScaled(row.work, RVU_SCALE)];
    return csvLine([code, row.modifier, name ?? '', ...figures, paymentCell(found)]);
  });
  const others = elsewhere.map((found) =>
    csvLine([found.code, '', found.name, formatScaled(scoreUnits(found), SCORE_SCALE), '', '']),
  );
  return `${['code,modifier,rvu_name,rvu_score,rvu_work,rvu_payment', ...lines, ...others].join('\n')}\n`;
}
