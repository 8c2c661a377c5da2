import type { Contract } from '../../core/contract/contract.js';
import { EntryCredit, workOf } from '../../core/journal/credit.js';
import type { LiveEntry } from '../../core/journal/entry.js';
import type { Releases } from '../../core/release/releases.js';
import { openReleases } from '../../data/bundle/schedule.js';
import { Contracts } from '../../data/contracts/contracts.js';
import { type DaySums, Journal } from '../../data/journal/journal.js';
import type { Io } from '../terminal/io.js';
import { folderOf } from './folder.js';

/** Fewer entries than this are looked up one by one; for more, whole releases are read. */
const FEW = 50;

/** The user's journal, with what its entries are credited by. */
export interface LogSetup {
  readonly journal: Journal;
  readonly contracts: readonly Contract[];
  /** The releases, ready for so many entries */
  releases(entries: number): Releases;
  /** Credits entries by the contracts */
  credit(entries: number): EntryCredit;
  readonly sums: DaySums;
}

/** Opens the journal and the contracts. @throws UsageError E_CONTRACT if one cannot be understood */
export function openLog(io: Io): LogSetup {
  const folder = folderOf(io);
  const journal = new Journal(folder);
  const files = new Contracts(folder);
  const contracts = files.all();
  const few = openReleases();
  let whole: Releases | undefined;
  const releases = (entries: number): Releases => {
    if (entries < FEW) return few;
    whole ??= openReleases({ inMemory: true });
    return whole;
  };
  const credit = (entries: number): EntryCredit => new EntryCredit(releases(entries), contracts);
  const sum = (entries: readonly LiveEntry[]): Map<string, number> => {
    const days = new Map<string, number>();
    for (const credited of credit(entries.length).all(entries)) {
      const { date } = credited.entry;
      days.set(date, (days.get(date) ?? 0) + workOf(credited));
    }
    return days;
  };
  const basis = `${few.held.map(({ id }) => id).join(' ')}; ${files.stamp()}`;
  return { journal, contracts, releases, credit, sums: { basis, sum } };
}
