import { type Contract, contractOf } from '../contract/contract.js';
import { DailyWork } from '../contract/daily-work.js';
import { Production } from '../contract/pay.js';
import { contractYear } from '../contract/periods.js';
import { dayNumber, isoOf } from '../dates/days.js';
import { type CreditedEntry, workOf } from '../journal/credit.js';
import type { ReportedLine } from './lines.js';
import type { ReportPeriod } from './reconcile.js';

/** What the tiers of a contract pay in a contract year so far, by a log and with a report in its place. Cents. */
export interface ProductionDifference {
  readonly contract: Contract;
  /** First day of the contract year and last day that counts, ISO */
  readonly from: string;
  readonly through: string;
  readonly here: number;
  /** With the work RVUs of the report on the days of the period, and of the log on all others */
  readonly there: number;
}

type Work = readonly [day: number, work: number];

const isWithin = ({ from, through }: ReportPeriod, date: string): boolean => from <= date && date <= through;

/** The days of each contract: of the log, of the log outside the period, and of the report. */
interface Days {
  readonly contract: Contract;
  readonly log: Work[];
  readonly replaced: Work[];
}

/**
 * What a difference in work RVUs is worth by the tiers of each contract: what they pay for the contract years with days
 * of the period, through the last day that log or report has of the year.
 * @param log all entries, credited together
 * @param given the contract of every line of the report; null: the one in force on its date
 * @returns none if a line of the report states no work RVUs
 */
export function productionDifferences(
  log: readonly CreditedEntry[],
  report: readonly ReportedLine[],
  period: ReportPeriod,
  contracts: readonly Contract[],
  given: Contract | null = null,
): readonly ProductionDifference[] {
  const compared = report.filter(({ date }) => isWithin(period, date));
  if (compared.some(({ work }) => work === null)) return [];
  const byContract = new Map<string, Days>();
  const daysOf = (contract: Contract): Days => {
    const known = byContract.get(contract.name) ?? { contract, log: [], replaced: [] };
    byContract.set(contract.name, known);
    return known;
  };
  for (const each of log) {
    if (!each.contract) continue;
    const { date } = each.entry;
    const days = daysOf(each.contract);
    const work = [dayNumber(date), workOf(each)] as const;
    days.log.push(work);
    if (!isWithin(period, date)) days.replaced.push(work);
  }
  for (const { date, work, isReversal } of compared) {
    const contract = given ?? contractOf(contracts, { contract: '', date });
    if (contract) daysOf(contract).replaced.push([dayNumber(date), (isReversal ? -1 : 1) * (work ?? 0)]);
  }
  return [...byContract.values()]
    .filter(({ contract }) => contract.tiers.length > 0)
    .sort((a, b) => (a.contract.name < b.contract.name ? -1 : 1))
    .flatMap((days) => yearsOf(days, period));
}

/** The contract years of a contract with days of the period. */
function yearsOf({ contract, log, replaced }: Days, period: ReportPeriod): ProductionDifference[] {
  const [here, there] = [new DailyWork(log), new DailyWork(replaced)];
  const all = [...log, ...replaced].map(([day]) => day);
  const last = dayNumber(period.through);
  const found: ProductionDifference[] = [];
  for (let day = dayNumber(period.from); day <= last; ) {
    const year = contractYear(contract, day);
    if (!year) {
      day += 1;
      continue;
    }
    const through = all.reduce((most, each) => (each <= year.last && each > most ? each : most), year.first);
    found.push({
      contract,
      from: isoOf(year.first),
      through: isoOf(through),
      here: new Production(contract, year, here).through(through),
      there: new Production(contract, year, there).through(through),
    });
    day = year.last + 1;
  }
  return found;
}
