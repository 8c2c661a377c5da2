import type { JournalEntry, JournalRecord, LiveEntry } from './entry.js';
import { workKey } from './replay.js';

/** What of a file is new to a journal. */
export interface Merge {
  readonly added: readonly JournalEntry[];
  /** How many of its rows are there already */
  readonly known: number;
  /** Rows that are added although an entry of the same date and code exists that says something else: they may be the same work */
  readonly similar: readonly { readonly row: JournalEntry; readonly entry: LiveEntry }[];
}

/** What a journal holds, as far as it matters here. */
export interface JournalState {
  readonly entries: readonly LiveEntry[];
  readonly records: readonly JournalRecord[];
  readonly takenBack: ReadonlySet<string>;
}

/**
 * Finds what of a file is new: of each kind of row, as many as the file has more than the journal. Rows of the same file
 * that were corrected or removed since still count as there, so that a file imported twice adds nothing; an import that
 * was undone does not count.
 */
export function newRows(rows: readonly JournalEntry[], { entries, records, takenBack }: JournalState): Merge {
  const source = rows[0]?.source ?? '';
  const there = new Map<string, number>();
  const count = (entry: JournalEntry): void => {
    const key = workKey(entry);
    there.set(key, (there.get(key) ?? 0) + 1);
  };
  const undone = new Set(
    records.filter(({ id, isUndo }) => isUndo && !takenBack.has(id)).map(({ ref }) => ref),
  );
  for (const { id, op, entry } of records) {
    if (op === 'add' && entry && entry.source === source && !undone.has(id)) count(entry);
  }
  const others = entries.filter((entry) => entry.source !== source);
  for (const entry of others) count(entry);
  const added = rows.filter((row) => {
    const key = workKey(row);
    const left = there.get(key) ?? 0;
    if (left > 0) there.set(key, left - 1);
    return left === 0;
  });
  const alike = new Map(others.map((entry) => [`${entry.date} ${entry.code}`, entry]));
  const similar = added.flatMap((row) => {
    const entry = alike.get(`${row.date} ${row.code}`);
    return entry && workKey(entry) !== workKey(row) ? [{ row, entry }] : [];
  });
  return { added, known: rows.length - added.length, similar };
}
