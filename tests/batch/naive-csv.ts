/**
 * An independent reading of the rules of `rvu help batch`, one character at a time over the whole text, to
 * compare the scanner with. It shares no code with it.
 */
export interface NaiveRecord {
  /** Number of its first line, from 1 */
  readonly line: number;
  /** Its text without the line break */
  readonly text: string;
  /** Its cells, or null if the text is malformed */
  readonly cells: readonly string[] | null;
}

const lineEnd = (text: string, from: number): number => {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
};

/** The position after the quoted field that begins at `at`, and its cell; null if it is not closed or goes on. */
function quoted(text: string, at: number, delimiter: string): { cell: string; next: number } | null {
  let cell = '';
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] !== '"') cell += text[i];
    else if (text[i + 1] === '"') {
      cell += '"';
      i += 1;
    } else {
      const rest = text.slice(i + 1);
      const isEnded = rest === '' || rest === '\r' || /^\r?\n/.test(rest) || rest.startsWith(delimiter);
      return isEnded ? { cell, next: i + 1 } : null;
    }
  }
  return null;
}

/** Reads every record. A record over several lines needs `width` fields, or only its first line counts. */
export function readNaively(
  input: string,
  delimiter: string,
  width: number,
  firstLine: number,
): NaiveRecord[] {
  const records: NaiveRecord[] = [];
  let text = input;
  let at = 0;
  let line = firstLine;
  while (at < text.length) {
    const start = at;
    const whole = text;
    const cells: string[] = [];
    let isMalformed = false;
    let isEnded = false;
    while (!isEnded) {
      if (text[at] === '"') {
        const field = quoted(text, at, delimiter);
        if (!field) {
          isMalformed = true;
          break;
        }
        cells.push(field.cell);
        at = field.next;
        if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
        // Half a line break at the end of the input is not part of the record.
        if (text[at] === '\r' && at + 1 === text.length) text = text.slice(0, -1);
      } else {
        const end = lineEnd(text, at);
        const next = text.indexOf(delimiter, at);
        const stop = next < 0 || next > end ? end : next;
        const hasReturn = stop === end && end < text.length && stop > at && text[stop - 1] === '\r';
        cells.push(text.slice(at, hasReturn ? stop - 1 : stop));
        at = stop;
      }
      isEnded = text[at] !== delimiter;
      if (!isEnded) at += 1;
    }
    const spans = text.slice(start, at).includes('\n');
    if (isMalformed || (spans && cells.length !== width)) {
      // What was cut off belongs to the lines of a record that is none.
      text = whole;
      at = lineEnd(text, start);
      const own = text.slice(start, at);
      records.push({ line, text: at < text.length ? own.replace(/\r$/, '') : own, cells: null });
      line += 1;
    } else {
      const own = text.slice(start, at);
      records.push({ line, text: at < text.length ? own.replace(/\r$/, '') : own, cells });
      line += own.split('\n').length;
    }
    at += 1;
  }
  return records;
}
