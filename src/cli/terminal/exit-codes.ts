/** Exit codes of every command; documented in `rvu help exit-codes`. */
export const EXIT = {
  /** Everything was answered */
  answered: 0,
  /** Answered in part, or not found: some code, row or line was refused */
  partly: 1,
  /** Could not run: usage, input or data */
  failed: 2,
  /** Stopped with Ctrl-C */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
