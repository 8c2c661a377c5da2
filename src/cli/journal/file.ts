import { readFileSync } from 'node:fs';
import type { ReadRows } from '../../batch/journal/read-rows.js';
import { InputError } from '../../core/issue/errors.js';
import { echo } from '../../core/issue/quoting.js';
import { whyUnreadable } from '../../data/files/problem.js';
import { namedColumns } from '../batch/run.js';
import { standardInput } from '../batch/stdin.js';
import { WorkbookBytes } from '../batch/workbook/bytes.js';
import type { ReadingOptions } from '../options/columns.js';
import { type Io, say } from '../terminal/io.js';
import { counted } from '../terminal/text.js';

/** Words of columns that hold patients. */
const PATIENT =
  /patient|\bpt\b|mrn|medical.?record|member|subscriber|insured|birth|dob|ssn|social|first.?name|last.?name|full.?name|^name$|address|street|phone|email|account|encounter|chart|mbi|hicn|guarantor|sex|gender|race/i;

/** How many rows of a kind are shown. */
export const MOST_SHOWN = 10;

/** The bytes of a file, or of standard input for "-". @throws InputError E_INPUT_FILE */
export async function bytesOf(file: string, io: Io): Promise<Buffer> {
  if (file === '-') {
    const chunks: Uint8Array[] = [];
    for await (const chunk of standardInput(io)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }
  try {
    return readFileSync(file);
  } catch (error) {
    throw new InputError(
      'E_INPUT_FILE',
      `${file} cannot be read: ${whyUnreadable(error as NodeJS.ErrnoException)}.`,
    );
  }
}

/** The same, and of a workbook the sheet that holds codes, as CSV. @throws InputError E_INPUT_FILE */
export async function csvOf(file: string, options: ReadingOptions, io: Io): Promise<Buffer> {
  const bytes = await bytesOf(file, io);
  const workbook = new WorkbookBytes(options, namedColumns(options), io);
  return workbook.keeps(bytes) ? Buffer.concat([...(await workbook.csv())]) : bytes;
}

const named = (columns: readonly string[]): string => {
  const shown = columns.slice(0, MOST_SHOWN).map((name) => `"${echo(name)}"`);
  return [...shown, ...(columns.length > MOST_SHOWN ? [`${columns.length - MOST_SHOWN} more`] : [])].join(
    ', ',
  );
};

/** Says which columns were read as what, and which were left out. @param why why those of no patient were */
export function sayColumns(
  { read, dropped }: Pick<ReadRows<unknown>, 'read' | 'dropped'>,
  why: string,
  io: Io,
): void {
  say(io, `columns read: ${read.map(([role, name]) => `${role} from "${echo(name)}"`).join(', ')}`);
  const patients = dropped.filter((name) => PATIENT.test(name));
  const others = dropped.filter((name) => !PATIENT.test(name));
  if (patients.length > 0) say(io, `left out, as they look like patient data: ${named(patients)}`);
  if (others.length > 0) say(io, `left out, ${why}: ${named(others)}`);
}

/** Says how the dates were read, and which rows could not be read and why. */
export function sayRows(
  { conclusions, refused }: Pick<ReadRows<unknown>, 'conclusions' | 'refused'>,
  io: Io,
): void {
  for (const conclusion of conclusions) say(io, conclusion);
  for (const { line, why } of refused.slice(0, MOST_SHOWN)) say(io, `line ${line} is left out: ${why}`);
  if (refused.length > MOST_SHOWN) say(io, `${counted(refused.length - MOST_SHOWN, 'more line')} left out`);
}
