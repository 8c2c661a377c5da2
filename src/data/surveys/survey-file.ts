import { readSurvey, type SurveyHints, type SurveyReading } from '../../core/benchmark/read-survey.js';
import { UsageError } from '../../core/issue/errors.js';
import { ImportError, type Records, readCmsFile } from '../import/formats/source-file.js';
import { readWorkbook } from '../import/formats/workbook.js';

const isWorkbook = (bytes: Buffer): boolean => bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004';

/** A cell that was read as Latin-1, as UTF-8 if it is that. */
function decoded(cell: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(cell, 'latin1'));
  } catch {
    return cell;
  }
}

function recordsOf(name: string, bytes: Buffer): Records {
  if (isWorkbook(bytes)) return readWorkbook(name, bytes);
  const { records, lineOf } = readCmsFile(name, bytes);
  return { records: records.map((record) => record.map(decoded)), lineOf };
}

/**
 * Reads the table of a survey from a CSV or the first sheet of a workbook.
 * @throws UsageError E_SURVEY with the first line that cannot be understood
 */
export function readSurveyFile(name: string, bytes: Uint8Array, hints: SurveyHints): SurveyReading {
  try {
    const { records, lineOf } = recordsOf(name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    const reading = readSurvey(records, hints);
    if ('lines' in reading) return reading;
    const [first] = reading;
    const line = first?.record == null ? undefined : lineOf(first.record);
    const more = reading.length > 1 ? ` (and ${reading.length - 1} more like that)` : '';
    throw new ImportError(name, `${first?.why}${more}`, { line });
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    const hint = 'rvu benchmark --help describes the tables that are read.';
    throw new UsageError('E_SURVEY', `${error.message}.`, hint);
  }
}
