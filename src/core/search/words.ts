/** Words that say nothing about a service. */
const EMPTY = new Set([
  'a',
  'an',
  'and',
  'at',
  'by',
  'for',
  'in',
  'is',
  'my',
  'of',
  'on',
  'or',
  'the',
  'to',
  'with',
  'code',
  'cpt',
  'hcpcs',
]);

/** Different spellings of the same word. */
const ONE_WORD: readonly (readonly [RegExp, string])[] = [
  [/\bw ?\/?(?:and|&)? ?w\/?o\b/g, 'with and without'],
  [/\bw\/o\b/g, 'without'],
  [/\bw\//g, 'with '],
  // "With and without" has its own meaning, neither "with" nor "without".
  [/\bwith(?:out)?(?: contrast)?,? (?:and|then|followed by) with(?:out)?\b/g, 'withandwithout'],
  [/\bx[- ]?rays?\b/g, 'xray'],
  [/\bt[- ]cell/g, 'tcell'],
  // I&D, D & C, E/M, T&A
  [/\b([a-z]) ?[&/] ?([a-z])\b/g, '$1$2'],
  [/(\d),(\d{3})\b/g, '$1$2'],
  [/(\w)'s\b/g, '$1'],
];

/** "views" and "view", "biopsies" and "biopsy", "stitches" and "stitch" are one word. */
function singular(word: string): string {
  if (word.length < 4 || /\d|(ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  // Not "headaches"
  if (/(?:[^a]ch|sh|ss|x)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

/** The words of a text as they are searched: lower case, singular, without words that say nothing. */
export function searchWords(text: string): string[] {
  const plain = ONE_WORD.reduce((all, [written, word]) => all.replace(written, word), text.toLowerCase());
  const words = plain.split(/[^a-z0-9.]+/).map((word) => singular(word.replace(/^\.+|\.+$/g, '')));
  return words.filter((word) => word !== '' && !EMPTY.has(word));
}
