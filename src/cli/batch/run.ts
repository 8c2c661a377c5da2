import type { Answering } from '../../batch/answering.js';
import { Batch } from '../../batch/batch.js';
import { CellBatch, type CellRecord } from '../../batch/cell-batch.js';
import type { BatchPlan } from '../../batch/command.js';
import type { Layout, NamedColumns } from '../../batch/input/layout.js';
import type { Role } from '../../batch/input/roles.js';
import { columnsSaid, repeatedSaid } from '../../batch/write/columns-said.js';
import { asRvuError, UsageError } from '../../core/issue/errors.js';
import type { Notice } from '../../core/issue/issue.js';
import { printableLines } from '../../core/text/printable.js';
import type { ReadingOptions } from '../options/columns.js';
import { formatOf } from '../options/output.js';
import { problemOf } from '../output/finish.js';
import { EXIT, type ExitCode } from '../terminal/exit-codes.js';
import { type Io, say, writeBytes } from '../terminal/io.js';
import { Progress } from '../terminal/progress.js';
import { counted, grouped } from '../terminal/text.js';
import { readInto, standardInput } from './stdin.js';
import { WorkbookBytes } from './workbook/bytes.js';

function summary({ rows, answered, refusals, command }: Answering): string {
  const refused = rows - answered;
  const reasons = [...refusals].sort((a, b) => b[1] - a[1]).map(([code, n]) => `${code} ${grouped(n)}`);
  const tail = refused > 0 ? `, ${grouped(refused)} refused (${reasons.join(', ')})` : '';
  return `${counted(rows, 'row')}: ${grouped(answered)} ${command.verb}${tail}`;
}

/** Options that shape an answer at the prompt and mean nothing to a batch. */
const PROMPT_ONLY = ['markdown', 'explain', 'brief', 'full'];

/**
 * @param allowed those of them that this batch has after all
 * @throws UsageError for an option that only answers at the prompt have
 */
export function refusePromptOptions(options: object, allowed: readonly string[] = []): void {
  const given = PROMPT_ONLY.find(
    (option) => (options as Record<string, unknown>)[option] && !allowed.includes(option),
  );
  if (!given) return;
  throw new UsageError(
    'E_USAGE',
    `--${given} is for answers at the prompt.`,
    'A batch is CSV, --json or --ndjson.',
  );
}

const NOTHING = new Uint8Array(0);
const SUFFIX = 'Column';

/** The columns named by options such as --code-column. */
export function namedColumns(options: object): NamedColumns {
  const entries = Object.entries(options).filter(
    ([name, value]) => name.endsWith(SUFFIX) && value !== undefined,
  );
  return Object.fromEntries(entries.map(([name, value]) => [name.slice(0, -SUFFIX.length) as Role, value]));
}

/** Writes answers: to a terminal without the control characters that the user's cells may hold, elsewhere as they are. */
async function writeAnswers({ stdout }: Io, bytes: Uint8Array): Promise<void> {
  if (!stdout.isTTY) return writeBytes(stdout, bytes);
  const text = Buffer.from(bytes).toString('utf8').replaceAll('\r\n', '\n');
  return writeBytes(stdout, Buffer.from(printableLines(text)));
}

/** Ends an answer that was begun, so that JSON stays whole, and marks the error that came after its beginning. */
async function failed(error: unknown, answering: Answering | undefined, io: Io): Promise<unknown> {
  if (io.stdout.errored || !answering) return error;
  const problem = asRvuError(error);
  answering.fail(problemOf(problem));
  await writeAnswers(io, answering.take());
  problem.late = true;
  return problem;
}

/** Says once what the header leaves open. */
class Questions {
  private asked = false;

  constructor(
    private readonly plan: BatchPlan,
    private readonly io: Io,
  ) {}

