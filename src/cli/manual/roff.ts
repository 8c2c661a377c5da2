/** Text for manual pages in the macros of man(7), which groff and mandoc read. */

/** Text that stays as it is: hyphens are those of the keyboard, and other characters are named by their numbers. */
export function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll("'", '\\(aq')
    .replaceAll('`', '\\(ga')
    .replaceAll('^', '\\(ha')
    .replaceAll('~', '\\(ti')
    .replaceAll(/[^\0-\x7f]/gu, (character) => {
      const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
      return `\\[u${code}]`;
    })
    .replaceAll(/^\./gm, '\\&.');
}

/** Lines that are neither joined nor wrapped. */
export const unfilled = (text: string): string => `.PP\n.nf\n${roff(text)}\n.fi`;

export const bold = (text: string): string => `\\fB${roff(text)}\\fR`;

/** A term with what is said about it, indented below it. */
export const item = (term: string, text: string): string => `.TP\n${term}\n${roff(text)}`;

/** Paragraphs are joined and wrapped; a block with an indented line stays as it is. */
export function paragraphs(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((block) => (/^\s/m.test(block) ? unfilled(block) : `.PP\n${roff(block)}`))
    .join('\n');
}
