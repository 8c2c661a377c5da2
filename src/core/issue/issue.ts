import type { Setting } from '../release/fee-row.js';

/**
 * Expected problems are values, not exceptions. An issue has a stable code that users and programs
 * can rely on, says what is wrong and why, and where it can, how to mend it.
 */
export interface Issue {
  /** Stable, upper case, begins with E_ */
  readonly code: string;
  /** One sentence: what and why */
  readonly message: string;
  /** One sentence: what to do about it */
  readonly hint?: string;
}

/** A refusal to price or answer for one service, in one setting or (null) in any. */
export interface Refusal extends Issue {
  readonly ok: false;
  readonly service: string;
  readonly setting: Setting | null;
  /** What the formula would give, in cents, where that is worth knowing; never an amount Medicare pays */
  readonly reference?: number;
}

/** Something the reader of an answer should know. The code is stable and begins with N_. */
export interface Notice {
  readonly code: string;
  readonly message: string;
}

/** A problem with what the caller asked for: thrown, because nothing can be answered. */
export class UsageError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly hint?: string,
    /** Part of an answer was written before it was found */
    readonly late = false,
  ) {
    super(message);
  }
}

export function refusal(
  code: string,
  service: string,
  message: string,
  extra: { hint?: string; setting?: Setting; reference?: number } = {},
): Refusal {
  const { setting = null, ...rest } = extra;
  return { ok: false, code, service, message, setting, ...rest };
}

/** "E_X: message. Hint": the form issues take in a CSV cell. */
export function issueText(issue: Issue): string {
  return `${issue.code}: ${issue.message}${issue.hint ? ` ${issue.hint}` : ''}`;
}
