import { printable, shortened } from '../../core/text/printable.js';

/** No message of ours is as long; without a limit, one could repeat megabytes of an argument. */
const LONGEST_MESSAGE = 2_000;
const LONGEST_WORD = 240;

/** A message as one line of a bounded length, without characters that a terminal would act on. */
export function messageLine(text: string): string {
  const words = shortened(text, LONGEST_MESSAGE).split(' ');
  return shortened(printable(words.map((word) => shortened(word, LONGEST_WORD)).join(' ')), LONGEST_MESSAGE);
}

/** Wraps a sentence at spaces to `width` characters; continuation lines are indented. */
export function wrap(text: string, width: number, indent = '  '): string {
  const lines: string[] = [];
  const [first = '', ...words] = text.split(/(?<=\S) /);
  let line = first;
  for (const word of words) {
    if (line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent + word;
    } else line = `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}

/** "1,234" */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** "1 row", "1,234 rows" */
export function counted(n: number, noun: string): string {
  return `${grouped(n)} ${noun}${n === 1 ? '' : 's'}`;
}
