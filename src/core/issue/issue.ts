import type { Setting } from '../release/fee-row.js';
import type { ErrorCode, NoticeCode } from './codes.js';
import type { Remedy } from './remedy.js';

/**
 * Expected problems are values, not exceptions. An issue has a stable code that users and programs can rely
 * on and says what is wrong, why, and, if possible, how to fix it.
 */
export interface Issue {
  readonly code: ErrorCode;
  /** One sentence: what and why */
  readonly message: string;
  /** One sentence: what to do about it */
  readonly hint?: string;
  /** The same as a code with values, for remedies that depend on the caller's interface; such issues have no hint */
  readonly remedy?: Remedy;
}

/** A refusal to price one service, or to answer about it, in one setting or (null) in any. */
export interface Refusal extends Issue {
  readonly ok: false;
  readonly service: string;
  readonly setting: Setting | null;
  /** What the formula would give, in cents, if that is useful to know; never an amount that Medicare pays */
  readonly reference?: number;
}

/** Something the reader of an answer should know. */
export interface Notice {
  readonly code: NoticeCode;
  readonly message: string;
  /** What the caller can do about it */
  readonly remedy?: Remedy;
}

/** A sentence that may begin with "the cell in column 3", with its capital. */
export function sentence(text: string): string {
  return text.startsWith('the ') ? `The${text.slice(3)}` : text;
}

/**
 * A refusal of a service; `setting` null (any) unless given.
 * @param message a sentence; a "the" at its beginning gets its capital
 */
export function refusal(
  code: ErrorCode,
  service: string,
  message: string,
  extra: Partial<Pick<Refusal, 'hint' | 'remedy' | 'reference'>> & { readonly setting?: Setting } = {},
): Refusal {
  const { setting = null, ...rest } = extra;
  return { ok: false, code, service, message: sentence(message), setting, ...rest };
}
