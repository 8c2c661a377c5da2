import type { FoundCode } from './answer.js';

export const SCORE_SCALE = 2;

/** A score with two decimals: it orders results and means nothing beyond that. */
export const scoreUnits = ({ score }: FoundCode): number => Math.round(score * 10 ** SCORE_SCALE);
