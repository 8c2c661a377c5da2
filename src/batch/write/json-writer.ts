import type { Refusal } from '../../core/issue/issue.js';
import type { Output } from '../bytes/output.js';
import type { BatchCommand, BatchWriter } from '../command.js';
import { decodeCell } from '../input/encoding.js';
import type { Layout } from '../input/layout.js';
import type { Records } from '../input/records.js';

/** How to print JSON, and how to represent an error in it. */
export interface JsonForm {
  toJson(value: unknown): string;
  errorJson(refusal: Refusal): object;
}

/** One JSON object per record: its line, its cells, and the result or the error. */
export class NdjsonWriter implements BatchWriter {
  constructor(
    protected readonly command: BatchCommand,
    private readonly layout: Layout,
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

  end(): void {}

  fail(problem: Refusal): void {
    this.write({ error: this.form.errorJson(problem) });
  }
}

/** One JSON object for the whole batch. Errors are kept until the end, so NDJSON is better for long input. */
export class JsonWriter extends NdjsonWriter {
  private readonly errors: string[] = [];
  private separator = '\n';

  override begin(_header: string): void {
    const { schema, release } = this.command;
    const { toJson } = this.form;
    this.out.utf8(`{"schema":${toJson(schema)},"release":${toJson(release)},"results":[`);
  }

  protected override answered(records: Records, i: number): void {
    const result = { line: records.lines[i], ...this.command.json(i) };
    this.out.utf8(this.separator + this.form.toJson(result));
    this.separator = ',\n';
  }

  protected override refused(records: Records, i: number, refused: Refusal): void {
    const { form } = this;
    const error = form.errorJson(refused);
    this.errors.push(`\n${form.toJson({ line: records.lines[i], input: this.input(records, i), ...error })}`);
  }

  override end(): void {
    this.out.utf8(`\n],"errors":[${this.errors.join(',')}\n]}\n`);
  }

  override fail(problem: Refusal): void {
    const { form } = this;
    this.errors.push(`\n${form.toJson(form.errorJson(problem))}`);
    this.end();
  }
}
