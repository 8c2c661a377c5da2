import type { ErrorCode, NoticeCode } from '../../core/issue/codes.js';
import type { Setting } from '../../core/release/fee-row.js';

/** Something to know about an answer that does not keep it from being one. */
export interface NoticeShape {
  /** A stable code, explained by `rvu help errors`: "N_ZIP_ZERO" */
  readonly code: NoticeCode;
  readonly message: string;
}

/** Why something has no answer. */
export interface RefusalShape {
  /** A stable code, explained by `rvu help errors`: "E_CODE_UNKNOWN" */
  readonly code: ErrorCode;
  readonly message: string;
  /** What to do about it, in the words of the command line, whose options have the names of the properties here */
  readonly hint: string | null;
  /** What was asked for: "99213-26"; blank if the refusal is not about a service */
  readonly service: string;
  readonly setting: Setting | null;
  /** Dollars that CMS lists for a service that it does not pay; null if there are none */
  readonly reference_amount: number | null;
}
