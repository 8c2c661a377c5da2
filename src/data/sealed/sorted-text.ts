/** Where the lines come from: all of them in memory, or the blocks of a file. */
export interface LineSource {
  /** Whole lines, among them every line that begins between two texts. */
  around(first: string, last: string): string;
}

/** The lines of a text after its header line. */
export function linesInMemory(text: string): LineSource {
  const lines = text.slice(text.indexOf('\n') + 1);
  return { around: () => lines };
}

/** Lines sorted by their beginning, found by binary search. */
export class SortedText {
  constructor(private readonly source: LineSource) {}

  /** The line that begins with `key`, or null. */
  find(key: string): string | null {
    const text = this.source.around(key, key);
    const at = seek(text, key);
    if (!text.startsWith(key, at)) return null;
    return text.slice(at, text.indexOf('\n', at));
  }

  /** The lines from the first that begins at or after `first` to the last that begins with `last` or before. */
  linesBetween(first: string, last: string): string[] {
    const text = this.source.around(first, last);
    const lines: string[] = [];
    for (let at = seek(text, first); at < text.length; ) {
      if (text.slice(at, at + last.length) > last) break;
      const end = text.indexOf('\n', at);
      lines.push(text.slice(at, end));
      at = end + 1;
    }
    return lines;
  }
}

/** Position of the first line of a text whose beginning is at or after `key`. */
function seek(text: string, key: string): number {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const start = text.lastIndexOf('\n', ((low + high) >> 1) - 1) + 1;
    if (text.slice(start, start + key.length) < key) low = text.indexOf('\n', start) + 1;
    else high = start;
  }
  return low;
}
