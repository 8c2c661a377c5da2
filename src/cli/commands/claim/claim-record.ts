import type { ClaimLine, LinePrice } from '../../../core/claim/columns/line.js';
import type { Notice } from '../../../core/issue/issue.js';

/** A record of a claim: its line, and once the claim is whole, its price. */
export interface ClaimRecord {
  readonly ok: true;
  readonly line: ClaimLine;
  readonly notices: readonly Notice[];
  readonly price: LinePrice | null;
}

/** What those who write claims need to know of the batch that prices them. */
export interface ClaimBatchInfo {
  readonly schema: string;
  readonly release: string;
  /** Number of the claim at hand; blank where the input has no column of claims */
  readonly claim: string;
  /** Whether it was said what of the deductible is met */
  readonly deductibleGiven: boolean;
}
