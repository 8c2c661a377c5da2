import type { EntryColumns } from './columns.js';
import type { CreditedEntry, EntryCredit } from './credit.js';
import type { LiveEntry } from './entry.js';

/** What an entry is credited, without the entry: many entries have the same. */
export type SharedCredit = Omit<CreditedEntry, 'entry'>;

/** Entries as columns, with what each is credited. */
export interface CreditedColumns {
  readonly entries: EntryColumns;
  /** Hundredths of a work RVU by row; 0 if the entry is not credited */
  readonly works: Int32Array;
  /** The number of each row's credit */
  readonly creditAt: Int32Array;
  readonly credits: readonly SharedCredit[];
}

/** The number of what each row counts by, since many dates share a contract and a release. */
function groundsOf(entries: EntryColumns, credit: EntryCredit): (row: number) => number {
  const numbers = new Map<string, number>();
  const byContract = new Map<string, Int32Array>();
  return (row) => {
    const { contract } = entries.kind(row);
    let byDate = byContract.get(contract);
    if (!byDate) {
      byDate = Int32Array.from(entries.dates, (date) => {
        const key = credit.groundKey(contract, date);
        const number = numbers.get(key) ?? numbers.size;
        numbers.set(key, number);
        return number;
      });
      byContract.set(contract, byDate);
    }
    return byDate[entries.dateAtRow(row)] ?? 0;
  };
}

/** Credits entries; those of one case and day are looked at together. In the order given. */
export function creditColumns(entries: EntryColumns, credit: EntryCredit): CreditedColumns {
  const { count } = entries;
  const works = new Int32Array(count);
  const creditAt = new Int32Array(count);
  const credits: SharedCredit[] = [];
  const numbers = new Map<CreditedEntry['outcome'], number>();
  const take = (row: number, { outcome, contract, release, isFallback }: SharedCredit): void => {
    let at = numbers.get(outcome);
    if (at === undefined) {
      at = credits.push({ outcome, contract, release, isFallback }) - 1;
      numbers.set(outcome, at);
    }
    creditAt[row] = at;
    works[row] = outcome.ok ? outcome.work : 0;
  };
  const grounds = groundsOf(entries, credit);
  /** The first row of each kind and ground, whose credit the others have too. */
  const first = new Map<number, number>();
  const together: [row: number, entry: LiveEntry][] = [];
  for (let row = 0; row < count; row++) {
    if (entries.cases.has(row)) {
      together.push([row, entries.entry(row)]);
      continue;
    }
    const key = grounds(row) * entries.kinds.length + entries.kindAtRow(row);
    const same = first.get(key);
    if (same === undefined) {
      first.set(key, row);
      take(row, credit.one(entries.entry(row)));
    } else {
      creditAt[row] = creditAt[same] ?? 0;
      works[row] = works[same] ?? 0;
    }
  }
  // By number, so that which line of a pair is the other side does not depend on the order of the lines.
  together.sort(([, a], [, b]) => (a.id < b.id ? -1 : 1));
  const credited = credit.all(together.map(([, entry]) => entry));
  for (const [i, [row]] of together.entries()) take(row, credited[i] as CreditedEntry);
  return { entries, works, creditAt, credits };
}
