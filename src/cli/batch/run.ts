import { type Refusal, refusal, UsageError } from '../../core/issue.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { type Io, say, writeAll } from '../io.js';
import type { Format } from '../options.js';
import { grouped } from '../render/text.js';
import { detectDelimiter, type Layout, type NamedColumns, type Role, readLayout } from './header.js';
import { Progress } from './progress.js';
import { parseOne, RecordReader, takeCells } from './record-reader.js';
import { createSink, type Sink } from './sink.js';

/** Cells of a record by slot; `slotsOf` says which slots a role has. */
export type Cells = readonly string[];

/** How a command answers the records of a batch. `T` is what it finds. */
export interface BatchCommand<T extends { readonly ok: true }> {
  readonly schema: string;
  readonly release: string;
  /** "priced": what the summary calls an answered row */
  readonly verb: string;
  /** Names of the added columns; the last is rvu_error */
  readonly columns: readonly string[];
  answer(cells: Cells): T | Refusal;
  /** The added cells of an answer, already CSV, each behind its delimiter, the error cell left out */
  csv(answer: T, delimiter: string): string;
  json(answer: T): object;
  /** What a refused row may still say in its notes, by column name */
  refusedCells?(refusal: Refusal): Readonly<Record<string, string>>;
}

/** What a command is made from, once the header is known. */
export interface BatchPlan<T extends { readonly ok: true }> {
  readonly roles: readonly Role[];
  create(slotsOf: (role: Role) => readonly number[], layout: Layout): BatchCommand<T>;
}

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
  private layout: Layout | undefined;
  private command: BatchCommand<T> | undefined;
  private sink: Sink<T> | undefined;
  private slots: number[] = [];
  private readonly cells: string[] = [];
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
    if (!this.layout) this.header(text, cells, line, problem);
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
    this.layout = layout;
    this.reader.delimiter = layout.delimiter;
    this.reader.width = layout.width;
    const slotsOf = this.assignSlots(layout);
    this.command = this.plan.create(slotsOf, layout);
    this.sink = createSink(this.format, this.command, layout);
    this.sink.begin(this.mark + (layout.hasHeader ? text : 'code'));
    if (!layout.hasHeader) this.row(text, cells, line, problem);
  }

  private assignSlots(layout: Layout): (role: Role) => readonly number[] {
    this.slots = layout.names.map(() => -1);
    const byRole = new Map<Role, number[]>();
    let next = 0;
    for (const role of this.plan.roles) {
      for (const column of layout.roles.get(role) ?? []) {
        this.slots[column] = next;
        byRole.set(role, [...(byRole.get(role) ?? []), next]);
        next += 1;
      }
    }
    return (role) => byRole.get(role) ?? [];
  }

  /** Blank lines at the end are dropped; between records each is a record without a code. */
  private passBlanks(line: number): void {
    for (; this.blankLines > 0; this.blankLines--) {
      const empty = refusal('E_CODE_MISSING', '', `Line ${line - this.blankLines} is blank.`);
      this.count(empty);
      this.sink?.row({ text: '', cells: null, fields: 0, line: line - this.blankLines }, empty);
    }
  }

  private row(text: string, parsed: readonly string[] | null, line: number, problem: string | null): void {
    const { layout, command, sink } = this;
    if (!layout || !command || !sink) return;
    const fields = problem ? 0 : this.fillCells(text, parsed, layout);
    if (fields !== layout.width) {
      const why = problem ?? `it has ${fields} fields where the header has ${layout.width}`;
      this.malformed(text, line, why, fields);
      return;
    }
    const answer = command.answer(this.cells);
    this.count(answer);
    sink.row({ text, cells: parsed, fields, line }, answer);
  }

  /** Puts the wanted cells of a record in their slots; returns how many fields it has. */
  private fillCells(text: string, parsed: readonly string[] | null, layout: Layout): number {
    if (!parsed) return takeCells(text, layout.delimiter, this.slots, this.cells);
    for (const [column, cell] of parsed.entries()) {
      const slot = this.slots[column] ?? -1;
      if (slot >= 0) this.cells[slot] = cell;
    }
    return parsed.length;
  }

  private malformed(text: string, line: number, problem: string, fields: number): void {
    const bad = refusal('E_ROW_MALFORMED', '', `Line ${line}: ${problem}.`);
    this.count(bad);
    this.sink?.row({ text, cells: null, fields, line }, bad);
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
