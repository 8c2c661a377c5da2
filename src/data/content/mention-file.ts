import { cellsOf, recordsOf } from './files.js';

const CODE = /\b[A-Z0-9]{5}\b/g;

/**
 * A small file of records that name codes, in any of their cells. The whole file is read but not split into
 * cells: the lines that mention a code are found by the code's text, which no other cell can contain.
 */
export class MentionFile {
  private readonly byCode: ReadonlyMap<string, ReadonlySet<string>> | null;

  /** @param isIndexed whether so many codes will be asked for that reading all lines first is faster */
  constructor(
    private readonly text: string,
    isIndexed: boolean,
  ) {
    this.byCode = isIndexed ? this.index() : null;
  }

  private index(): Map<string, Set<string>> {
    const index = new Map<string, Set<string>>();
    for (const line of this.text.trimEnd().split('\n')) {
      for (const [code] of line.matchAll(CODE)) {
        const lines = index.get(code);
        if (lines) lines.add(line);
        else index.set(code, new Set([line]));
      }
    }
    return index;
  }

  /** The cells of each record that names `code`. */
  mentioning(code: string): string[][] {
    if (this.byCode) return [...(this.byCode.get(code) ?? [])].map(cellsOf);
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
