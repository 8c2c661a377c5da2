import { type Refusal, refusal, UsageError } from '../../core/issue.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { type Io, say, writeAll } from '../io.js';
import type { Format } from '../options.js';
import { grouped } from '../render/text.js';
import { Columns } from './columns.js';
import { detectDelimiter, type NamedColumns, readLayout } from './header.js';
import { Output, type RecordText } from './output.js';
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
  /** Writes the added cells of an answer, each behind its delimiter, the error cell left out */
  write(answer: T, out: Output): void;
  json(answer: T): object;
  /** The added cells of a refused row before the error cell, where they are not all blank */
  refusedCells?(refusal: Refusal): readonly string[];
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

/** A line that long is no claim line; without a limit a file without line breaks would fill the memory. */
const LONGEST_LINE = 4 * 1024 * 1024;
const QUOTE = 34;
const SPACE = 32;

/** One batch from first byte to last: understands the header, answers each record, keeps the count. */
class Batch<T extends { readonly ok: true }> {
  private readonly reader = new RecordReader((text, cells, line, problem) =>
    this.record(text, cells, line, problem),
  );
  private readonly out = new Output();
  private columns: Columns | undefined;
  private command: BatchCommand<T> | undefined;
  private sink: Sink<T> | undefined;
  /** The beginning of a record whose end has not come yet, one character a byte */
  private rest = '';
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

  /** Takes the next bytes of the input; gives those of the output, the user's own as they came. */
  push(chunk: Buffer): Buffer {
    const bytes = this.rest === '' ? chunk : Buffer.concat([Buffer.from(this.rest, 'latin1'), chunk]);
    if (this.columns && !bytes.includes(QUOTE)) this.rest = this.plainLines(bytes);
    else {
      const text = bytes.toString('latin1');
      this.reader.push(this.started ? text : this.start(text));
      this.rest = this.reader.takeRest();
    }
    if (this.rest.length > LONGEST_LINE) {
      throw new UsageError('E_INPUT_NOT_TEXT', `Line ${this.reader.line} is over 4 MB long.`, 'Is it a CSV?');
    }
    return this.out.take();
  }

  end(): Buffer {
    this.reader.end(this.rest);
    if (!this.sink) {
      const hint = 'Pipe in a CSV with a code column, or a list of codes.';
      throw new UsageError('E_INPUT_EMPTY', 'Standard input holds no codes.', hint);
    }
    this.sink.end();
    return this.out.take();
  }

  /** The quick way for bytes without a quote: ordinary lines are answered without becoming strings. */
  private plainLines(bytes: Buffer): string {
    const { columns, command, sink, reader } = this;
    let at = 0;
    for (let next = columns?.scan(bytes, at) ?? -1; columns && next >= 0; next = columns.scan(bytes, at)) {
      const line = reader.line++;
      if (command && sink && columns.isOrdinary() && (bytes[at] ?? 0) > SPACE) {
        if (this.blankLines > 0) this.passBlanks(line);
        this.give(columns.line(), columns.layout.width, command.answer(), line);
      } else this.record(String(columns.line()), null, line, null);
      at = next;
    }
    return bytes.toString('latin1', at);
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
    this.sink = createSink(this.format, this.command, this.columns, this.out);
    this.sink.begin(this.mark + (layout.hasHeader ? text : 'code'));
    if (!layout.hasHeader) this.row(text, cells, line, problem);
  }

  /** Blank lines at the end are dropped; between records each is a record without a code. */
  private passBlanks(line: number): void {
    for (; this.blankLines > 0; this.blankLines--) {
      const at = line - this.blankLines;
      this.give('', 0, refusal('E_CODE_MISSING', '', `Line ${at} is blank.`), at);
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
    this.give(text, fields, command.answer(), line);
  }

  private give(text: RecordText, fields: number, answer: T | Refusal, line: number): void {
    this.count(answer);
    if (answer.ok) this.sink?.answered(text, answer, line);
    else this.sink?.refused(text, fields, answer, line);
  }

  private malformed(text: string, line: number, problem: string, fields: number): void {
    this.give(text, fields, refusal('E_ROW_MALFORMED', '', `Line ${line}: ${problem}.`), line);
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
    await writeAll(io.stdout, batch.push(chunk as Buffer));
    progress.show(batch.answered, batch.refused);
  }
  await writeAll(io.stdout, batch.end());
  progress.clear();
  say(io, summary(batch));
  return batch.refused.size > 0 ? EXIT.partly : EXIT.answered;
}
