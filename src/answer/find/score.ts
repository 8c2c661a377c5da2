import type { SearchHit } from '../../core/search/code-search.js';

export const SCORE_SCALE = 2;

/** A score with two decimals: it orders results and means nothing beyond that. */
export const scoreUnits = ({ score }: SearchHit): number => Math.round(score * 10 ** SCORE_SCALE);
