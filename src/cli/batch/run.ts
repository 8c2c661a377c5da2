import { type Refusal, refusal, UsageError } from '../../core/issue.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { type Io, say, writeAll } from '../io.js';
import type { Format } from '../options.js';
import { grouped } from '../render/text.js';
import { Columns } from './columns.js';
import { detectDelimiter, type NamedColumns, readLayout } from './header.js';
import { Progress } from './progress.js';
import { parseOne, RecordReader } from './record-reader.js';
import { createSink, type Sink } from './sink.js';

/** How a command answers the records of a batch. `T` is what it finds. */
export interface BatchCommand<T extends { readonly ok: true }> {
  readonly schema: string;
  readonly release: string;
  /** "priced": what the summary calls an answered row */
  readonly verb: string;
  /** Names of the added columns; the last is rvu_error */
  readonly columns: readonly string[];
  /** Answers the record that the columns have loaded */
  answer(): T | Refusal;
  /** The added cells of an answer, already CSV, each behind its delimiter, the error cell left out */
  csv(answer: T): string;
  json(answer: T): object;
  /** What a refused row may still say in its notes, by column name */
  refusedCells?(refusal: Refusal): Readonly<Record<string, string>>;
}

/** Makes a command once the header is known. */
export type BatchPlan<T extends { readonly ok: true }> = (columns: Columns) => BatchCommand<T>;

/** Bytes that a text file cannot begin with, and what they tell. */
const NOT_TEXT: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', 'a spreadsheet or zip file'],
  ['\u00FF\u00FE', 'UTF-16 text'],
  ['\u00FE\u00FF', 'UTF-16 text'],
];
const UTF8_MARK = '\u00EF\u00BB\u00BF';

/** One batch from first byte to last: understands the header, answers each record, keeps the count. */
class Batch<T extends { readonly ok: true }> {
  private readonly reader = new RecordReader((text, cells, line, problem) =>
    this.record(text, cells, line, problem),
  );
  private columns: Columns | undefined;
  private command: BatchCommand<T> | undefined;
  private sink: Sink<T> | undefined;
  private blankLines = 0;
  private mark = '';
  private started = false;
  answered = 0;
  readonly refused = new Map<string, number>();

  constructor(
    private readonly plan: BatchPlan<T>,
    private readonly named: NamedColumns,
    private readonly format: Format,
  ) {}

  /** Takes text as Latin-1, one character a byte, so that the user's bytes go out as they came in. */
  push(text: string): string {
    this.reader.push(this.started ? text : this.start(text));
    return this.sink?.take() ?? '';
  }

  end(): string {
    this.reader.end();
    if (!this.sink)
      throw new UsageError(
        'E_INPUT_EMPTY',
        'Standard input holds no codes.',
        'Pipe in a CSV with a code column, or a list of codes.',
      );
    this.sink.end();
    return this.sink.take();
  }

  private start(text: string): string {
    this.started = true;
    const odd = NOT_TEXT.find(([signature]) => text.startsWith(signature));
    if (odd)
      throw new UsageError(
        'E_INPUT_NOT_TEXT',
        `Standard input is ${odd[1]}, not CSV.`,
        'Save it as CSV (UTF-8) first.',
      );
    if (!text.startsWith(UTF8_MARK)) return text;
    this.mark = UTF8_MARK;
    return text.slice(UTF8_MARK.length);
  }

  private record(text: string, cells: readonly string[] | null, line: number, problem: string | null): void {
    if (!this.columns) this.header(text, cells, line, problem);
    else if (text.trim() === '') this.blankLines += 1;
    else {
      this.passBlanks(line);
      this.row(text, cells, line, problem);
    }
  }

  private header(text: string, cells: readonly string[] | null, line: number, problem: string | null): void {
    if (text.trim() === '') return;
    if (problem) throw new UsageError('E_ROW_MALFORMED', `Line ${line}, the header: ${problem}.`);
    const delimiter = detectDelimiter(text);
    const parsed = parseOne(text, delimiter);
    const layout = readLayout(
      'cells' in parsed ? parsed.cells : [text],
      { delimiter, newline: this.reader.newline },
      this.named,
    );
    this.columns = new Columns(layout);
    this.reader.delimiter = layout.delimiter;
    this.reader.width = layout.width;
    this.command = this.plan(this.columns);
    this.sink = createSink(this.format, this.command, this.columns);
    this.sink.begin(this.mark + (layout.hasHeader ? text : 'code'));
    if (!layout.hasHeader) this.row(text, cells, line, problem);
  }

  /** Blank lines at the end are dropped; between records each is a record without a code. */
  private passBlanks(line: number): void {
    for (; this.blankLines > 0; this.blankLines--) {
      const empty = refusal('E_CODE_MISSING', '', `Line ${line - this.blankLines} is blank.`);
      this.count(empty);
      this.sink?.refused('', 0, empty, line - this.blankLines);
    }
  }

  private row(text: string, parsed: readonly string[] | null, line: number, problem: string | null): void {
    const { columns, command, sink } = this;
    if (!columns || !command || !sink) return;
    const fields = problem ? 0 : columns.load(text, parsed);
    if (fields !== columns.layout.width) {
      const why = problem ?? `it has ${fields} fields where the header has ${columns.layout.width}`;
      this.malformed(text, line, why, fields);
      return;
    }
    const answer = command.answer();
    this.count(answer);
    if (answer.ok) sink.answered(text, answer, line);
    else sink.refused(text, fields, answer, line);
  }

  private malformed(text: string, line: number, problem: string, fields: number): void {
    const bad = refusal('E_ROW_MALFORMED', '', `Line ${line}: ${problem}.`);
    this.count(bad);
    this.sink?.refused(text, fields, bad, line);
  }

  private count(answer: T | Refusal): void {
    if (answer.ok) this.answered += 1;
    else this.refused.set(answer.code, (this.refused.get(answer.code) ?? 0) + 1);
  }

  get verb(): string {
    return this.command?.verb ?? '';
  }

  get rows(): number {
    return [...this.refused.values()].reduce((sum, each) => sum + each, this.answered);
  }
}

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
  return `${grouped(batch.rows)} rows: ${grouped(batch.answered)} ${batch.verb}${tail}`;
}

/** Streams standard input through a command to standard output, one record out for each record in. */
export async function runBatch<T extends { readonly ok: true }>(
  plan: BatchPlan<T>,
  named: NamedColumns,
  format: Format,
  io: Io,
): Promise<ExitCode> {
  if (format === 'markdown')
    throw new UsageError(
      'E_USAGE',
      '--markdown is for answers at the prompt.',
      'A batch is CSV, --json or --ndjson.',
    );
  const batch = new Batch(plan, named, format);
  const progress = new Progress(io);
  for await (const chunk of io.stdin) {
    await writeAll(io.stdout, Buffer.from(batch.push((chunk as Buffer).toString('latin1')), 'latin1'));
    progress.show(batch.answered, batch.refused);
  }
  await writeAll(io.stdout, Buffer.from(batch.end(), 'latin1'));
  progress.clear();
  say(io, summary(batch));
  return batch.refused.size > 0 ? EXIT.partly : EXIT.answered;
}
