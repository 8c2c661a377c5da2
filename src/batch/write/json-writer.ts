import { OutputError } from '../../core/issue/errors.js';
import type { Notice, Refusal } from '../../core/issue/issue.js';
import type { Output } from '../bytes/output.js';
import type { BatchCommand, BatchWriter } from '../command.js';
import { decodeCell } from '../input/encoding.js';
import type { Layout } from '../input/layout.js';
import type { Records } from '../input/records.js';
import { columnsRead } from './columns-said.js';

/** How to print JSON, and how to represent an error in it. */
export interface JsonForm {
  toJson(value: unknown): string;
  errorJson(refusal: Refusal): object;
  noticesJson(notices: readonly Notice[]): readonly object[];
}

/** One JSON object per record: its line, its cells, and the result or the error. */
export class NdjsonWriter implements BatchWriter {
  constructor(
    protected readonly command: BatchCommand,
    protected readonly layout: Layout,
    protected readonly out: Output,
    protected readonly form: JsonForm,
  ) {}

  begin(_header: string): void {}

  records(records: Records, count: number): void {
    for (let i = 0; i < count; i++) {
      const refused = this.command.refusal(i);
      if (refused) this.refused(records, i, refused);
      else this.answered(records, i);
    }
  }

  protected answered(records: Records, i: number): void {
    this.write({ line: records.lines[i], input: this.input(records, i), result: this.command.json(i) });
  }

  protected refused(records: Records, i: number, refused: Refusal): void {
    const error = this.form.errorJson(refused);
    this.write({ line: records.lines[i], input: this.input(records, i), error });
  }

  /** The user's cells by column name; for a malformed record, its text unchanged. */
  protected input(records: Records, i: number): object {
    const { names, width } = this.layout;
    if (records.fields[i] !== width) return { text: decodeCell(records.text(i)) };
    return Object.fromEntries(names.map((name, column) => [name, decodeCell(records.cell(i, column))]));
  }

  private write(object: object): void {
    this.out.utf8(`${this.form.toJson(object)}\n`);
  }

  remark(notice: Notice): void {
    for (const object of this.form.noticesJson([notice])) this.write({ notice: object });
  }

  end(): void {}

  fail(problem: Refusal): void {
    this.write({ error: this.form.errorJson(problem) });
  }
}

/** The member of a JSON document with what is said about the input as a whole; nothing if that is nothing. */
export function remarksJson(
  remarks: readonly Notice[],
  { toJson, noticesJson }: Pick<JsonForm, 'toJson' | 'noticesJson'>,
): string {
  return remarks.length === 0 ? '' : `,"notices":${toJson(noticesJson(remarks))}`;
}

/** The member of a JSON document with what the columns of the input were read as; nothing if it has no header. */
export function columnsJson(layout: Layout, { toJson }: Pick<JsonForm, 'toJson'>): string {
  const columns = columnsRead(layout);
  return columns ? `"columns":${toJson(columns)},` : '';
}

/** Errors that may wait for the end of a JSON document, in characters: those of half a million rows, about. */
const MOST_WAITING = 128 * 1024 * 1024;

/** One JSON object for the whole batch. Errors are kept until the end, so NDJSON is better for long input. */
export class JsonWriter extends NdjsonWriter {
  private readonly errors: string[] = [];
  private waiting = 0;
  private separator = '\n';
  private readonly remarks: Notice[] = [];

  override begin(_header: string): void {
    const { schema, release } = this.command;
    const { toJson } = this.form;
    const columns = columnsJson(this.layout, this.form);
    this.out.utf8(`{"schema":${toJson(schema)},"release":${toJson(release)},${columns}"results":[`);
  }

  protected override answered(records: Records, i: number): void {
    const result = { line: records.lines[i], ...this.command.json(i) };
    this.out.utf8(this.separator + this.form.toJson(result));
    this.separator = ',\n';
  }

  protected override refused(records: Records, i: number, refused: Refusal): void {
    const { form } = this;
    const error = form.errorJson(refused);
    const text = `\n${form.toJson({ line: records.lines[i], input: this.input(records, i), ...error })}`;
    this.errors.push(text);
    this.waiting += text.length;
    if (this.waiting <= MOST_WAITING) return;
    const message = 'More than 128 MB of errors are waiting for the end of the JSON document.';
    throw new OutputError('E_OUTPUT', message, '--ndjson writes each of them at once.');
  }

  override remark(notice: Notice): void {
    this.remarks.push(notice);
  }

  override end(): void {
    this.out.utf8('\n],"errors":[');
    for (const [i, text] of this.errors.entries()) this.out.utf8(i === 0 ? text : `,${text}`);
    this.out.utf8(`\n]${remarksJson(this.remarks, this.form)}}\n`);
  }

  override fail(problem: Refusal): void {
    const { form } = this;
    this.errors.push(`\n${form.toJson(form.errorJson(problem))}`);
    this.end();
  }
}
