import { type Refusal, refusal, UsageError } from '../../core/issue/issue.js';
import type { Format } from '../options/output.js';
import { counted } from '../terminal/text.js';
import { Columns } from './columns.js';
import type { BatchCommand, BatchPlan, Grouping } from './command.js';
import { type Layout, type NamedColumns, readLayout } from './header.js';
import { Output, type RecordText } from './output.js';
import { RecordReader } from './record-reader.js';
import { createSink, type Sink } from './sink.js';

/** Bytes that a text file cannot begin with, and what they tell. */
const NOT_TEXT: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', 'a spreadsheet or zip file'],
  ['\u00FF\u00FE', 'UTF-16 text'],
  ['\u00FE\u00FF', 'UTF-16 text'],
];
/** As many bytes as tell whether the input is text. */
const LONGEST_SIGNATURE = 4;
const UTF8_MARK = '\u00EF\u00BB\u00BF';

/** A line that long is no claim line; without a limit a file without line breaks would fill the memory. */
const LONGEST_LINE = 4 * 1024 * 1024;
const QUOTE = 34;
const SPACE = 32;

/** A record that waits for the rest of its group. */
interface Held<T> {
  readonly text: string;
  readonly fields: number;
  readonly answer: T | Refusal;
  readonly line: number;
}

/** One batch from first byte to last: understands the header, answers each record, keeps the count. */
export class Batch<T extends { readonly ok: true }> {
  private readonly reader = new RecordReader((text, cells, line, problem) =>
    this.record(text, cells, line, problem),
  );
  private readonly out = new Output();
  private columns: Columns | undefined;
  private command: BatchCommand<T> | undefined;
  private sink: Sink<T> | undefined;
  /** The beginning of a record whose end has not come yet, one character a byte */
  private rest = '';
  /** Records that wait for the rest of their group */
  private held: Held<T>[] = [];
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
    if (!this.started && bytes.length < LONGEST_SIGNATURE) this.rest = bytes.toString('latin1');
    else if (this.columns && !bytes.includes(QUOTE)) this.rest = this.plainLines(bytes);
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
    this.reader.end(this.started ? this.rest : this.start(this.rest));
    if (!this.sink) {
      const hint = 'Pipe in a CSV with a code column, or a list of codes.';
      throw new UsageError('E_INPUT_EMPTY', 'Standard input holds no codes.', hint);
    }
    if (this.command?.grouping && this.held.length > 0) this.settle(this.command.grouping);
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
    if (odd) {
      const message = `Standard input is ${odd[1]}, not CSV.`;
      throw new UsageError('E_INPUT_NOT_TEXT', message, 'Save it as CSV (UTF-8) first.');
    }
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
    if (problem) {
      throw new UsageError(
        'E_ROW_MALFORMED',
        `Line ${line}, the header: ${problem}.`,
        'Close the quote, or leave it out.',
      );
    }
    if (text.includes('\r')) {
      const message = 'The lines end in carriage returns alone, as on old Macintosh systems.';
      throw new UsageError(
        'E_INPUT_NOT_TEXT',
        message,
        'Save it as CSV (UTF-8), or put it through: tr "\\r" "\\n"',
      );
    }
    const { delimiter, newline } = this.reader;
    const layout = readLayout(
      cells ?? text.split(delimiter),
      { delimiter, newline },
      this.named,
      this.plan.alsoRead,
    );
    this.columns = new Columns(layout);
    this.reader.delimiter = layout.delimiter;
    this.reader.width = layout.width;
    this.command = this.plan.create(this.columns);
    this.sink =
      this.plan.sink?.(this.command, this.out, this.format) ??
      createSink(this.format, this.command, this.columns, this.out);
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
      const why =
        problem ?? `it has ${counted(fields, 'field')} where the header has ${columns.layout.width}`;
      this.malformed(text, line, why, fields);
      return;
    }
    this.give(text, fields, command.answer(), line);
  }

  private give(text: RecordText, fields: number, answer: T | Refusal, line: number): void {
    const grouping = this.command?.grouping;
    if (!grouping) {
      this.emit(text, fields, answer, line);
      return;
    }
    if (grouping.begins(this.held.length)) this.settle(grouping);
    grouping.hold();
    this.held.push({ text: String(text), fields, answer, line });
  }

  /** Writes the records held, answered together. */
  private settle(grouping: Grouping<T>): void {
    const answers = grouping.settle(this.held.map(({ answer }) => answer));
    for (const [i, { text, fields, line, answer }] of this.held.entries()) {
      this.emit(text, fields, answers[i] ?? answer, line);
    }
    this.sink?.endGroup?.();
    this.held = [];
    grouping.done();
  }

  private emit(text: RecordText, fields: number, answer: T | Refusal, line: number): void {
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

  /** The columns of the input, once its header is understood */
  get layout(): Layout | undefined {
    return this.columns?.layout;
  }

  get verb(): string {
    return this.command?.verb ?? '';
  }

  get rows(): number {
    return [...this.refused.values()].reduce((sum, each) => sum + each, this.answered);
  }
}
