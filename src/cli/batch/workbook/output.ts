import { PassThrough } from 'node:stream';
import { detectDelimiter, separatorOf } from '../../../batch/input/layout.js';
import { openContent } from '../../../data/content/content.js';
import type { SheetCell } from '../../output/workbook/cells.js';
import { refuseTooManyForExcel } from '../../output/workbook/size.js';
import { workbookOf } from '../../output/workbook/workbook.js';
import type { ExitCode } from '../../terminal/exit-codes.js';
import { type Io, writeBytes } from '../../terminal/io.js';
import type { Output } from '../../terminal/output.js';
import { AnswerColumns, SUMMED } from './cells.js';
import { CsvRows } from './csv-rows.js';

/**
 * Writes the answer of a batch as a workbook: the CSV that it is otherwise, a sheet with real numbers and dates and the
 * names of codes, and the totals on a sheet of their own. Rows go to the file as they come. A separate bundle, like the
 * writing of workbooks.
 */

/** The byte order mark of UTF-8, as Latin-1 */
const MARK = /^\u00EF\u00BB\u00BF/;

/** Sums and counts of the rows. */
class Totals {
  rows = 0;
  private refused = 0;
  private readonly reasons = new Map<string, number>();
  private readonly sums = new Map<string, number>();
  private readonly messages: string[] = [];

  /** The columns by their names: the last of a name is the answer's, since the user's file may be an earlier answer */
  private readonly columns: ReadonlyMap<string, number>;

  /** @param header of the answer */
  constructor(header: readonly string[]) {
    this.columns = new Map(header.map((name, i) => [name, i]));
  }

  add(cells: readonly string[]): void {
    this.rows += 1;
    refuseTooManyForExcel(this.rows, 'Write CSV, which has no such limit, or split the input.');
    for (const [name, i] of this.columns) {
      const text = cells[i] ?? '';
      // Hundredths are exact; a sum of fractions would not be.
      if (SUMMED.has(name) && /^-?\d+\.\d\d$/.test(text))
        this.sums.set(name, (this.sums.get(name) ?? 0) + Number(text.replace('.', '')));
      if (name !== 'rvu_error' || text === '') continue;
      this.refused += 1;
      const code = /^[A-Z_]+(?=:)/.exec(text)?.[0] ?? text;
      this.reasons.set(code, (this.reasons.get(code) ?? 0) + 1);
    }
  }

  say(text: string): void {
    this.messages.push(text.trimEnd().replace(/^rvu: /, ''));
  }

  *list(): Generator<SheetCell[]> {
    yield ['rows', this.rows];
    yield ['answered', this.rows - this.refused];
    yield ['refused', this.refused];
    const reasons = [...this.reasons].sort(([, a], [, b]) => b - a);
    for (const [code, count] of reasons) yield [`refused: ${code}`, count];
    for (const [name, sum] of this.sums) {
      const format = name === 'rvu_work_credited' ? 'rvu' : 'amount';
      yield [SUMMED.get(name) ?? name, { value: Number(`${sum}e-2`), format }];
    }
    for (const message of this.messages) yield [message];
  }
}

function nameFinder(): (code: string) => string {
  const content = openContent({ inMemory: true });
  const known = new Map<string, string>();
  return (code) => {
    const name = known.get(code) ?? content.names(code)?.name ?? '';
    known.set(code, name);
    return name;
  };
}

const LABEL_WIDTH = 40;

/** Standard output that becomes a workbook. */
class WorkbookOutput implements Output {
  private beginning = '';
  private csv: CsvRows | undefined;
  private answer: AnswerColumns | undefined;
  private totals: Totals | undefined;
  /** Rows on their way to the file, a group at a time, and never many */
  private readonly groups = new PassThrough({ objectMode: true, highWaterMark: 1 });
  private writing: Promise<void> = Promise.resolve();
  private readonly early: string[] = [];

