import type { RankChoices } from '../../../core/rank/choices.js';
import type { RankOptions } from './command.js';

/** The choices that options make; each option has an initial value. */
export function rankChoices({ by, population, within, setting }: RankOptions): Required<RankChoices> {
  return { metric: by, population, within, setting };
}
