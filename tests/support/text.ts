import { readFileSync } from 'node:fs';

/**
 * A separate CSV reader for the tests, so that they do not share a fault with the import program's reader.
 * CMS's files quote cells that contain commas; no cell contains a line feed.
 */
export function readCsv(path: string): string[][] {
  const text = readFileSync(path, 'latin1').replaceAll('\u001A', '');
  return text.split(/\r?\n/).map((line) => {
    if (!line.includes('"')) return line.split(',').map((cell) => cell.trim());
    const cells = line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g) ?? [];
    return cells.map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, '').trim());
  });
}
