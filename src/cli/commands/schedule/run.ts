import { noticeText } from '../../../answer/issue/remedies.js';
import { chooseRelease } from '../../../answer/release/chosen.js';
import { unknownFloors } from '../../../core/history/release-diff.js';
import { UsageError } from '../../../core/issue/errors.js';
import { termsFor } from '../../../core/price/terms.js';
import { refuseTooManyForExcel } from '../../output/workbook/size.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import { type Io, say } from '../../terminal/io.js';
import { counted } from '../../terminal/text.js';
import type { ScheduleOptions } from './command.js';
import { writeExcel } from './excel.js';
import { scheduleLines } from './lines.js';
import { scheduledPlaces, scheduleRequest } from './request.js';
import { scheduledRows } from './rows.js';
import { writeCsv, writeText } from './write.js';

const LESS = 'Choose fewer localities or codes, or write CSV or NDJSON.';

/** `rvu schedule`: every priced row in one place, several, or all. */
export async function scheduleCommand(
  _args: readonly string[],
  options: ScheduleOptions,
  io: Io,
): Promise<ExitCode> {
  const { schedule, chosen } = chooseRelease(options, true);
  const request = scheduleRequest(options, schedule);
  const excel = request.kind === 'excel';
  if (excel && io.stdout.isTTY) {
    throw new UsageError(
      'E_USAGE',
      'A workbook cannot be shown on a terminal.',
      'Name a file: --out schedule.xlsx',
    );
  }
  const { places, notices } = scheduledPlaces(options, schedule);
  const rows = scheduledRows(schedule, options);
  if (excel) refuseTooManyForExcel(rows.length * places.length, LESS);
  if (request.kind === 'csv' && !request.pfall) await writeCsv(schedule, request, rows, places, io);
  else {
    const lines = scheduleLines(schedule, rows, places, request);
    await (excel ? writeExcel : writeText)(schedule, request, lines, io);
  }
  for (const notice of [...chosen.notices, ...notices]) say(io, noticeText(notice));
  const { release } = schedule;
  const sides = places.map((place) => ({ schedule, terms: termsFor(release, 'nonfacility', place) }));
  for (const text of new Set(unknownFloors(sides))) say(io, text);
  const national = places[0] === null;
  const where = national
    ? 'national amounts'
    : places.length === 1
      ? '1 locality'
      : `${places.length} localities`;
  say(io, `${counted(rows.length * places.length, 'line')}: ${counted(rows.length, 'priced row')}, ${where}`);
  return EXIT.answered;
}
