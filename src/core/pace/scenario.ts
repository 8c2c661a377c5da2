import type { Contract } from '../contract/contract.js';
import { DailyWork } from '../contract/daily-work.js';
import { contractYear } from '../contract/periods.js';
import { dayNumber, isoOf } from '../dates/days.js';
import { EntryColumns } from '../journal/columns.js';
import { EntryCredit } from '../journal/credit.js';
import { type CreditedColumns, creditColumns } from '../journal/credit-columns.js';
import { entryService, type JournalEntry } from '../journal/entry.js';
import { productHalfUp } from '../number/decimal.js';
import type { Releases } from '../release/releases.js';
import { type Pace, paceOf, type UnitWork } from './pace.js';

/** Whatever is not a whole position is in hundredths of one. */
const FULL_TIME = 100;

/** A contract whose amounts and bounds, and the work done under it, are those of another share of a position. */
export interface Scenario {
  readonly contract: Contract;
  /** Hundredths of a full-time position by which the work was done, and as which it counts */
  readonly fte: readonly [was: number, is: number];
}

/** The same contract at another FTE: what it gives for its position changes in proportion. */
export function atFte(contract: Contract, fte: number): Contract {
  if (contract.isForFullTime) return { ...contract, fte };
  const scaled = (figure: number): number => productHalfUp([figure, fte], [contract.fte || FULL_TIME]);
  return {
    ...contract,
    fte,
    base: contract.base === null ? null : scaled(contract.base),
    target: contract.target === null ? null : scaled(contract.target),
    draw: contract.draw && { ...contract.draw, monthly: scaled(contract.draw.monthly) },
    tiers: contract.tiers.map(({ from, to, rate }) => ({
      from: scaled(from),
      to: to === null ? null : scaled(to),
      rate,
    })),
  };
}

/** The terms of a contract for the days of another, so that both can be laid on the same work. */
export function onDaysOf(terms: Contract, { from, through, yearBegins }: Contract): Contract {
  return { ...terms, from, through, yearBegins };
}

/** The entries that count by a contract, or by none, without the contract that they name. */
export function entriesUnder(
  { entries, creditAt, credits }: CreditedColumns,
  name: string | null,
): JournalEntry[] {
  const counts = credits.map(({ contract }) => (contract?.name ?? null) === name);
  return Array.from({ length: entries.count }, (_, row) => row)
    .filter((row) => counts[creditAt[row] ?? 0])
    .map((row) => ({ ...entries.entry(row), contract: '' }));
}

/** The work of days as another share of a position, rounded so that the days add up to the share of all of them. */
function scaledWork(days: readonly (readonly [number, number])[], [was, is]: Scenario['fte']): DailyWork {
  if (was === is) return new DailyWork(days);
  let [sum, before] = [0, 0];
  const sorted = [...days].sort(([a], [b]) => a - b);
  return new DailyWork(
    sorted.map(([day, work]) => {
      sum += work;
      const now = productHalfUp([sum, is], [was]);
      const own = now - before;
      before = now;
      return [day, own] as const;
    }),
  );
}

/** The service with the most work, and that with the most units of the others. */
function closers({ entries, works }: CreditedColumns, isIn: (date: string) => boolean): JournalEntry[] {
  const sums = new Map<string, { entry: JournalEntry; work: number; units: number }>();
  for (let row = 0; row < entries.count; row++) {
    const date = entries.dates[entries.dateAtRow(row)] ?? '';
    const work = works[row] ?? 0;
    if (work === 0 || !isIn(date)) continue;
    const kind = entries.kind(row);
    const name = entryService(kind);
    const sum = sums.get(name) ?? { entry: { ...kind, date, case: '', units: 1 }, work: 0, units: 0 };
    sum.work += work;
    sum.units += kind.units;
    sums.set(name, sum);
  }
  const named = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
  const [most] = [...named].sort((a, b) => b.work - a.work);
  const [often] = named.filter((each) => each !== most).sort((a, b) => b.units - a.units);
  return [most, often].flatMap((each) => (each ? [each.entry] : []));
}

/**
 * Where the contract year with a day will end, as the entries would be credited and paid by the contract of a scenario.
 * @returns null if the contract is not in force on the day
 */
export function paceUnder(
  entries: readonly JournalEntry[],
  { contract, fte }: Scenario,
  releases: Releases,
  day: number,
): Pace | null {
  const year = contractYear(contract, day);
  if (year === null) return null;
  const credit = new EntryCredit(releases, [contract]);
  const credited = creditColumns(EntryColumns.of(entries), credit);
  const days = new Map<number, number>();
  const dates = credited.entries.dates.map(dayNumber);
  for (let row = 0; row < credited.entries.count; row++) {
    const at = dates[credited.entries.dateAtRow(row)] ?? 0;
    if (at < year.first || at > day) continue;
    days.set(at, (days.get(at) ?? 0) + (credited.works[row] ?? 0));
  }
  const [first, last] = [isoOf(year.first), isoOf(day)];
  const services = closers(credited, (date) => first <= date && date <= last).map((entry): UnitWork => {
    const { outcome } = credit.one({ ...entry, date: last, id: '' });
    return { service: entryService(entry), work: outcome.ok ? outcome.work : 0 };
  });
  return paceOf(contract, year, scaledWork([...days], fte), day, services);
}
