import { cellsOf, recordsOf } from './files.js';

/**
 * A small file of records that name codes, in any of their cells. The whole file is read but not split into
 * cells: the lines that mention a code are found by the code's text, which no other cell can contain.
 */
export class MentionFile {
  constructor(private readonly text: string) {}

  /** The cells of each record that names `code`. */
  mentioning(code: string): string[][] {
    const found: string[][] = [];
    const { text } = this;
    for (let at = text.indexOf(code); at >= 0; ) {
      const end = text.indexOf('\n', at);
      found.push(cellsOf(text.slice(text.lastIndexOf('\n', at) + 1, end)));
      at = text.indexOf(code, end);
    }
    return found;
  }

  /** The cells of every record, without the header. */
  all(): string[][] {
    return recordsOf(this.text);
  }
}
