import { createReadStream, existsSync } from 'node:fs';
import { queryWords } from '../../../core/code/code-query.js';
import { parseServiceCode } from '../../../core/code/service-code.js';
import { UsageError } from '../../../core/issue/issue.js';
import { runBatch } from '../../batch/run.js';
import { formatOf } from '../../options/output.js';
import type { ExitCode } from '../../terminal/exit-codes.js';
import type { Io } from '../../terminal/io.js';
import type { ClaimOptions } from './command.js';
import { claimInput } from './x12-input.js';

/** Codes at the prompt as a CSV: one claim, a line for each. */
function codesAsCsv(args: readonly string[]): string {
  return `code\n${queryWords(args).join('\n')}\n`;
}

function areCodes(args: readonly string[]): boolean {
  return queryWords(args).every((word) => !('ok' in parseServiceCode(word)));
}

/** A file's bytes as they stream in. @throws UsageError E_INPUT_FILE with the reason */
async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'EISDIR' ? 'is a folder' : `cannot be read: ${message}`;
    throw new UsageError('E_INPUT_FILE', `${path} ${why}.`);
  }
}

interface ClaimInput {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Codes at the prompt */
  readonly typed: boolean;
}

function inputOf(args: readonly string[], io: Io): ClaimInput {
  const [first] = args;
  if (first === '-' || (first === undefined && !io.stdin.isTTY)) return { chunks: io.stdin, typed: false };
  if (first === undefined) {
    const hint = 'Try: rvu claim claims.csv, or rvu claim 45385 45380 --pos 22';
    throw new UsageError('E_USAGE', 'No claims given.', hint);
  }
  if (args.length === 1 && existsSync(first)) return { chunks: fileChunks(first), typed: false };
  if (areCodes(args)) return { chunks: codeChunks(args), typed: true };
  const odd = queryWords(args).find((word) => 'ok' in parseServiceCode(word));
  if (args.length > 1)
    throw new UsageError('E_USAGE', `"${odd}" is not a code: rvu claim takes one file, or codes.`);
  const hint = 'Give a CSV or an 837P file, - for standard input, or codes (no ranges).';
  throw new UsageError('E_INPUT_FILE', `There is no file ${first}.`, hint);
}

async function* codeChunks(args: readonly string[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(codesAsCsv(args));
}

/** Refuses options that contradict the output format. */
function refuseContradictions(options: ClaimOptions): void {
  const format = formatOf(options);
  const { explain, totals } = options;
  if (explain && (totals || format !== 'table')) {
    throw new UsageError(
      'E_USAGE',
      '--explain has its own text output.',
      'Leave out --totals and output formats.',
    );
  }
  if (totals && (format === 'json' || format === 'ndjson')) {
    throw new UsageError('E_USAGE', 'JSON already includes the totals of each claim.', 'Leave out --totals.');
  }
}

/** `rvu claim`: prices whole claims from a CSV, an 837P file, or codes at the prompt. */
export function claimCommand(args: readonly string[], options: ClaimOptions, io: Io): Promise<ExitCode> {
  refuseContradictions(options);
  const { chunks, typed } = inputOf(args, io);
  const asked: ClaimOptions & { quiet: boolean } = { ...options, typed, quiet: typed };
  return runBatch('claim', asked, io, claimInput(chunks));
}
