/** The files of data/content: our own descriptions, kept separate from CMS's figures. */
export const CONTENT_FILES = {
  names: 'content/names.tsv',
  elsewhere: 'content/elsewhere.tsv',
  pages: 'content/pages.tsv',
  addons: 'content/addons.tsv',
  families: 'content/families.tsv',
  sections: 'content/sections.json',
  notPriced: 'content/not-priced.json',
  searchWords: 'content/search-words.tsv',
} as const;

/** Cells of a line; records contain no tab and no quote. */
export const cellsOf = (line: string): string[] => line.split('\t');

/** A list within a cell: "a; b" */
export function listOf(cell: string): string[] {
  return cell === '' ? [] : cell.split('; ');
}

/** The records of a whole file, without its header. */
export function recordsOf(text: string): string[][] {
  return text.trimEnd().split('\n').slice(1).map(cellsOf);
}

/**
 * One entry of a JSON file of entries within sections, each on its own lines and indented by two spaces per
 * level, as JSON.stringify writes it: this does not parse the rest of the file.
 */
export function readEntry<T>(text: string, key: string): T | null {
  const opening = `\n    ${JSON.stringify(key)}: {`;
  const at = text.indexOf(opening);
  if (at < 0) return null;
  const start = at + opening.length - 1;
  return JSON.parse(text.slice(start, text.indexOf('\n    }', start) + '\n    }'.length)) as T;
}
