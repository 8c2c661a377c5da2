import type { LinePrice } from '../../core/claim/line/line.js';
import type { Notice, Refusal } from '../../core/issue/issue.js';

/** A line of a claim with its outcome and its line number in the input. */
export interface AnsweredLine {
  readonly line: number;
  readonly outcome: LinePrice | Refusal;
  readonly notices: readonly Notice[];
}
