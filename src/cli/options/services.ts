import { queryWords } from '../../core/code/code-query.js';
import { UsageError } from '../../core/issue/errors.js';
import type { Io } from '../terminal/io.js';
import { fileNamed } from './command.js';

/** Whether to read a batch: a file or "-" was given, or no code was and standard input is not a terminal. */
export function isBatch(args: readonly string[], io: Io, command: string): boolean {
  if ((args.length === 1 && args[0] === '-') || fileNamed(args) !== undefined) return true;
  if (args.includes('-'))
    throw new UsageError('E_USAGE', '"-" reads codes from standard input; leave out other codes.');
  if (queryWords(args).length > 0) return false;
  // A blank argument is an empty shell variable, not a request to read standard input.
  if (args.length === 0 && !io.stdin.isTTY) return true;
  throw new UsageError(
    'E_USAGE',
    'No code given.',
    `Try: rvu ${command} 90853 (rvu ${command} --help shows more)`,
  );
}
