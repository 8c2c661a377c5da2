import { issueText, type Refusal } from '../../core/issue/issue.js';
import type { Format } from '../options/output.js';
import { csvCell } from '../output/csv.js';
import { errorJson } from '../output/finish.js';
import { toJson } from '../output/json.js';
import type { Columns } from './columns.js';
import type { BatchCommand } from './command.js';
import { decodeCell, encodeUtf8 } from './encoding.js';
import type { Output, RecordText } from './output.js';
import { MEMO_LIMIT } from './packed-table.js';

/** How the answers of a batch are written; texts are Latin-1 characters, one a byte. */
export interface Sink<T extends { readonly ok: true }> {
  begin(header: string): void;
  answered(text: RecordText, answer: T, line: number): void;
  /** @param fields number of fields in the text; 0 where it is no record */
  refused(text: RecordText, fields: number, refusal: Refusal, line: number): void;
  /** Records that belong together are all written */
  endGroup?(): void;
  end(): void;
}

/** The user's records as they came, with the added columns behind. */
class CsvSink<T extends { readonly ok: true }> implements Sink<T> {
  private readonly delimiter: string;
  private readonly newline: string;
  private readonly width: number;
  private readonly blanks: Uint8Array;
  /** A blank error cell and the line break */
  private readonly lineEnd: Uint8Array;
  /** Error cells and line breaks by message and hint: the same few come again and again */
  private readonly errorCells = new Map<
    string,
    { readonly hint: string | undefined; readonly cell: Uint8Array }
  >();

  constructor(
    private readonly command: BatchCommand<T>,
    { layout }: Columns,
    private readonly out: Output,
  ) {
    this.delimiter = layout.delimiter;
    this.newline = layout.newline;
    this.width = layout.width;
    this.blanks = Buffer.from(layout.delimiter.repeat(this.command.columns.length - 1), 'latin1');
    this.lineEnd = Buffer.from(layout.delimiter + layout.newline, 'latin1');
  }

  begin(header: string): void {
    this.out.write([header, ...this.command.columns].join(this.delimiter) + this.newline);
  }

  answered(text: RecordText, answer: T): void {
    this.out.write(text);
    this.command.write(answer, this.out);
    this.out.bytes(this.lineEnd);
  }

  refused(text: RecordText, fields: number, refusal: Refusal): void {
    const { command, out } = this;
    out.write(fields === this.width ? text : this.repaired(String(text), fields));
    if (command.writeRefused) command.writeRefused(refusal, out);
    else out.bytes(this.blanks);
    out.bytes(this.errorCell(refusal));
  }

  /** A short record is padded; text that is no record stands whole in the first column, so that no line shifts. */
  private repaired(text: string, fields: number): string {
    const { delimiter, width } = this;
    if (fields > 0 && fields < width) return text + delimiter.repeat(width - fields);
    return (text === '' ? '' : `"${text.replaceAll('"', '""')}"`) + delimiter.repeat(width - 1);
  }

  private errorCell(refusal: Refusal): Uint8Array {
    const known = this.errorCells.get(refusal.message);
    if (known && known.hint === refusal.hint) return known.cell;
    const text = this.delimiter + csvCell(issueText(refusal), this.delimiter) + this.newline;
    const cell = Buffer.from(text, 'latin1');
    if (this.errorCells.size >= MEMO_LIMIT) this.errorCells.clear();
    this.errorCells.set(refusal.message, { hint: refusal.hint, cell });
    return cell;
  }

  end(): void {}
}

/** A refusal in JSON; its message may quote a cell, which was read as bytes. */
function decodedError(refusal: Refusal): object {
  const { message, service } = refusal;
  return errorJson({ ...refusal, message: decodeCell(message), service: decodeCell(service) });
}

/** One JSON object a record: its line, its cells, and the result or the error. */
class NdjsonSink<T extends { readonly ok: true }> implements Sink<T> {
  constructor(
    protected readonly command: BatchCommand<T>,
    private readonly columns: Columns,
    protected readonly out: Output,
  ) {}

  begin(_header: string): void {}

  /** The user's cells by column name; a line that is no record stands as it came. */
  protected input(text: RecordText, fields: number): object {
    const { names, width } = this.columns.layout;
    if (fields !== width) return { text: decodeCell(String(text)) };
    const cells = this.columns.all();
    return Object.fromEntries(names.map((name, i) => [name, decodeCell(cells[i] ?? '')]));
  }

  protected write(object: object): void {
    this.out.write(encodeUtf8(`${toJson(object)}\n`));
  }

  answered(text: RecordText, answer: T, line: number): void {
    const input = this.input(text, this.columns.layout.width);
    this.write({ line, input, result: this.command.json(answer) });
  }

  refused(text: RecordText, fields: number, refusal: Refusal, line: number): void {
    this.write({ line, input: this.input(text, fields), error: decodedError(refusal) });
  }

  end(): void {}
}

/** One JSON object for the whole batch. Errors are kept until the end: for long input --ndjson is the better form. */
class JsonSink<T extends { readonly ok: true }> extends NdjsonSink<T> {
  private readonly errors: string[] = [];
  private separator = '\n';

  override begin(_header: string): void {
    const { schema, release } = this.command;
    this.out.write(`{"schema":${toJson(schema)},"release":${toJson(release)},"results":[`);
  }

  override answered(_text: RecordText, answer: T, line: number): void {
    this.out.write(encodeUtf8(this.separator + toJson({ line, ...this.command.json(answer) })));
    this.separator = ',\n';
  }

  override refused(text: RecordText, fields: number, refusal: Refusal, line: number): void {
    this.errors.push(
      encodeUtf8(`\n${toJson({ line, input: this.input(text, fields), ...decodedError(refusal) })}`),
    );
  }

  override end(): void {
    this.out.write(`\n],"errors":[${this.errors.join(',')}\n]}\n`);
  }
}

export function createSink<T extends { readonly ok: true }>(
  format: Format,
  command: BatchCommand<T>,
  columns: Columns,
  out: Output,
): Sink<T> {
  if (format === 'json') return new JsonSink(command, columns, out);
  if (format === 'ndjson') return new NdjsonSink(command, columns, out);
  return new CsvSink(command, columns, out);
}
