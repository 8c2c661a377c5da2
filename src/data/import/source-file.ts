import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import type { SourceFile } from '../../core/release/fee-schedule.js';

/** A CMS file in memory: its name, where it is from, and its records. */
export interface CmsFile extends Pick<SourceFile, 'name' | 'sha256' | 'archive' | 'rebuiltFrom'> {
  /** Every record of the file, including banner and header lines, with cells trimmed */
  readonly records: readonly (readonly string[])[];
}

/** CMS's CSVs are Latin-1 and some end in 0x1A, the end-of-file mark of old systems. */
export function readCmsFile(
  name: string,
  bytes: Buffer,
  origin: Pick<CmsFile, 'archive' | 'rebuiltFrom'> = {},
): CmsFile {
  const text = bytes.toString('latin1').replaceAll('\u001A', '');
  const records = parse(text, { relax_column_count: true, trim: true, bom: true }) as string[][];
  return { name, sha256: sha256(bytes), ...origin, records };
}

export function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** An import that cannot continue: names the file and says what was expected. */
export class ImportError extends Error {
  constructor(file: string, message: string) {
    super(`${file}: ${message}`);
  }
}

/** Finds columns by what their header text contains, never by position. */
export function columnFinder(file: string, headers: readonly string[]): (pattern: RegExp) => number {
  return (pattern) => {
    const found = headers.flatMap((header, index) => (pattern.test(header) ? [index] : []));
    if (found.length === 1 && found[0] !== undefined) return found[0];
    const problem = found.length === 0 ? 'has no column' : 'has several columns';
    throw new ImportError(file, `the header ${problem} like ${pattern}`);
  };
}
