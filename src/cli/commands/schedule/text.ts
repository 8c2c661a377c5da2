import { errorJson } from '../../../answer/json/issues.js';
import { toJson } from '../../../answer/json/json.js';
import type { RvuError } from '../../../core/issue/errors.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import { problemOf } from '../../output/finish.js';
import { columnText, type ScheduleColumn, scheduleColumns } from './columns.js';
import type { ScheduleLine } from './lines.js';
import { PFALL_TRAILER, pfallLine } from './pfall.js';
import type { ScheduleRequest } from './request.js';

/** How a schedule is written as text: what comes before, for, between and after its lines. */
export interface TextForm {
  readonly before: string;
  line(line: ScheduleLine): string;
  readonly between: string;
  readonly after: string;
  /** What ends it after lines, if a problem stops it: JSON stays whole, CSV has no place for an error */
  failure(problem: RvuError): string;
}

/** A line as a JSON object. Texts are codes and numbers, so nothing needs escaping. */
function jsonObject(columns: readonly ScheduleColumn[], line: ScheduleLine): string {
  const members = columns.map((column) => {
    const { name, kind } = column;
    const value = columnText(column, line);
    if (kind === 'text') return `"${name}":"${value}"`;
    if (kind === 'flag') return `"${name}":${value === 'yes'}`;
    return `"${name}":${value === '' ? 'null' : value}`;
  });
  return `{${members.join(',')}}`;
}

/** The text form of a schedule, in any format but Excel and CSV. */
export function textForm(schedule: FeeSchedule, request: ScheduleRequest): TextForm {
  const { release } = schedule;
  if (request.pfall) {
    const year = String(release.year);
    return {
      before: '',
      line: (line) => pfallLine(line, year),
      between: '\n',
      after: `\n${PFALL_TRAILER}\n`,
      failure: () => '\n',
    };
  }
  const columns = scheduleColumns(schedule, request);
  const object = (line: ScheduleLine): string => jsonObject(columns, line);
  const error = (problem: RvuError): string => toJson(errorJson(problemOf(problem)));
  if (request.kind === 'ndjson') {
    const failure = (problem: RvuError): string => `\n{"error":${error(problem)}}\n`;
    return { before: '', line: object, between: '\n', after: '\n', failure };
  }
  const before = `{"schema":"rvu.schedule/1","release":${toJson(release.id)},"results":[\n`;
  const failure = (problem: RvuError): string => `\n],"errors":[${error(problem)}]}\n`;
  return { before, line: object, between: ',\n', after: '\n],"errors":[]}\n', failure };
}
