import type { Output } from '../bytes/output.js';
import type { BatchWriter } from '../command.js';
import type { Records } from '../input/records.js';

/**
 * What spreadsheets take for a formula: one of = + - @, also after blanks and as the wide characters of East Asian
 * keyboards. Texts are bytes as Latin-1, so the wide ones are three.
 */
const FORMULA = /^(?:[\s\0]|\u00C2?\u00A0)*(?:[=+\-@]|\u00EF\u00BC[\u008B\u008D\u009D\u00A0])/;

const UTF8_MARK = '\u00EF\u00BB\u00BF';

/** A number with its sign, which must stay one. */
const NUMBER = /^\s*[-+] *\$?(?:\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(?:\.\d*)?(?:[eE][-+]?\d{1,3})?%?\s*$/;

const isFormula = (cell: string): boolean => FORMULA.test(cell) && !NUMBER.test(cell);

/** Where a quoted cell closes: behind its last quote. */
function closeOf(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at < 0 ? text.length : at + 1;
}

/**
 * Puts an apostrophe before each cell that a spreadsheet would run as a formula; it then shows the cell as text.
 * @param text complete lines of a CSV, as Latin-1
 */
export function excelSafe(text: string, delimiter: string): string {
  let safe = '';
  let copied = 0;
  let newline = -1;
  for (let at = text.startsWith(UTF8_MARK) ? UTF8_MARK.length : 0; at < text.length; ) {
    const isQuoted = text[at] === '"';
    const from = isQuoted ? at + 1 : at;
    const behind = isQuoted ? closeOf(text, at) : at;
    if (newline < behind) newline = text.indexOf('\n', behind);
    if (newline < 0) newline = text.length;
    const next = text.indexOf(delimiter, behind);
    const end = next < 0 || next > newline ? newline : next;
    if (isFormula(text.slice(from, isQuoted ? behind - 1 : end))) {
      safe += `${text.slice(copied, from)}'`;
      copied = from;
    }
    at = end + 1;
  }
  return safe + text.slice(copied);
}

/** Writes what another writer writes, but with cells that are safe in a spreadsheet. */
export class ExcelSafeWriter implements BatchWriter {
  constructor(
    private readonly writer: BatchWriter,
    private readonly out: Output,
    private readonly delimiter: string,
  ) {}

  private safely(write: () => void): void {
    const { out } = this;
    const from = out.length;
    try {
      write();
    } finally {
      // The rows before an error are written, too.
      const text = Buffer.from(out.bytes.buffer, from, out.length - from).toString('latin1');
      out.length = from;
      out.latin1(excelSafe(text, this.delimiter));
    }
  }

  begin(header: string): void {
    this.safely(() => this.writer.begin(header));
  }

  records(records: Records, count: number): void {
    this.safely(() => this.writer.records(records, count));
  }

  end(): void {
    this.safely(() => this.writer.end());
  }
}
