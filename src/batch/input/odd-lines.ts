import { type Refusal, refusal } from '../../core/issue/issue.js';
import { PROBLEM_TEXT } from './header.js';
import { PROBLEM, type Records } from './records.js';
import { isReallyX12, refuseX12 } from './refuse-x12.js';

/** A claim has ended for good if so many blank lines follow it. */
export const MANY_BLANKS = 1_000;

const RETURN = 13;
const SPACE = 32;

const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

/**
 * Refuses lines that are not records.
 * @param refused receives the refusal of each line; null for a record
 * @returns whether it cut the chunk short, at X12 or at so many blank lines that what precedes them has ended
 */
export function refuseOddLines(records: Records, refused: (Refusal | null)[]): boolean {
  let blanks = 0;
  for (let i = 0; i < records.count; i++) {
    if (records.fields[i] === records.width && !(records.width === 1 && isBlank(records, i))) {
      refused[i] = null;
      blanks = 0;
      continue;
    }
    const line = records.lines[i] ?? 0;
    if (isBlank(records, i)) {
      refused[i] = blankLine(line);
      records.fields[i] = 0;
      records.ends[i] = records.starts[i] ?? 0;
      blanks += 1;
      if (blanks < MANY_BLANKS) continue;
      records.count = i + 1 - blanks;
      return true;
    }
    const text = records.text(i);
    if (i > 0 && isReallyX12(text, false)) {
      // What precedes it is answered first.
      records.count = i;
      return true;
    }
    refuseX12(text, `Line ${line}`, false);
    blanks = 0;
    const problem = PROBLEM_TEXT[records.problems[i] ?? 0];
    const count = counted(records.fields[i] ?? 0, 'field');
    const why = problem ?? `it has ${count} where the header has ${records.width}`;
    refused[i] = refusal('E_ROW_MALFORMED', '', `Line ${line}: ${why}.`);
  }
  return false;
}

export const blankLine = (line: number): Refusal => refusal('E_CODE_MISSING', '', `Line ${line} is blank.`);

/** Where the first nonblank line begins; the caller knows that there is one. */
export function startOfText(records: Records): number {
  let i = 0;
  while (isBlank(records, i)) i += 1;
  return records.starts[i] ?? 0;
}

/** Whether a line has only blanks and no delimiter. */
export function isBlank({ bytes, starts, ends, fields, problems }: Records, i: number): boolean {
  if ((fields[i] ?? 0) > 1 || problems[i] !== PROBLEM.none) return false;
  for (let at = starts[i] ?? 0; at < (ends[i] ?? 0); at++) {
    const byte = bytes[at] ?? 0;
    if (byte > SPACE || (byte < SPACE && !(byte >= 9 && byte <= RETURN))) return false;
  }
  return true;
}
