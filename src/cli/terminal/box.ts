/** Boxes of cells. Texts hold no colors and no wide characters, so that a character is a column. */

const CUT_OFF = '…';
const PADDING = 2;

/** A line of text wrapped at spaces; a word that is too long stays whole. The spaces around a line's end are left out. */
function wrapLine(text: string, width: number): string[] {
  const lines: string[] = [];
  // Words and the spaces between them take turns.
  const parts = text.split(/(\s+)/);
  let line = '';
  let length = 0;
  let space = '';
  for (let i = 0; i < parts.length; i += 2) {
    const word = parts[i] ?? '';
    const longer = length === 0 ? word.length : length + space.length + word.length;
    if (longer > width) {
      if (length > 0) lines.push(line);
      line = word;
      length = word.length;
    } else {
      line += space + word;
      length = longer;
    }
    space = parts[i + 1] ?? '';
  }
  return length > 0 ? [...lines, line] : lines;
}

/** A text as lines of at most `width` characters. */
function cellLines(text: string, width: number): string[] {
  const lines = text.split('\n').flatMap((line) => wrapLine(line, width));
  return lines.map((line) => (line.length > width ? line.slice(0, width - 1) + CUT_OFF : line));
}

/** The lines of a row, which is as high as its highest cell. */
function rowLines(
  cells: readonly string[],
  widths: readonly number[],
  alignRight: readonly boolean[],
): string[] {
  const columns = widths.map((width, i) => cellLines(cells[i] ?? '', width - PADDING));
  const height = Math.max(1, ...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, y) => {
    const texts = columns.map((lines, i) => {
      const text = lines[y] ?? '';
      const width = (widths[i] ?? 0) - PADDING;
      return alignRight[i] ? text.padStart(width) : text.padEnd(width);
    });
    return `│ ${texts.join(' │ ')} │`;
  });
}

/**
 * Draws rows in a box, the first above a rule.
 * @param widths of the columns, a space on either side counted in
 */
export function drawBox(
  [head = [], ...rows]: readonly (readonly string[])[],
  widths: readonly number[],
  alignRight: readonly boolean[],
): string {
  const rule = (left: string, middle: string, right: string): string =>
    left + widths.map((width) => '─'.repeat(width)).join(middle) + right;
  return [
    rule('┌', '┬', '┐'),
    ...rowLines(head, widths, alignRight),
    ...(rows.length > 0 ? [rule('├', '┼', '┤')] : []),
    ...rows.flatMap((row) => rowLines(row, widths, alignRight)),
    rule('└', '┴', '┘'),
  ].join('\n');
}
