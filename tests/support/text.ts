import { readFileSync } from 'node:fs';

/**
 * A CSV reader of the tests' own, so that a fault of the import program's reader cannot hide behind
 * itself. CMS's files quote cells that hold commas; no cell holds a line feed.
 */
export function readCsv(path: string): string[][] {
  const text = readFileSync(path, 'latin1').replaceAll('\u001A', '');
  return text.split(/\r?\n/).map((line) => {
    if (!line.includes('"')) return line.split(',').map((cell) => cell.trim());
    const cells = line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g) ?? [];
    return cells.map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, '').trim());
  });
}
