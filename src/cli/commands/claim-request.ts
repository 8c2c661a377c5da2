import type { PayOptions } from './pay-request.js';

/** The options of `rvu claim` as commander gives them. */
export interface ClaimOptions extends PayOptions {
  readonly totals?: boolean;
}
