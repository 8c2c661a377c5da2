import type { JournalEntry, JournalRecord, LiveEntry } from './entry.js';

/** What the lines of a journal come to. */
export interface Replayed {
  /** The entries that stand, by date and then by number */
  readonly entries: readonly LiveEntry[];
  /** Lines that refer to a line that does not exist or cannot be changed so; they change nothing */
  readonly strays: readonly JournalRecord[];
  /** The numbers of the lines that a removal in force takes back */
  readonly takenBack: ReadonlySet<string>;
}

const byId = (a: JournalRecord, b: JournalRecord): number => (a.id < b.id ? -1 : 1);

/** Entries that are in the order of their numbers, by date. */
function byDate(entries: readonly LiveEntry[]): LiveEntry[] {
  const days = new Map<string, LiveEntry[]>();
  for (const entry of entries) {
    const day = days.get(entry.date);
    if (day) day.push(entry);
    else days.set(entry.date, [entry]);
  }
  return [...days.keys()].sort().flatMap((date) => days.get(date) ?? []);
}

/**
 * Applies corrections and removals. A removal may itself be taken back. A line only ever refers to one with a lower
 * number, so those with the highest numbers are judged first; the order of the lines in the files does not matter.
 */
export function replay(records: Iterable<JournalRecord>): Replayed {
  const all = [...records].sort(byId);
  const known = new Map(all.map((record) => [record.id, record]));
  const takenBack = new Set<string>();
  const corrections = new Map<string, JournalRecord>();
  const strays: JournalRecord[] = [];
  for (let i = all.length - 1; i >= 0; i--) {
    const record = all[i] as JournalRecord;
    if (record.op === 'add' || takenBack.has(record.id)) continue;
    const target = known.get(record.ref);
    const fits =
      target !== undefined && target.id < record.id && (record.op === 'remove' || target.op === 'add');
    if (!fits) strays.push(record);
    else if (record.op === 'remove') takenBack.add(record.ref);
    else if (!corrections.has(record.ref)) corrections.set(record.ref, record);
  }
  const entries: LiveEntry[] = [];
  for (const record of all) {
    if (record.op !== 'add' || takenBack.has(record.id)) continue;
    const last = corrections.get(record.id) ?? record;
    if (last.entry) entries.push(last.entry);
  }
  return { entries: byDate(entries), strays: strays.reverse(), takenBack };
}

/** Whether two entries say the same of the same work, wherever they came from. */
export function sameWork(a: JournalEntry, b: JournalEntry): boolean {
  return workKey(a) === workKey(b);
}

/** What makes two entries the same work: everything but their source and note. */
export function workKey(entry: JournalEntry): string {
  const { date, code, modifiers, units, minutes, setting, site, contract } = entry;
  return JSON.stringify([
    date,
    entry.case,
    code,
    [...modifiers].sort(),
    units,
    minutes,
    setting,
    site,
    contract,
  ]);
}

/**
 * What an undo takes back: the last line in force that is not itself an undo, with all others that were added from the
 * same file. None if nothing is left.
 * @param latest the year of the file that was written last, which is looked at first
 */
export function lastStep(
  records: readonly JournalRecord[],
  takenBack: ReadonlySet<string>,
  latest: string,
): readonly JournalRecord[] {
  const rank = ({ id }: JournalRecord): string => (id.startsWith(latest) ? '1' : '0') + id;
  const open = records.filter(({ id, isUndo }) => !isUndo && !takenBack.has(id));
  const last = open.reduce<JournalRecord | null>(
    (best, each) => (best && rank(best) > rank(each) ? best : each),
    null,
  );
  if (!last) return [];
  const source = last.op === 'add' ? (last.entry?.source ?? '') : '';
  return source === '' ? [last] : open.filter(({ op, entry }) => op === 'add' && entry?.source === source);
}
