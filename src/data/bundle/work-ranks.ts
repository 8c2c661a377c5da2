import { DataError } from '../../core/issue/errors.js';
import type { RankedRow } from '../../core/release/fee-row.js';

/** The name of the file in dist. */
export const WORK_RANKS = 'work-ranks.txt';

/** The first line of the file. */
interface Header {
  /** Of the relative value file that this file was made from */
  readonly sha256: string;
  /** Where the rows of each section begin after this line, and how long their text is */
  readonly sections: Readonly<Record<string, readonly [start: number, length: number]>>;
  /** Length of everything after this line */
  readonly length: number;
}

/**
 * The rows of each section sorted by work RVU, written by the build: collecting and sorting thousands of lines
 * takes longer than everything else that ranking one code needs.
 */
export function workRanksText(
  sha256: string,
  sections: readonly (readonly [id: string, rows: readonly RankedRow[]])[],
): string {
  const places: Record<string, [number, number]> = {};
  let text = '';
  for (const [id, rows] of sections) {
    const part = JSON.stringify(rows);
    places[id] = [text.length, part.length];
    text += `${part}\n`;
  }
  return `${JSON.stringify({ sha256, sections: places, length: text.length })}\n${text}`;
}

/**
 * The rows of one section from that file; null if it was made from another relative value file.
 * @throws DataError E_DATA_DAMAGED
 */
export function readWorkRanks(bytes: Buffer, sha256: string, section: string): readonly RankedRow[] | null {
  try {
    const end = bytes.indexOf('\n') + 1;
    const header = JSON.parse(bytes.toString('latin1', 0, end)) as Header;
    if (header.sha256 !== sha256) return null;
    const [start, length] = header.sections[section] ?? [0, 0];
    if (end + header.length !== bytes.length || length === 0) throw new RangeError('cut short');
    return JSON.parse(bytes.toString('latin1', end + start, end + start + length)) as RankedRow[];
  } catch {
    throw new DataError('E_DATA_DAMAGED', 'The table of ranks is damaged.', 'Install rvu again.');
  }
}