  /** @param added the columns that follow those of the input */
  ask(layout: Layout | undefined, added: readonly string[] = []): void {
    if (this.asked || !layout) return;
    this.asked = true;
    for (const said of [columnsSaid(layout), repeatedSaid(layout, added)])
      if (said !== null) say(this.io, said);
    for (const question of this.plan.openQuestions?.(layout) ?? []) say(this.io, question);
  }
}

function finished(answering: Answering | undefined, progress: Progress, io: Io, quiet: boolean): ExitCode {
  progress.clear();
  if (answering && !quiet) {
    for (const conclusion of answering.command.conclusions ?? []) say(io, conclusion);
    say(io, summary(answering));
  }
  return answering && answering.refusals.size > 0 ? EXIT.partly : EXIT.answered;
}

/** Streams standard input (or another) through a command to standard output, one record out for each record in. */
export async function runBatch(
  plan: BatchPlan,
  options: object,
  io: Io,
  input: AsyncIterable<Uint8Array> | null = null,
): Promise<ExitCode> {
  (await import('./memory.js')).keepHeapSmall();
  const named = namedColumns(options);
  const batch = new Batch(plan, named, (options as ReadingOptions).maxField);
  const workbook = new WorkbookBytes(options as ReadingOptions, named, io);
  const progress = new Progress(io);
  const questions = new Questions(plan, io);
  const format = formatOf(options);
  const ask = (): void =>
    // Answers in JSON are beside the user's cells and not among them.
    questions.ask(
      batch.layout,
      format === 'json' || format === 'ndjson' ? [] : batch.answering?.command.columns,
    );
  const write = async (output: Uint8Array): Promise<void> => {
    for (let bytes = output; ; bytes = batch.more()) {
      await writeAnswers(io, bytes);
      ask();
      if (batch.answering) progress.show(batch.answering.answered, batch.answering.refusals);
      if (!batch.hasMore) return;
    }
  };
  try {
    if (input === null && io.descriptor !== undefined) {
      let into: Uint8Array = NOTHING;
      const room = (size: number): Uint8Array => {
        into = batch.room(size);
        return into;
      };
      await readInto(io.descriptor, io, room, async (bytes) => {
        if (!workbook.keeps(into.subarray(0, bytes))) await write(batch.arrived(bytes));
      });
    } else {
      for await (const chunk of input ?? standardInput(io))
        if (!workbook.keeps(chunk)) await write(batch.push(chunk));
    }
    for (const chunk of await workbook.csv()) await write(batch.push(chunk));
    await write(batch.finish());
  } catch (error) {
    // Whether they were asked before must not depend on how the bytes arrived.
    if (batch.answering) ask();
    throw await failed(error, batch.answering, io);
  }
  return finished(batch.answering, progress, io, false);
}

/**
 * Answers records that come as cells: the lines of an 837P, codes at the prompt.
 * @param typed whether they are codes at the prompt, which are counted from 1, and of which nothing is said at the end
 * @param remarks what their source has said about them as a whole, once they have been read
 */
export async function runCells(
  plan: BatchPlan,
  layout: Layout,
  records: AsyncIterable<CellRecord>,
  io: Io,
  { typed, remarks }: { readonly typed: boolean; readonly remarks: readonly Notice[] },
): Promise<ExitCode> {
  const progress = new Progress(io);
  const questions = new Questions(plan, io);
  const first = typed ? 1 : undefined;
  let batch: CellBatch | undefined;
  try {
    for await (const record of records) {
      batch ??= new CellBatch(plan, layout, first);
      await writeAnswers(io, batch.add(record));
      questions.ask(layout);
      progress.show(batch.answering.answered, batch.answering.refusals);
    }
    batch ??= new CellBatch(plan, layout, first);
    await writeAnswers(io, batch.finish(remarks));
    questions.ask(layout);
  } catch (error) {
    throw await failed(error, batch?.answering, io);
  }
  progress.clear();
  for (const { message } of remarks) say(io, message);
  return finished(batch.answering, progress, io, typed);
}
