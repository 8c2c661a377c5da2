import { formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import { type FeeRow, practiceExpense, type Setting } from '../../../core/release/fee-row.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import { openContent } from '../../../data/content/content.js';
import type { SheetCell, SheetColumn } from '../../output/workbook/cells.js';
import { type Io, writeAll } from '../../terminal/io.js';
import { Progress } from '../../terminal/progress.js';
import { columnText, type ScheduleColumn, scheduleColumns } from './columns.js';
import type { ScheduleLine } from './lines.js';
import type { ScheduleRequest } from './request.js';
import { NONE } from './write.js';

/** A column of the workbook: one of every format, or one that people read: names, and RVUs beside the amounts. */
interface ExcelColumn extends SheetColumn {
  cell(line: ScheduleLine): SheetCell;
}

function ofEveryFormat(column: ScheduleColumn): ExcelColumn {
  const { name, kind } = column;
  const isNumber = kind === 'amount' || kind === 'number';
  return {
    name,
    isAmount: kind === 'amount',
    cell: (line) => {
      const text = columnText(column, line);
      // The decimal text is exact; a sheet holds numbers as the nearest double, which prints the same.
      return text === '' ? null : isNumber ? Number(text) : text;
    },
  };
}

const ofText = (name: string, width: number, text: (line: ScheduleLine) => string): ExcelColumn => ({
  name,
  width,
  isAmount: false,
  cell: (line) => text(line) || null,
});

const ofRvus = (name: string, rvus: (row: FeeRow) => number): ExcelColumn => ({
  name,
  isAmount: false,
  cell: ({ row }) => ({ value: Number(formatScaled(rvus(row), RVU_SCALE)), format: 'rvu' }),
});

/** The columns of every format, the names of places and codes after them, and RVUs before the amounts. */
function excelColumns(schedule: FeeSchedule, request: ScheduleRequest): ExcelColumn[] {
  const content = openContent({ inMemory: true });
  const names = new Map<string, string>();
  const nameOf = (code: string): string => {
    const known = names.get(code) ?? content.names(code)?.name ?? '';
    names.set(code, known);
    return known;
  };
  const added: Readonly<Record<string, readonly ExcelColumn[]>> = {
    state: [ofText('locality_name', 40, ({ locality }) => locality?.name ?? '')],
    modifier: [ofText('name', 60, ({ row }) => nameOf(row.code))],
    qp: [
      ofRvus('work_rvu', ({ work }) => work),
      ...request.settings.map((setting: Setting) =>
        ofRvus(`${setting}_pe_rvu`, (row) => practiceExpense(row, setting)),
      ),
      ofRvus('mp_rvu', ({ malpractice }) => malpractice),
    ],
  };
  return scheduleColumns(schedule, request).flatMap((column) => [
    ofEveryFormat(column),
    ...(added[column.name] ?? []),
  ]);
}

/** Writes a schedule as a workbook, whose rows are pulled as they are written. */
export async function writeExcel(
  schedule: FeeSchedule,
  request: ScheduleRequest,
  lines: Iterable<ScheduleLine>,
  io: Io,
): Promise<void> {
  const { workbookOf } = await import('../../output/workbook/workbook.js');
  const columns = excelColumns(schedule, request);
  const progress = new Progress(io);
  let count = 0;
  function* rows(): Generator<SheetCell[]> {
    for (const line of lines) {
      count += 1;
      yield columns.map((column) => column.cell(line));
    }
  }
  for await (const bytes of workbookOf({ name: schedule.release.id, columns, rows: rows() })) {
    await writeAll(io.stdout, bytes);
    progress.show(count, NONE);
  }
  progress.clear();
}
