import { RVU_SCALE } from '../../core/number/decimal.js';
import type { ListedCode } from '../find/listed-code.js';
import { SCORE_SCALE, scoreUnits } from '../find/score.js';
import type { FoundCode, FoundElsewhere } from '../find/search.js';
import { dollars, exact } from './json.js';

/** The JSON fields of a listed code's figures. */
export function figuresJson({ row, payment }: ListedCode): object {
  return {
    modifier: row.modifier,
    status: row.status,
    work: exact(row.work, RVU_SCALE),
    payment: payment.ok ? dollars(payment.allowed) : null,
    setting: payment.ok ? payment.terms.setting : null,
  };
}

/** The JSON of a code that was found; documented in `rvu help json`. */
export function foundJson(found: FoundCode): object {
  const { code, name } = found;
  return { code, name, score: exact(scoreUnits(found), SCORE_SCALE), ...figuresJson(found) };
}

/** The JSON of a code of another fee schedule. */
export function elsewhereJson(found: FoundElsewhere): object {
  const { code, name, paidBy } = found;
  return { code, name, score: exact(scoreUnits(found), SCORE_SCALE), paid_by: paidBy };
}
