import { asRvuError, UsageError } from '../../../core/issue/errors.js';
import type { FeeRow } from '../../../core/release/fee-row.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import type { Locality } from '../../../core/release/locality.js';
import { type Io, writeAll, writeBytes } from '../../terminal/io.js';
import { Progress } from '../../terminal/progress.js';
import { grouped } from '../../terminal/text.js';
import { columnText, scheduleColumns } from './columns.js';
import { ScheduleCsv } from './csv.js';
import type { ScheduleLine } from './lines.js';
import type { ScheduleRequest } from './request.js';
import { textForm } from './text.js';

const CHUNK = 256 * 1024;
const NONE: ReadonlyMap<string, number> = new Map();

/** Rows of one sheet, including its header. Source: Microsoft, Excel specifications and limits. */
const EXCEL_ROWS = 1_048_576;

/** @throws UsageError if the lines and a header do not fit one sheet */
export function refuseTooManyForExcel(lines: number): void {
  if (lines < EXCEL_ROWS) return;
  const message = `${grouped(lines)} lines and a header do not fit an Excel sheet, which holds ${grouped(EXCEL_ROWS)}.`;
  throw new UsageError('E_EXCEL_ROWS', message, 'Choose fewer localities or codes, or write CSV or NDJSON.');
}

/** Writes a schedule as text, a piece at a time, so that memory does not grow with its length. */
export async function writeText(
  schedule: FeeSchedule,
  request: ScheduleRequest,
  lines: Iterable<ScheduleLine>,
  io: Io,
): Promise<void> {
  const form = textForm(schedule, request);
  const progress = new Progress(io);
  let piece = form.before;
  let count = 0;
  try {
    for (const line of lines) {
      if (count > 0) piece += form.between;
      piece += form.line(line);
      count += 1;
      if (piece.length < CHUNK) continue;
      await writeAll(io.stdout, piece);
      piece = '';
      progress.show(count, NONE);
    }
  } catch (error) {
    if (count === 0 || io.stdout.errored) throw error;
    const problem = asRvuError(error);
    problem.late = true;
    await writeAll(io.stdout, piece + form.failure(problem));
    throw problem;
  }
  await writeAll(io.stdout, piece + form.after);
  progress.clear();
}

/** Writes a schedule as CSV, place by place. */
export async function writeCsv(
  schedule: FeeSchedule,
  request: ScheduleRequest,
  rows: readonly FeeRow[],
  places: readonly (Locality | null)[],
  io: Io,
): Promise<void> {
  const csv = new ScheduleCsv(schedule, rows, request);
  const progress = new Progress(io);
  await writeBytes(io.stdout, csv.header());
  for (const [i, locality] of places.entries()) {
    await writeBytes(io.stdout, csv.place(locality));
    progress.show((i + 1) * rows.length, NONE);
  }
  progress.clear();
}

/** Writes a schedule as a workbook, whose rows are pulled as they are written. */
export async function writeExcel(
  schedule: FeeSchedule,
  request: ScheduleRequest,
  lines: Iterable<ScheduleLine>,
  io: Io,
): Promise<void> {
  const { workbookOf } = await import('../../output/workbook/workbook.js');
  const columns = scheduleColumns(schedule, request);
  const progress = new Progress(io);
  let count = 0;
  function* rows(): Generator<(string | number | null)[]> {
    for (const line of lines) {
      count += 1;
      yield columns.map((column) => {
        const text = columnText(column, line);
        if (text === '') return null;
        // The decimal text is exact; a sheet holds numbers as the nearest double, which prints the same.
        return column.kind === 'amount' || column.kind === 'number' ? Number(text) : text;
      });
    }
  }
  const sheetColumns = columns.map(({ name, kind }) => ({ name, isAmount: kind === 'amount' }));
  for await (const bytes of workbookOf(schedule.release.id, sheetColumns, rows())) {
    await writeAll(io.stdout, bytes);
    progress.show(count, NONE);
  }
  progress.clear();
}
