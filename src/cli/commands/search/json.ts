import { figuresJson } from '../../output/code/cells.js';
import { exact } from '../../output/json.js';
import type { FoundCode, FoundElsewhere } from './answer.js';
import { SCORE_SCALE, scoreUnits } from './score.js';

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
