import { asRvuError } from '../../../core/issue/errors.js';
import type { FeeRow } from '../../../core/release/fee-row.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import type { Locality } from '../../../core/release/locality.js';
import { type Io, writeAll, writeBytes } from '../../terminal/io.js';
import { Progress } from '../../terminal/progress.js';
import { ScheduleCsv } from './csv.js';
import type { ScheduleLine } from './lines.js';
import type { ScheduleRequest } from './request.js';
import { textForm } from './text.js';

const CHUNK = 256 * 1024;
export const NONE: ReadonlyMap<string, number> = new Map();

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
