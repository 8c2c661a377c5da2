import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from '../../core/issue/errors.js';

/** The files of data/content: our own descriptions, kept separate from CMS's figures. */
export const CONTENT_FILES = {
  names: 'names.tsv',
  pages: 'pages.tsv',
  addons: 'addons.tsv',
  families: 'families.tsv',
  sections: 'sections.json',
  notPriced: 'not-priced.json',
  searchWords: 'search-words.tsv',
} as const;

export function contentPath(dataDir: string, file: keyof typeof CONTENT_FILES): string {
  const path = join(dataDir, 'content', CONTENT_FILES[file]);
  if (existsSync(path)) return path;
  throw new DataError(
    'E_DATA_MISSING',
    `The bundled file content/${CONTENT_FILES[file]} is missing.`,
    'Install rvu again.',
  );
}

/** Cells of a line; records contain no tab and no quote. */
export const cellsOf = (line: string): string[] => line.split('\t');

/** A list within a cell: "a; b" */
export function listOf(cell: string): string[] {
  return cell === '' ? [] : cell.split('; ');
}

/** The records of a whole file, without its header. */
export function readRecords(path: string): string[][] {
  return readFileSync(path, 'latin1').trimEnd().split('\n').slice(1).map(cellsOf);
}

export function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'latin1')) as T;
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
