import { UsageError } from '../core/issue.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { type Io, nodeIo, say } from './io.js';
import { createProgram } from './program.js';
import { toJson } from './render/json.js';
import { versionText } from './version.js';

/** A usage error as JSON too, so that a program reading --json always gets an object. */
function failureJson(error: UsageError): string {
  const { code, message, hint } = error;
  return toJson(
    { schema: 'rvu.error/1', release: null, results: [], errors: [{ code, message, hint: hint ?? null }] },
    2,
  );
}

function explainFailure(error: unknown, argv: readonly string[], io: Io): ExitCode {
  if (!(error instanceof UsageError)) throw error;
  if (argv.includes('--json')) io.stdout.write(`${failureJson(error)}\n`);
  say(io, `${error.code}: ${error.message}${error.hint ? ` ${error.hint}` : ''}`);
  return EXIT.failed;
}

/** Runs one command line and gives its exit code. The one place where errors become text. */
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
    const commander = error as { code?: string; exitCode?: number };
    // commander has already written its message; help and version end with 0, its errors with 1.
    if (commander.code?.startsWith('commander.'))
      return commander.exitCode === 0 ? EXIT.answered : EXIT.failed;
    return explainFailure(error, argv, io);
  }
}

/** The process: streams that close early and Ctrl-C end it without a trace. */
export function main(): void {
  const io = nodeIo();
  io.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.answered);
    throw error;
  });
  process.on('SIGINT', () => process.exit(EXIT.interrupted));
  run(process.argv.slice(2), io).then(
    (code) => {
      process.exitCode = code;
    },
    (error: Error) => {
      // The stack alone: Node would print the line of the bundle first, which is all of it.
      say(io, `internal error, please report it: ${error.stack ?? error}`);
      process.exitCode = EXIT.failed;
    },
  );
}
