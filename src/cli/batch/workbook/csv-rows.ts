const NEWLINE = '\n';
const QUOTE = '"';

/** Takes apart the CSV that a batch writes, as it arrives; every field is well formed. Text is Latin-1. */
export class CsvRows {
  private rest = '';

  /** The delimiter; until it is known, nothing is taken apart */
  constructor(private readonly delimiter: string) {}

  /** The records that are complete with these bytes. */
  *push(text: string): Generator<string[]> {
    this.rest += text;
    let at = 0;
    for (;;) {
      const record = this.record(at);
      if (record === null) break;
      yield record.cells;
      at = record.next;
    }
    this.rest = this.rest.slice(at);
  }

  /** The record that begins at a place; null if its end has not come yet. */
  private record(from: number): { readonly cells: string[]; readonly next: number } | null {
    const { rest, delimiter } = this;
    const lineEnd = rest.indexOf(NEWLINE, from);
    if (lineEnd < 0) return null;
    const line = rest.slice(from, lineEnd).replace(/\r$/, '');
    if (!line.includes(QUOTE)) return { cells: line.split(delimiter), next: lineEnd + 1 };
    const cells: string[] = [];
    for (let at = from; ; ) {
      const field = rest[at] === QUOTE ? this.quoted(at) : this.bare(at);
      if (field === null) return null;
      cells.push(field.text);
      if (rest[field.end] !== delimiter) return { cells, next: rest.indexOf(NEWLINE, field.end) + 1 };
      at = field.end + 1;
    }
  }

  private bare(from: number): { readonly text: string; readonly end: number } | null {
    const lineEnd = this.rest.indexOf(NEWLINE, from);
    if (lineEnd < 0) return null;
    const next = this.rest.indexOf(this.delimiter, from);
    const end = next < 0 || next > lineEnd ? lineEnd : next;
    return { text: this.rest.slice(from, end).replace(/\r$/, ''), end };
  }

  /** A field in quotes; null if they are not closed yet. */
  private quoted(from: number): { readonly text: string; readonly end: number } | null {
    for (let at = this.rest.indexOf(QUOTE, from + 1); at >= 0; at = this.rest.indexOf(QUOTE, at + 1)) {
      if (this.rest[at + 1] === QUOTE) at += 1;
      else if (this.rest.indexOf(NEWLINE, at) < 0) return null;
      else return { text: this.rest.slice(from + 1, at).replaceAll('""', QUOTE), end: at + 1 };
    }
    return null;
  }
}
