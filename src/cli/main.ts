import type { Command } from 'commander';
import { failureAnswer, failureEntry, toJson } from '../answer/json/json.js';
import { asRvuError, InternalError, OutputError, type RvuError, UsageError } from '../core/issue/errors.js';
import { isLookup, refuseOtherWord } from './first-word.js';
import { createProgram, PROGRAM_OPTIONS } from './program.js';
import { EXIT, type ExitCode } from './terminal/exit-codes.js';
import { type Io, nodeIo, type ProcessIo, say } from './terminal/io.js';
import { messageLine } from './terminal/text.js';
import { versionText } from './version.js';

/** A failure as JSON too, so that a program reading --json always gets one object, and with --ndjson lines. */
function failureJson({ code, message, hint }: RvuError, format: 'json' | 'ndjson'): string {
  const failure = { code, message: messageLine(message), hint };
  return format === 'ndjson' ? toJson({ error: failureEntry(failure) }) : toJson(failureAnswer(failure), 2);
}

/** Whether the command line, or the user's default for output, asks for JSON. */
function jsonFormat(argv: readonly string[], program: Command): 'json' | 'ndjson' | null {
  const words = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;
  const { json, ndjson } = program.commands.find((command) => command.name() === argv[0])?.opts() ?? {};
  if (json || words.some((word) => /^--json(=|$)/.test(word))) return 'json';
  return ndjson || words.some((word) => /^--ndjson(=|$)/.test(word)) ? 'ndjson' : null;
}

function failed(error: RvuError, argv: readonly string[], program: Command, io: Io): ExitCode {
  const format = error.late ? null : jsonFormat(argv, program);
  if (format) io.stdout.write(`${failureJson(error, format)}\n`);
  return EXIT.failed;
}

/** Converts an error that commander threw; null if it only printed help, undefined if it is not commander's. */
function commanderError(error: unknown): UsageError | null | undefined {
  const { code, exitCode, message } = error as { code?: string; exitCode?: number; message: string };
  if (!code?.startsWith('commander.')) return undefined;
  if (exitCode === 0) return null;
  const [what = '', hint] = message.replace(/^error: /, '').split('\n');
  return new UsageError('E_USAGE', messageLine(what), hint);
}

/** What is said only to a person at a terminal, so that nothing else waits for it. */
async function hintAtTerminal(command: string, io: Io): Promise<void> {
  if (!io.stdout.isTTY) return;
  const { sayIfStale } = await import('./output/freshness.js');
  sayIfStale(command, io, new Date().toISOString().slice(0, 'YYYY-MM-DD'.length));
}

/** Puts the command before an option that may precede it, because the first word decides what is loaded. */
function withCommandFirst(words: readonly string[]): readonly string[] {
  const [first, command = '--help', ...rest] = words;
  return first === PROGRAM_OPTIONS.noPager.flags ? [command, first, ...rest] : words;
}

/** Runs one command line and returns its exit code. The only place where errors become text. */
export async function run(typed: readonly string[], io: Io): Promise<ExitCode> {
  const words = withCommandFirst(typed);
  const argv = isLookup(words) ? ['lookup', ...words] : words;
  const outcome: { code: ExitCode } = { code: EXIT.answered };
  const program = createProgram(
    io,
    (code) => {
      outcome.code = code;
    },
    run,
    argv,
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
    refuseOtherWord(argv);
    await program.parseAsync([...argv], { from: 'user' });
    await hintAtTerminal(argv[0] ?? '', io);
    return outcome.code;
  } catch (error) {
    const usage = commanderError(error);
    if (usage === null) return EXIT.answered;
    // commander has already written its message.
    if (usage) return failed(usage, argv, program, io);
    const problem = asRvuError(error);
    const { code, message, hint } = problem;
    say(io, `${code}: ${message}${hint ? ` ${hint}` : ''}`);
    if (problem instanceof InternalError) io.stderr.write(`${problem.stack}\n`);
    return failed(problem, argv, program, io);
  }
}

/** Exits cleanly when the reader has gone (| head), and with a message when the disk is full. */
function endOnStreamError(error: NodeJS.ErrnoException): never {
  if (error.code === 'EPIPE') process.exit(EXIT.answered);
  const failure = new OutputError('E_OUTPUT', `Standard output cannot be written: ${error.message}`);
  process.stderr.write(`rvu: ${failure.code}: ${failure.message}\n`);
  process.exit(EXIT.failed);
}

/** Ctrl-C. A pager answers it itself, and the terminal must not be taken from it. */
function interrupt(io: ProcessIo): void {
  if (!io.isPaging) process.exit(EXIT.interrupted);
}

/** The process: its streams, Ctrl-C, and the exit code. */
export function main(): void {
  // Whoever leaves the pager before the end of the answer has seen enough of it.
  const io = nodeIo(endOnStreamError, () => process.exit(EXIT.answered));
  process.on('SIGINT', () => interrupt(io));
  run(process.argv.slice(2), io).then(async (code) => {
    process.exitCode = code;
    await io.end();
    // Otherwise Node would tear down its heap first, which takes longer than some answers.
    if (io.isWritten) process.exit();
  });
}
