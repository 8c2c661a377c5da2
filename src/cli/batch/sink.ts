import { issueText, type Refusal } from '../../core/issue.js';
import type { Format } from '../options.js';
import { errorJson } from '../render/answer.js';
import { csvCell } from '../render/csv.js';
import { toJson } from '../render/json.js';
import type { Layout } from './header.js';
import { takeCells } from './record-reader.js';
import type { BatchCommand } from './run.js';

/** A record as the sinks need it. */
export interface SinkRecord {
  /** The user's text, untouched */
  readonly text: string;
  /** Cells where quotes made csv-parse read them, else null */
  readonly cells: readonly string[] | null;
  /** Number of fields; 0 where the text is no record */
  readonly fields: number;
  readonly line: number;
}

/** Where the answers of a batch go; `take` gives what has gathered, as Latin-1 characters for bytes. */
export interface Sink<T extends { readonly ok: true }> {
  begin(header: string): void;
  row(record: SinkRecord, answer: T | Refusal): void;
  end(): void;
  take(): string;
}

const utf8ToBytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const bytesToUtf8 = (text: string): string => Buffer.from(text, 'latin1').toString('utf8');

/** The user's records as they came, with the added columns behind. */
class CsvSink<T extends { readonly ok: true }> implements Sink<T> {
  private out = '';
  constructor(
    private readonly command: BatchCommand<T>,
    private readonly layout: Layout,
  ) {}

  begin(header: string): void {
    const { delimiter, newline } = this.layout;
    this.out += `${header}${delimiter}${this.command.columns.join(delimiter)}${newline}`;
  }

  row(record: SinkRecord, answer: T | Refusal): void {
    const { delimiter, newline } = this.layout;
    this.out += answer.ok
      ? record.text + this.command.csv(answer, delimiter) + delimiter + newline
      : this.userCells(record) + this.refused(answer, delimiter) + newline;
  }

  /** A short record is padded; text that is no record stands whole in the first column, so that no line shifts. */
  private userCells({ text, fields }: SinkRecord): string {
    const { delimiter, width } = this.layout;
    if (fields === width) return text;
    if (fields > 0 && fields < width) return text + delimiter.repeat(width - fields);
    return (text === '' ? '' : `"${text.replaceAll('"', '""')}"`) + delimiter.repeat(width - 1);
  }

  private refused(refusal: Refusal, delimiter: string): string {
    const known = this.command.refusedCells?.(refusal) ?? {};
    const cells = this.command.columns.map((column) =>
      column === 'rvu_error' ? issueText(refusal) : (known[column] ?? ''),
    );
    return cells.map((cell) => delimiter + csvCell(cell, delimiter)).join('');
  }

  end(): void {}

  take(): string {
    const { out } = this;
    this.out = '';
    return out;
  }
}

/** One JSON object a record: its line, its cells, and the result or the error. */
class NdjsonSink<T extends { readonly ok: true }> implements Sink<T> {
  protected out = '';
  private readonly allSlots: readonly number[];
  constructor(
    protected readonly command: BatchCommand<T>,
    private readonly layout: Layout,
  ) {
    this.allSlots = layout.names.map((_, column) => column);
  }

  begin(_header: string): void {}

  protected input({ text, cells: parsed }: SinkRecord): object {
    const cells = parsed ? [...parsed] : [];
    if (!parsed) takeCells(text, this.layout.delimiter, this.allSlots, cells);
    return Object.fromEntries(
      this.layout.names.map((name, i) => [bytesToUtf8(name), bytesToUtf8(cells[i] ?? '')]),
    );
  }

  row(record: SinkRecord, answer: T | Refusal): void {
    const found = answer.ok ? { result: this.command.json(answer) } : { error: errorJson(answer) };
    this.out += utf8ToBytes(`${toJson({ line: record.line, input: this.input(record), ...found })}\n`);
  }

  end(): void {}

  take(): string {
    const { out } = this;
    this.out = '';
    return out;
  }
}

/** One JSON object for the whole batch. Errors are kept until the end: for long input --ndjson is the better form. */
class JsonSink<T extends { readonly ok: true }> extends NdjsonSink<T> {
  private readonly errors: string[] = [];
  private count = 0;

  override begin(): void {
    const { schema, release } = this.command;
    this.out += `{"schema":${toJson(schema)},"release":${toJson(release)},"results":[`;
  }

  override row(record: SinkRecord, answer: T | Refusal): void {
    const { line } = record;
    if (!answer.ok) {
      this.errors.push(utf8ToBytes(toJson({ line, input: this.input(record), ...errorJson(answer) })));
      return;
    }
    const object = toJson({ line, ...this.command.json(answer) });
    this.out += utf8ToBytes(`${this.count > 0 ? ',' : ''}\n${object}`);
    this.count += 1;
  }

  override end(): void {
    this.out += `\n],"errors":[${this.errors.map((error) => `\n${error}`).join(',')}\n]}\n`;
  }
}

export function createSink<T extends { readonly ok: true }>(
  format: Format,
  command: BatchCommand<T>,
  layout: Layout,
): Sink<T> {
  if (format === 'json') return new JsonSink(command, layout);
  if (format === 'ndjson') return new NdjsonSink(command, layout);
  return new CsvSink(command, layout);
}