  constructor(
    private readonly target: Io,
    private readonly codeColumn: string | undefined,
  ) {}

  get errored(): Error | null {
    return this.target.stdout.errored;
  }

  on(): this {
    return this;
  }

  off(): this {
    return this;
  }

  write(content: string | Uint8Array, written: () => void = () => {}): boolean {
    const text = (typeof content === 'string' ? Buffer.from(content) : Buffer.from(content)).toString(
      'latin1',
    );
    const rows = this.rowsOf(text);
    if (rows.length === 0) written();
    else this.groups.write(rows, () => written());
    return true;
  }

  /** A message, which the sheet of totals repeats. */
  say(text: string): void {
    if (this.totals) this.totals.say(text);
    else this.early.push(text);
  }

  private rowsOf(text: string): SheetCell[][] {
    if (!this.csv) {
      this.beginning += text;
      const lineEnd = this.beginning.indexOf('\n');
      if (lineEnd < 0) return [];
      const line = this.beginning.slice(0, lineEnd).replace(MARK, '');
      // Excel's line with the delimiter, which an answer keeps, is for CSV only.
      const separator = separatorOf(line);
      this.csv = new CsvRows(separator ?? detectDelimiter(line));
      return this.rowsOf(separator === undefined ? this.beginning : this.beginning.slice(lineEnd + 1));
    }
    const rows: SheetCell[][] = [];
    for (const cells of this.csv.push(text)) {
      if (!this.answer) this.begin(cells);
      else {
        this.totals?.add(cells);
        rows.push(this.answer.row(cells));
      }
    }
    return rows;
  }

  private begin(header: readonly string[]): void {
    const answer = new AnswerColumns(header, this.codeColumn, nameFinder());
    this.answer = answer;
    const totals = new Totals(header);
    for (const text of this.early) totals.say(text);
    this.totals = totals;
    const { columns } = answer;
    const labels = [
      { name: 'Total', isAmount: false, width: LABEL_WIDTH },
      { name: 'Value', isAmount: false },
    ];
    const later = { [Symbol.iterator]: () => totals.list() };
    const bytes = workbookOf(
      { name: 'Lines', columns, rows: this.groups },
      { name: 'Totals', columns: labels, rows: later },
    );
    this.writing = this.pass(bytes);
    // It is awaited at the end; until then, an error must not end the process, nor leave a writer waiting.
    this.writing.catch(() => this.groups.destroy());
  }

  private async pass(bytes: AsyncIterable<Buffer>): Promise<void> {
    for await (const piece of bytes) await writeBytes(this.target.stdout, piece);
  }

  async end(): Promise<void> {
    this.groups.end();
    await this.writing;
  }

  /** Ends the writing after an error. */
  async fail(): Promise<void> {
    this.groups.destroy();
    await this.writing.catch(() => {});
  }
}

/**
 * Runs a batch with its CSV going into a workbook.
 * @param target where the bytes of the workbook go, as standard output
 * @param codeColumn the name of the column that holds codes, if the user has named it
 */
export async function intoWorkbook(
  target: Io,
  codeColumn: string | undefined,
  run: (io: Io) => Promise<ExitCode>,
): Promise<ExitCode> {
  const stdout = new WorkbookOutput(target, codeColumn);
  const { stderr } = target;
  const messages: Output = {
    isTTY: stderr.isTTY,
    columns: stderr.columns,
    errored: stderr.errored,
    write(content, written) {
      if (typeof content === 'string' && !content.startsWith('\r')) stdout.say(content);
      return stderr.write(content, written);
    },
    on: (event, listener) => stderr.on(event, listener),
    off: (event, listener) => stderr.off(event, listener),
  };
  try {
    const code = await run({
      get stdin() {
        return target.stdin;
      },
      descriptor: target.descriptor,
      stdout,
      stderr: messages,
      env: target.env,
    });
    await stdout.end();
    return code;
  } catch (error) {
    await stdout.fail();
    throw error;
  }
}
