/**
 * Characters that could drive a terminal, reorder or hide text, or cannot be encoded: controls, format
 * characters such as marks of direction, separators of lines, halves of surrogate pairs.
 */
const unprintable = (): RegExp => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const writtenOut = (char: string): string =>
  NAMED[char] ?? `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;

/** Nearly every text of ours. V8 builds the sets of Unicode only for others, which costs a start a millisecond. */
const PLAIN = /^[ -~]*$/;

/** The text with each character that a terminal could act on written out: "\u001b". */
export function printable(text: string): string {
  return PLAIN.test(text) ? text : text.replace(unprintable(), writtenOut);
}

/** The same for a text of several lines: its line breaks and tabs stay. */
export function printableLines(text: string): string {
  return text.replace(unprintable(), (char) => (char === '\n' || char === '\t' ? char : writtenOut(char)));
}

/** Accents and joiners belong to the character before them. */
const continues = (char: string): boolean => /^[\p{Mark}\u200D]/u.test(char);

/** The beginning of a text, at most `most` characters, with an ellipsis in place of what was cut off. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const chars = Array.from(text.slice(0, most * 2 + 1));
  if (chars.length <= most) return text;
  let end = most - 1;
  while (end > 0 && continues(chars[end] ?? '')) end -= 1;
  return `${chars.slice(0, end).join('')}…`;
}
