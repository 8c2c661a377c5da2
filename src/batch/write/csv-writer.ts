import { isUtf8 } from 'node:buffer';
import type { Refusal } from '../../core/issue/issue.js';
import { csvCell } from '../bytes/csv-text.js';
import type { Output } from '../bytes/output.js';
import { TextStore } from '../bytes/text-store.js';
import type { BatchCommand, BatchWriter } from '../command.js';
import { decodeCell, encodeUtf8 } from '../input/encoding.js';
import type { Layout } from '../input/layout.js';
import type { Records } from '../input/records.js';

const NEWLINE = 10;
/** How many error cells are remembered, since the same few keep recurring. */
const MOST_ERRORS = 10_000;
/** Longer ones list many places; kept, they would fill the memory. */
const LONGEST_ERROR = 1_000;

interface ErrorCell {
  readonly hint: string | undefined;
  readonly text: number;
}

/** The byte order mark of UTF-8, as it is read. */
const MARK = '\u00EF\u00BB\u00BF';

/** Whether records have to be written in another encoding: what is added to them is UTF-8, and so is all of the output. */
function isOtherEncoding({ bytes, starts, ends }: Records, count: number): boolean {
  return count > 0 && !isUtf8(bytes.subarray(starts[0], ends[count - 1]));
}

/** Writes the user's records unchanged, as UTF-8, followed by the added columns. */
export class CsvWriter implements BatchWriter {
  private readonly delimiter: string;
  private readonly delimiterByte: number;
  private readonly blanks: string;
  private errors = new TextStore();
  private readonly errorCells = new Map<string, ErrorCell>();
  private readonly isCrLf: boolean;

  /** @param issueText formats an issue for a cell */
  constructor(
    private readonly command: BatchCommand,
    private readonly layout: Layout,
    private readonly out: Output,
    private readonly issueText: (refusal: Refusal) => string,
  ) {
    this.delimiter = layout.delimiter;
    this.delimiterByte = layout.delimiter.charCodeAt(0);
    this.blanks = layout.delimiter.repeat(command.columns.length - 1);
    this.isCrLf = layout.newline === '\r\n';
  }

  begin(header: string): void {
    const mark = header.startsWith(MARK) ? MARK : '';
    const own = mark + this.asUtf8(header.slice(mark.length));
    this.out.latin1([own, ...this.command.columns].join(this.delimiter) + this.layout.newline);
  }

  records(records: Records, count: number): void {
    const { command, out } = this;
    const { view, starts, ends, fields, width } = records;
    const isOther = isOtherEncoding(records, count);
    let whole = out.length;
    try {
      for (let i = 0; i < count; i++) {
        if (fields[i] === width && !isOther) out.copy(view, starts[i] ?? 0, ends[i] ?? 0);
        else if (fields[i] === width) out.latin1(this.asUtf8(records.text(i)));
        else out.latin1(this.asUtf8(this.repaired(records.text(i), fields[i] ?? 0)));
        const refused = command.refused(i);
        if (refused) this.refusedCells(i, refused);
        else {
          command.write(i, out);
          out.byte(this.delimiterByte);
        }
        if (this.isCrLf) out.latin1('\r\n');
        else out.byte(NEWLINE);
        whole = out.length;
      }
    } finally {
      // An error in the middle of a record, such as damaged data, must not leave half a row behind.
      out.length = whole;
    }
  }

  /**
   * The cells of a record in any 8-bit encoding as the bytes of UTF-8, one character each: a file put together from
   * several may have cells of both.
   */
  private asUtf8(text: string): string {
    return text
      .split(this.delimiter)
      .map((cell) => encodeUtf8(decodeCell(cell)))
      .join(this.delimiter);
  }

  /** A short record is padded; malformed text goes into the first column as a whole, so that no column shifts. */
  private repaired(text: string, fields: number): string {
    const { delimiter } = this;
    const { width } = this.layout;
    if (fields > 0 && fields < width) return text + delimiter.repeat(width - fields);
    return (text === '' ? '' : `"${text.replaceAll('"', '""')}"`) + delimiter.repeat(width - 1);
  }

  private refusedCells(i: number, refused: Refusal): void {
    const { command, out } = this;
    if (command.writeRefused) command.writeRefused(i, refused, out);
    else out.latin1(this.blanks);
    const known = this.errorCells.get(refused.message);
    if (known && known.hint === refused.hint) out.put(this.errors, known.text);
    else this.newErrorCell(refused);
  }

  private newErrorCell(refused: Refusal): void {
    const cell = encodeUtf8(this.delimiter + csvCell(this.issueText(refused), this.delimiter));
    this.out.latin1(cell);
    if (cell.length > LONGEST_ERROR) return;
    if (this.errorCells.size >= MOST_ERRORS) {
      this.errorCells.clear();
      this.errors = new TextStore();
    }
    this.errorCells.set(refused.message, { hint: refused.hint, text: this.errors.add(cell) });
  }

  end(): void {}
}
