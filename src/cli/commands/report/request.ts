import { contractOf } from '../../../core/contract/contract.js';
import { dayNumber, daysIn } from '../../../core/dates/days.js';
import { UsageError } from '../../../core/issue/errors.js';
import { type Report, reportOf, yearTo } from '../../../core/report/report.js';
import { openReference } from '../../../data/reference/reference.js';
import { creditedJournal, namedContract } from '../../journal/columns.js';
import { dayAgo } from '../../options/values.js';
import type { Io } from '../../terminal/io.js';
import type { ReportOptions } from './command.js';

const TOP = 10;

/** A report, and the year of CMS's minutes. */
export interface ReportAnswer {
  readonly report: Report;
  readonly timesOf: string;
}

/** Works out what was asked for. @throws UsageError */
export function answerReport(options: ReportOptions, io: Io): ReportAnswer {
  const { credited, contracts } = creditedJournal(io);
  const through = options.to ?? dayAgo(0);
  const only = options.contract === undefined ? null : namedContract(contracts, options.contract);
  const contract = only ?? contractOf(contracts, { contract: '', date: through });
  const last = dayNumber(through);
  const span = options.from === undefined ? yearTo(contract, last) : { first: dayNumber(options.from), last };
  if (daysIn(span) === 0)
    throw new UsageError('E_USAGE', `--from ${options.from} is after ${through}.`, 'Give an earlier day.');
  const reference = openReference();
  const { by, top = TOP } = options;
  const report = reportOf(credited, { span, by, only, contract, top, reference });
  return { report, timesOf: `CY${reference.source('work-time').period}` };
}
