import { RVU_SCALE } from '../../core/number/decimal.js';
import type { ListedCode } from '../find/listed-code.js';
import { SCORE_SCALE, scoreUnits } from '../find/score.js';
import type { FoundCode, FoundElsewhere, SearchAnswer } from '../find/search.js';
import type { ElsewhereShape, FiguresShape, FoundShape, SearchShape } from '../shapes/code.js';
import { errorJson } from './issues.js';
import { dollars, exact, type Printed } from './json.js';

/** The JSON fields of a listed code's figures. */
export function figuresJson({ row, payment }: ListedCode): Printed<FiguresShape> {
  return {
    modifier: row.modifier,
    status: row.status,
    work: exact(row.work, RVU_SCALE),
    payment: payment.ok ? dollars(payment.allowed) : null,
    setting: payment.ok ? payment.terms.setting : null,
  };
}

/** The JSON of a code that was found; documented in `rvu help json`. */
export function foundJson(found: FoundCode): Printed<FoundShape> {
  const { code, name } = found;
  return { code, name, score: exact(scoreUnits(found), SCORE_SCALE), ...figuresJson(found) };
}

/** The JSON of a code of another fee schedule. */
export function elsewhereJson(found: FoundElsewhere): Printed<ElsewhereShape> {
  const { code, name, paidBy } = found;
  return { code, name, score: exact(scoreUnits(found), SCORE_SCALE), paid_by: paidBy };
}

/** The JSON of a search: the codes found, and apart from them the codes of other fee schedules. */
export function searchJson(answer: SearchAnswer): Printed<SearchShape> {
  return {
    schema: 'rvu.search/1',
    release: answer.release.id,
    results: answer.results.map(foundJson),
    errors: answer.errors.map(errorJson),
    elsewhere: answer.elsewhere.map(elsewhereJson),
  };
}
