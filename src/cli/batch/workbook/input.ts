import { csvLine } from '../../../batch/bytes/csv-text.js';
import { encodeUtf8 } from '../../../batch/input/encoding.js';
import { type NamedColumns, readLayout } from '../../../batch/input/layout.js';
import { InputError, UsageError } from '../../../core/issue/errors.js';
import { echo } from '../../../core/issue/quoting.js';
import type { Sheet } from '../../../data/import/formats/sheets.js';
import { type Io, say } from '../../terminal/io.js';
import { counted } from '../../terminal/text.js';
import { MEGABYTE, tooLarge } from './size.js';

/** A workbook as the CSV that its sheet would be saved as, so that a batch reads both in the same way. */

/** Rows among which a header is looked for: titles and the like may stand above it. */
const MOST_ABOVE = 30;

async function sheetsOf(bytes: Buffer): Promise<Sheet[]> {
  const { readSheets } = await import('../../../data/import/formats/sheets.js');
  try {
    return readSheets('workbook', bytes);
  } catch (error) {
    const { message } = error as Error;
    if (/which no (file|archive) of CMS/.test(message))
      throw tooLarge('unpacked, a sheet has more than 160 MB');
    const why = message.replace(/^workbook: /, '');
    throw new InputError(
      'E_INPUT_FILE',
      `The workbook cannot be read: ${why}.`,
      'Save it again, or as CSV (UTF-8).',
    );
  }
}

/** Whether one of the first rows of a sheet is a header with a column of codes. */
function namesCodes({ rows }: Sheet, named: NamedColumns): boolean {
  return rows.slice(0, MOST_ABOVE).some((cells) => {
    const texts = cells.map(encodeUtf8);
    if (!texts.some((text) => text.trim() !== '')) return false;
    try {
      return readLayout(texts, { delimiter: ',', newline: '\n', line: 1 }, named, ['code']).hasHeader;
    } catch (error) {
      // Of several columns that could hold the codes, the batch itself says so.
      return error instanceof UsageError && error.code === 'E_COLUMN_AMBIGUOUS';
    }
  });
}

const listOf = (sheets: readonly Sheet[]): string => sheets.map(({ name }) => `"${echo(name)}"`).join(', ');

function namedSheet(sheets: readonly Sheet[], wanted: string): Sheet {
  const found = sheets.find(({ name }) => name.toLowerCase() === wanted.trim().toLowerCase());
  if (found) return found;
  const message = `--sheet: the workbook has no sheet "${echo(wanted)}" with data.`;
  throw new UsageError('E_USAGE', message, `It has: ${listOf(sheets)}.`);
}

/** The sheet that a batch is to answer: the one named, or the only one with a header that names codes. */
function chosenSheet(sheets: readonly Sheet[], named: NamedColumns, wanted: string | undefined): Sheet {
  if (wanted !== undefined) return namedSheet(sheets, wanted);
  const [first, ...others] = sheets;
  if (!first) throw new InputError('E_INPUT_FILE', 'The workbook has no visible sheet with data.');
  if (others.length === 0) return first;
  const withCodes = sheets.filter((sheet) => namesCodes(sheet, named));
  const [only, ...more] = withCodes;
  if (only && more.length === 0) return only;
  const which = only
    ? `Several sheets have a column of codes: ${listOf(withCodes)}.`
    : `None of the sheets has a column that is named as a code: ${listOf(sheets)}.`;
  throw new UsageError('E_USAGE', which, 'Name one with --sheet.');
}

/** Every row as a line, so that both have the same number; all but blank ones are as wide as the widest. */
function* csvChunks(rows: readonly (readonly string[])[]): Generator<Uint8Array> {
  const width = rows.reduce((most, { length }) => Math.max(most, length), 1);
  let text = '';
  for (const cells of rows) {
    const blanks = cells.length === 0 ? '' : ','.repeat(width - cells.length);
    text += `${csvLine(cells)}${blanks}\n`;
    if (text.length < MEGABYTE) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

/**
 * The CSV of a workbook's sheet; says which sheet that is if there is a choice.
 * @throws InputError E_INPUT_FILE, UsageError for a sheet that is not there or has to be named
 */
export async function csvOfWorkbook(
  bytes: Buffer,
  wanted: string | undefined,
  named: NamedColumns,
  io: Io,
): Promise<Iterable<Uint8Array>> {
  const sheets = await sheetsOf(bytes);
  const sheet = chosenSheet(sheets, named, wanted);
  const others = sheets.length - 1;
  if (others > 0)
    say(io, `the sheet "${echo(sheet.name)}" is read (${counted(others, 'other sheet')} with data)`);
  return csvChunks(sheet.rows);
}
