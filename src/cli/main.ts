import { OutputError, RvuError, UsageError } from '../core/issue/errors.js';
import { toJson } from './output/json.js';
import { createProgram } from './program.js';
import { EXIT, type ExitCode } from './terminal/exit-codes.js';
import { type Io, nodeIo, say } from './terminal/io.js';
import { versionText } from './version.js';

/** A failure as JSON too, so that a program reading --json always gets an object. */
function failureJson(error: RvuError): string {
  const { code, message, hint = null } = error;
  const entry = { code, message, hint, service: null, setting: null, reference_amount: null };
  return toJson({ schema: 'rvu.error/1', release: null, results: [], errors: [entry] }, 2);
}

function failed(error: RvuError, argv: readonly string[], io: Io): ExitCode {
  if (argv.includes('--json') && !error.late) io.stdout.write(`${failureJson(error)}\n`);
  return EXIT.failed;
}

/** Converts an error that commander threw; null if it only printed help, undefined if it is not commander's. */
function commanderError(error: unknown): UsageError | null | undefined {
  const { code, exitCode, message } = error as { code?: string; exitCode?: number; message: string };
  if (!code?.startsWith('commander.')) return undefined;
  if (exitCode === 0) return null;
  const [what = '', hint] = message.replace(/^error: /, '').split('\n');
  return new UsageError('E_USAGE', what, hint);
}

/** Runs one command line and returns its exit code. The only place where errors become text. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const outcome: { code: ExitCode } = { code: EXIT.answered };
  const program = createProgram(
    io,
    (code) => {
      outcome.code = code;
    },
    argv[0],
  );
  try {
    if (argv.length === 0) {
      program.outputHelp();
      return EXIT.answered;
    }
    if (argv[0] === '--version' || argv[0] === '-V') {
      io.stdout.write(`${versionText()}\n`);
      return EXIT.answered;
    }
    await program.parseAsync([...argv], { from: 'user' });
    return outcome.code;
  } catch (error) {
    const usage = commanderError(error);
    if (usage === null) return EXIT.answered;
    // commander has already written its message.
    if (usage) return failed(usage, argv, io);
    if (!(error instanceof RvuError)) throw error;
    say(io, `${error.code}: ${error.message}${error.hint ? ` ${error.hint}` : ''}`);
    return failed(error, argv, io);
  }
}

/** Exits cleanly when the reader has gone (| head), and with a message when the disk is full. */
function endOnStreamError(error: NodeJS.ErrnoException): never {
  if (error.code === 'EPIPE') process.exit(EXIT.answered);
  const failure = new OutputError('E_OUTPUT', `Standard output cannot be written: ${error.message}`);
  process.stderr.write(`rvu: ${failure.code}: ${failure.message}\n`);
  process.exit(EXIT.failed);
}

/** The process: its streams, Ctrl-C, and the exit code. */
export function main(): void {
  const io = nodeIo(endOnStreamError);
  process.on('SIGINT', () => process.exit(EXIT.interrupted));
  run(process.argv.slice(2), io).then(
    (code) => {
      process.exitCode = code;
      // Otherwise Node would tear down its heap first, which takes longer than some answers.
      if (io.isWritten) process.exit();
    },
    (error: Error) => {
      // Only the stack: Node would first print the failing line, which in a minified bundle is all of it.
      say(io, `internal error, please report it: ${error.stack ?? error}`);
      process.exitCode = EXIT.failed;
    },
  );
}
