import { existsSync } from 'node:fs';
import type { BatchPlan } from '../../../batch/command.js';
import { type TypedLine, typedLayout, typedLine, typedRecords } from '../../../batch/sources/codes.js';
import { X12_LAYOUT, x12Records } from '../../../batch/sources/x12.js';
import { queryWords } from '../../../core/code/code-query.js';
import { InputError, UsageError } from '../../../core/issue/errors.js';
import type { Notice } from '../../../core/issue/issue.js';
import { echo } from '../../../core/issue/quoting.js';
import { isX12 } from '../../../data/x12/index.js';
import { namedFile } from '../../batch/named-file.js';
import { runBatch, runCells } from '../../batch/run.js';
import { standardInput } from '../../batch/stdin.js';
import { formatOf } from '../../options/output.js';
import type { ExitCode } from '../../terminal/exit-codes.js';
import type { Io } from '../../terminal/io.js';
import type { ClaimOptions } from './command.js';
import { claimPlan } from './plan.js';
import { completeLines, refuseLineOptions } from './typed-lines.js';

/** Where claims come from: bytes of a file or of standard input, or codes at the prompt. */
type ClaimInput =
  | { readonly kind: 'bytes'; readonly chunks: AsyncIterable<Uint8Array> }
  | { readonly kind: 'codes'; readonly lines: readonly TypedLine[] };

function inputOf(args: readonly string[], io: Io): ClaimInput {
  const [first] = args;
  if (first === '-' || (first === undefined && !io.stdin.isTTY)) {
    return { kind: 'bytes', chunks: standardInput(io) };
  }
  if (first === undefined) {
    const hint = 'Try: rvu claim claims.csv, or rvu claim 45385 45380 --pos 22';
    throw new UsageError('E_USAGE', 'No claims given.', hint);
  }
  const hint = 'Give a CSV or an 837P file, - for standard input, or codes (no ranges).';
  if (args.length === 1 && existsSync(first)) return { kind: 'bytes', chunks: namedFile(first, io, hint) };
  const words = queryWords(args);
  const lines = words.flatMap((word) => typedLine(word) ?? []);
  if (lines.length === words.length) return { kind: 'codes', lines };
  const odd = words.find((word) => typedLine(word) === null);
  if (args.length > 1)
    throw new UsageError(
      'E_USAGE',
      `"${echo(odd ?? '')}" is not a code: rvu claim takes one file, or codes.`,
    );
  throw new InputError('E_INPUT_FILE', `There is no file ${first}.`, hint);
}

/** Enough bytes to tell whether the input is an 837P. */
const BEGINNING = 64;

async function* joined(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** Claims as bytes: an 837P is read by its segments, anything else as a CSV. */
async function runBytes(plan: BatchPlan, options: ClaimOptions, io: Io, input: AsyncIterable<Uint8Array>) {
  const chunks = input[Symbol.asyncIterator]();
  let beginning = Buffer.alloc(0);
  while (beginning.length < BEGINNING) {
    const { value, done } = await chunks.next();
    if (done) break;
    beginning = Buffer.concat([beginning, value]);
  }
  const whole = joined(beginning, chunks);
  if (!isX12(beginning.toString('latin1'))) return runBatch(plan, options, io, whole);
  const remarks: Notice[] = [];
  const remark = (notice: Notice): void => void remarks.push(notice);
  const records = x12Records(whole, { strict: options.strict ?? false, remark });
  return runCells(plan, X12_LAYOUT, records, io, { typed: false, remarks });
}

/** Refuses options that contradict the output format. */
function refuseContradictions(options: ClaimOptions): void {
  const format = formatOf(options);
  const { explain, totals, excelSafe } = options;
  if (excelSafe && explain)
    throw new UsageError('E_USAGE', '--excel-safe is for CSV, not for --explain.', 'Leave one of them out.');
  const isJson = format === 'json' || format === 'ndjson';
  if (explain && (totals || (format !== 'table' && !isJson))) {
    throw new UsageError(
      'E_USAGE',
      '--explain has its own text output, or adds to JSON.',
      'Leave out --totals and other output formats.',
    );
  }
  if (totals && isJson) {
    throw new UsageError('E_USAGE', 'JSON already includes the totals of each claim.', 'Leave out --totals.');
  }
}

/** `rvu claim`: prices whole claims from a CSV, an 837P file, or codes at the prompt. */
export async function claimCommand(
  args: readonly string[],
  options: ClaimOptions,
  io: Io,
): Promise<ExitCode> {
  refuseContradictions(options);
  const input = inputOf(args, io);
  if (input.kind === 'bytes') {
    refuseLineOptions(options);
    return runBytes(claimPlan(options), options, io, input.chunks);
  }
  if (options.excelSafe && formatOf(options) === 'table')
    throw new UsageError(
      'E_USAGE',
      '--excel-safe is for CSV, not for a table.',
      'Add --csv, or leave it out.',
    );
  const lines = completeLines(input.lines, options);
  const { units: _, charge: __, ...others } = options;
  const plan = claimPlan({ ...others, typed: true }, args);
  const layout = typedLayout(lines);
  return runCells(plan, layout, typedRecords(lines, layout), io, { typed: true, remarks: [] });
}
