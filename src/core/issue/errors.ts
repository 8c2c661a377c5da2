import type { ErrorCode } from './codes.js';

/**
 * A problem after which no answer, or no further answer, is possible: thrown, with a stable code. Any other
 * error is a bug, which becomes an `InternalError`. (A problem with one service among several is a `Refusal`, which is a value.)
 */
export abstract class RvuError<Code extends ErrorCode = ErrorCode> extends Error {
  /** Part of an answer was written before the problem was found; if it is JSON, the problem is its last error */
  late = false;

  constructor(
    readonly code: Code,
    message: string,
    /** One sentence: what to do about it */
    readonly hint?: string,
  ) {
    super(message);
  }
}

/** The caller's request cannot be understood, or asks for something that the release does not have. */
export class UsageError extends RvuError {
  override readonly name = 'UsageError';
}

/** The bundled data is missing or damaged. */
export class DataError extends RvuError<'E_DATA_MISSING' | 'E_DATA_DAMAGED'> {
  override readonly name = 'DataError';
}

/** Standard output or a file cannot be written: a full disk, a folder without permission. */
export class OutputError extends RvuError<'E_OUTPUT'> {
  override readonly name = 'OutputError';
}

/** A bug. The text of the original error is left out, since it may repeat something of the input. */
export class InternalError extends RvuError<'E_INTERNAL'> {
  override readonly name = 'InternalError';

  constructor(error: unknown) {
    const { name = 'Error', stack = '' } = error instanceof Error ? error : {};
    super('E_INTERNAL', `${name}, a bug in rvu.`, 'Please report it with what follows.');
    const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
    this.stack = frames.join('\n');
  }
}

/** The error itself if it is one of rvu's own, otherwise the bug that it shows. */
export function asRvuError(error: unknown): RvuError {
  return error instanceof RvuError ? error : new InternalError(error);
}

/** The input of a batch cannot be read, or is of the wrong kind. */
export class InputError extends RvuError<
  | 'E_CLAIM_SPLIT'
  | 'E_CLAIM_TOO_LONG'
  | 'E_COLUMN_AMBIGUOUS'
  | 'E_COLUMN_MISSING'
  | 'E_FIELD_TOO_LONG'
  | 'E_INPUT_EMPTY'
  | 'E_INPUT_FILE'
  | 'E_INPUT_NOT_TEXT'
  | 'E_ROW_MALFORMED'
  | 'E_X12'
> {
  override readonly name = 'InputError';
  /** Which record of those that were being read shows it: what precedes that record can be answered */
  record: number | null = null;
}
