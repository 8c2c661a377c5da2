import { readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from '../../core/issue/errors.js';
import type { JournalRecord } from '../../core/journal/entry.js';
import { whyNot } from '../files/problem.js';
import { cellsOf, JOURNAL_HEAD, readLine } from './lines.js';

/** Something in a file of the journal that is not a line of it; it counts for nothing. */
export interface JournalProblem {
  /** "2026.csv" */
  readonly file: string;
  /** From 1 */
  readonly line: number;
  readonly kind: 'torn' | 'damaged' | 'twice';
  readonly why: string;
}

/** A file of a journal: the lines with their records, and what is not one. */
export interface YearFile {
  readonly year: string;
  readonly records: readonly JournalRecord[];
  readonly problems: readonly JournalProblem[];
  /** The lines as they are, without those with problems */
  readonly whole: readonly string[];
  /** The lines with problems, as they are */
  readonly odd: readonly string[];
  /** The greatest number in use */
  readonly last: number;
}

const NAME = /^(\d{4})\.csv$/;
const MARK = '\uFEFF';

/** The years that a journal has files of, in order; none if there is no folder. */
export function yearsIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .flatMap((name) => NAME.exec(name)?.[1] ?? [])
      .sort();
  } catch {
    return [];
  }
}

export const yearPath = (folder: string, year: string): string => join(folder, `${year}.csv`);

/**
 * What the system says of a file; null if it does not exist.
 * @internal
 */
export function statOf(path: string): Stats | null {
  return statSync(path, { throwIfNoEntry: false }) ?? null;
}

/** "2026-000123" */
export const idOf = (year: string, number: number): string => `${year}-${String(number).padStart(6, '0')}`;

const numberOf = (id: string): number => Number(id.slice(5));

/**
 * The text of a file of a journal, without a byte order mark.
 * @throws DataError E_DATA_DAMAGED if it cannot be read
 */
export function textOf(folder: string, year: string): string {
  const path = yearPath(folder, year);
  try {
    const text = readFileSync(path, 'utf8');
    return text.startsWith(MARK) ? text.slice(1) : text;
  } catch (error) {
    throw new DataError(
      'E_DATA_DAMAGED',
      `${path} cannot be read: ${whyNot(error as NodeJS.ErrnoException)[0]}.`,
    );
  }
}

/** Whether a line is the head of a file of a journal. */
export const isHead = (line: string): boolean => cellsOf(line)?.join(',').toLowerCase() === JOURNAL_HEAD;

/**
 * Reads a file of a journal. A last line without a line break counts if all of its fields are there: only its note, the
 * last of them, can then be cut short.
 * @throws DataError E_DATA_DAMAGED if it cannot be read
 */
export function readYearFile(folder: string, year: string): YearFile {
  const file = `${year}.csv`;
  const lines = textOf(folder, year).split('\n');
  const isEnded = lines.at(-1) === '';
  if (isEnded) lines.pop();
  const records: JournalRecord[] = [];
  const problems: JournalProblem[] = [];
  const whole: string[] = [];
  const odd: string[] = [];
  const ids = new Set<string>();
  let last = 0;
  for (const [i, raw] of lines.entries()) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (line === '' || (i === 0 && isHead(line))) {
      whole.push(raw);
      continue;
    }
    const record = readLine(line);
    const isTorn = i === lines.length - 1 && !isEnded;
    const why =
      typeof record === 'string'
        ? record
        : record.id.startsWith(`${year}-`)
          ? ids.has(record.id)
            ? 'its id was used before'
            : null
          : 'its id belongs to another year';
    if (typeof record === 'string' || why !== null) {
      const kind = isTorn
        ? 'torn'
        : ids.has(typeof record === 'string' ? '' : record.id)
          ? 'twice'
          : 'damaged';
      problems.push({ file, line: i + 1, kind, why: why ?? '' });
      odd.push(raw);
      continue;
    }
    ids.add(record.id);
    records.push(record);
    whole.push(raw);
    last = Math.max(last, numberOf(record.id));
  }
  return { year, records, problems, whole, odd, last };
}
