import { UsageError } from '../../core/issue/issue.js';
import { type FormatOptions, formatOf } from '../options/output.js';
import { EXIT, type ExitCode } from '../terminal/exit-codes.js';
import { type Io, say, writeAll } from '../terminal/io.js';
import { Progress } from '../terminal/progress.js';
import { counted, grouped } from '../terminal/text.js';
import { Batch } from './batch.js';
import { type BatchName, loadPlan } from './plans.js';
import { namedColumns } from './service-memo.js';

interface Counts {
  readonly answered: number;
  readonly rows: number;
  readonly verb: string;
  readonly refused: ReadonlyMap<string, number>;
}

function summary(batch: Counts): string {
  const refused = batch.rows - batch.answered;
  const reasons = [...batch.refused].sort((a, b) => b[1] - a[1]).map(([code, n]) => `${code} ${grouped(n)}`);
  const tail = refused > 0 ? `, ${grouped(refused)} refused (${reasons.join(', ')})` : '';
  return `${counted(batch.rows, 'row')}: ${grouped(batch.answered)} ${batch.verb}${tail}`;
}

/** Options that shape an answer at the prompt and mean nothing to a batch. */
const PROMPT_ONLY = ['markdown', 'explain', 'brief', 'full'];

function refusePromptOptions(options: object): void {
  const given = PROMPT_ONLY.find((option) => (options as Record<string, unknown>)[option]);
  if (!given) return;
  throw new UsageError(
    'E_USAGE',
    `--${given} is for answers at the prompt.`,
    'A batch is CSV, --json or --ndjson.',
  );
}

/** Marks what goes wrong with an input after some of it has been answered. */
async function* lateErrors(
  input: AsyncIterable<Uint8Array>,
  isLate: () => boolean,
): AsyncGenerator<Uint8Array> {
  try {
    yield* input;
  } catch (error) {
    if (!(error instanceof UsageError) || !isLate()) throw error;
    throw new UsageError(error.code, error.message, error.hint, true);
  }
}

/** Streams standard input (or another) through a command to standard output, one record out for each record in. */
export async function runBatch(
  name: BatchName,
  options: FormatOptions & { readonly quiet?: boolean },
  io: Io,
  input: AsyncIterable<Uint8Array> = io.stdin,
): Promise<ExitCode> {
  const format = formatOf(options);
  if (name !== 'claim') refusePromptOptions(options);
  const plan = await loadPlan(name, options);
  const batch = new Batch(plan, namedColumns(options), format);
  const progress = new Progress(io);
  let asked = false;
  const ask = (): void => {
    if (asked || !batch.layout) return;
    asked = true;
    for (const question of plan.openQuestions?.(batch.layout) ?? []) say(io, question);
  };
  const chunks = lateErrors(input, () => batch.layout !== undefined);
  for await (const chunk of chunks) {
    await writeAll(io.stdout, batch.push(chunk as Buffer));
    ask();
    progress.show(batch.answered, batch.refused);
  }
  await writeAll(io.stdout, batch.end());
  // A lone line without a line break is understood only at the end.
  ask();
  progress.clear();
  if (!options.quiet) say(io, summary(batch));
  return batch.refused.size > 0 ? EXIT.partly : EXIT.answered;
}
