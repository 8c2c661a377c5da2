import type { PayOptions } from '../pay/request.js';

/** The options of `rvu claim` as commander gives them. */
export interface ClaimOptions extends PayOptions {
  readonly totals?: boolean;
  /** The claim is codes at the prompt, so that a table answers it */
  readonly typed?: boolean;
}
