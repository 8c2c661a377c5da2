import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import type { SourceFile } from '../../../core/release/fee-schedule.js';
import { printable } from '../../../core/text/printable.js';

/** Where a file is from. */
export type Origin = Pick<SourceFile, 'archive' | 'rebuiltFrom'>;

/** A CMS file in memory: its name, where it is from, and its records. */
export interface CmsFile extends Origin, Pick<SourceFile, 'name' | 'sha256'> {
  /** Every record of the file, including banner and header lines, with cells trimmed */
  readonly records: readonly (readonly string[])[];
  /** The line, or in a workbook the row, on which a record ends, from 1; undefined if it is not in the file itself */
  readonly lineOf: (record: number) => number | undefined;
  /** The file itself, if it is too long to be kept as records */
  readonly bytes?: Buffer;
}

/** The records of a file and their lines. */
export type Records = Pick<CmsFile, 'records' | 'lineOf'>;

/**
 * CMS's text files are Latin-1, and some end in 0x1A, the end-of-file mark of old systems. A spreadsheet that saves
 * one as UTF-8 begins it with a byte order mark; what is not ASCII is in descriptions only, which are not read.
 */
export const textOf = (bytes: Buffer): string =>
  bytes
    .toString('latin1')
    .replace(/^\u00EF\u00BB\u00BF/, '')
    .replaceAll('\u001A', '');

const OPTIONS = { relax_column_count: true, trim: true } as const;

/** The line on which each record of a CSV ends: looked for only when something is wrong, since it takes as long as reading. */
function csvLines(text: string): number[] {
  const lines: number[] = [];
  const note = (record: string[], { lines: at }: { readonly lines: number }): string[] => {
    lines.push(at);
    return record;
  };
  parse(text, { ...OPTIONS, on_record: note });
  return lines;
}

function csvRecords(name: string, text: string): Records {
  try {
    const records = parse(text, OPTIONS) as string[][];
    let lines: readonly number[] | undefined;
    const lineOf = (record: number): number | undefined => {
      lines ??= csvLines(text);
      return lines[record];
    };
    return { records, lineOf };
  } catch (error) {
    const { lines: line } = error as { readonly lines?: number };
    throw new ImportError(name, 'it is not CSV: a quoted field is not closed or is followed by text', {
      line,
    });
  }
}

/** Reads a CSV file. */
export function readCmsFile(name: string, bytes: Buffer, origin: Origin = {}): CmsFile {
  return { name, sha256: sha256(bytes), ...origin, ...csvRecords(name, textOf(bytes)) };
}

export function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Where in a file something is wrong. */
interface Where {
  readonly line?: number | undefined;
  /** Its header, or its number */
  readonly column?: string | undefined;
}

/** An import that cannot continue: names the file, the line and the column, and says what was expected. */
export class ImportError extends Error {
  constructor(file: string, message: string, { line, column }: Where = {}) {
    const parts = [
      printable(file),
      ...(line === undefined ? [] : [`line ${line}`]),
      ...(column === undefined ? [] : [`column ${column}`]),
    ];
    super(`${parts.join(', ')}: ${message}`);
  }
}

/** A cell as a message may repeat it: only a number, since a file that is not what it seems may hold anything. */
export const quotedFigure = (text: string): string =>
  /^-?[\d.,$]{1,12}$/.test(text) ? `"${text}"` : 'the cell';

/** The words of a header that a pattern looks for, as a message can show them: "NON-FAC PE RVU". */
export const headerWords = (pattern: RegExp): string =>
  pattern.source
    .replace(/\(.*?\)\??|[\^$]/g, '')
    .split('|')
    .map((words) => `"${words}"`)
    .join(' or ');

/** Finds columns by what their header text contains, never by position. @param line of the headers */
export function columnFinder(
  file: string,
  headers: readonly string[],
  line: () => number | undefined = () => undefined,
): (pattern: RegExp) => number {
  return (pattern) => {
    const found = headers.flatMap((header, index) => (pattern.test(header) ? [index] : []));
    if (found.length === 1 && found[0] !== undefined) return found[0];
    const problem = found.length === 0 ? 'has no column' : 'has several columns';
    throw new ImportError(file, `the header ${problem} ${headerWords(pattern)}`, { line: line() });
  };
}
