import { readFileSync } from 'node:fs';

/**
 * A separate CSV reader for the tests, so that they do not share a fault with the import program's reader.
 * CMS's files quote cells that contain commas; no cell contains a line feed.
 */
export function readCsv(path: string): string[][] {
  return csvRecords(readFileSync(path, 'latin1'));
}

/** The same for the text of a file. */
export function csvRecords(content: string): string[][] {
  const text = content.replaceAll('\u001A', '');
  return text.split(/\r?\n/).map((line) => {
    if (!line.includes('"')) return line.split(',').map((cell) => cell.trim());
    const matches = line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g) ?? [];
    // After the last cell the pattern also matches the end of the line, which is a cell only after a comma.
    const cells = matches.at(-2)?.endsWith(',') ? matches : matches.slice(0, -1);
    return cells.map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, '').trim());
  });
}
