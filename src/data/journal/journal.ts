import { join } from 'node:path';
import { UsageError } from '../../core/issue/errors.js';
import type { JournalEntry, JournalRecord, LiveEntry } from '../../core/journal/entry.js';
import { lastStep, type Replayed, replay } from '../../core/journal/replay.js';
import { appendLines } from '../files/append.js';
import { makePrivateFolder } from '../files/folder.js';
import { changeAlone } from '../files/lock.js';
import { writePrivateFile } from '../files/new-file.js';
import { regularFileOf } from '../files/target.js';
import { JOURNAL_HEAD, lineOf } from './lines.js';
import { forgetSums, readSums, type Sums, stampOf, writeSums } from './sums.js';
import {
  idOf,
  type JournalProblem,
  readYearFile,
  statOf,
  type YearFile,
  yearPath,
  yearsIn,
} from './year-file.js';

/** All that the files of a journal say. */
export interface JournalContents extends Replayed {
  readonly records: readonly JournalRecord[];
  readonly problems: readonly JournalProblem[];
  readonly files: readonly YearFile[];
}

/** Adds up the work of entries by day, so that a journal can keep the sums. */
export interface DaySums {
  /** What the sums rest on: sums of another basis are made anew */
  readonly basis: string;
  /** Hundredths of a work RVU by date */
  sum(entries: readonly LiveEntry[]): ReadonlyMap<string, number>;
}

/** What was added to a journal. */
export interface Added {
  readonly entries: readonly LiveEntry[];
  /** The sums of all days afterwards; null if none were asked for */
  readonly days: Readonly<Record<string, number>> | null;
}

type NewRecord = Omit<JournalRecord, 'id' | 'entry'> & { readonly entry: JournalEntry | null };

/** Numbers have six digits, so that they sort as texts. */
const MOST_LINES = 999_999;

/** The year of the file that a line belongs to. */
const yearOf = ({ ref, entry }: NewRecord): string => (ref || (entry?.date ?? '')).slice(0, 4);

/**
 * A journal in a folder: a CSV file a year, to which lines are only appended, each durably, by one process at a time. The
 * file of a line is that of the year of its date, and of a correction or removal that of the line it refers to.
 */
export class Journal {
  constructor(readonly folder: string) {}

  /** Reads all files. @throws DataError E_DATA_DAMAGED if one cannot be read */
  read(): JournalContents {
    const files = yearsIn(this.folder).map((year) => readYearFile(this.folder, year));
    const records = files.flatMap((file) => file.records);
    return { ...replay(records), records, problems: files.flatMap(({ problems }) => problems), files };
  }

  /** Whether anything was ever logged. */
  get exists(): boolean {
    return yearsIn(this.folder).length > 0;
  }

  /**
   * Adds entries.
   * @param choose which of them to add, once no other process can add any; by default all
   * @param sums how to keep the sums of the days
   * @throws OutputError E_OUTPUT; what was appended to the file of an earlier year is then kept
   */
  async add(
    entries: readonly JournalEntry[],
    sums: DaySums | null = null,
    choose: (contents: () => JournalContents) => readonly JournalEntry[] = () => entries,
  ): Promise<Added> {
    return this.alone(() => {
      const chosen = choose(() => this.read());
      const before = readSums(this.folder);
      const records = chosen.map((entry) => ({ op: 'add', ref: '', entry, isUndo: false }) as const);
      const written = this.append(records, before);
      const added = written.records.flatMap(({ entry }) => entry ?? []);
      const days = sums && this.daysAfter(added, before, sums);
      writeSums(this.folder, { ...written.sums, basis: sums?.basis ?? '', days: days ?? {} });
      return { entries: added, days };
    });
  }

  /** The sums of all days, kept ones if they still hold. */
  private daysAfter(added: readonly LiveEntry[], before: Sums | null, sums: DaySums) {
    // What an entry of a case is credited depends on the others of the case.
    const isAlone = added.every((entry) => entry.case === '');
    if (!before || before.basis !== sums.basis || !isAlone) {
      return Object.fromEntries(sums.sum(this.read().entries));
    }
    const days: Record<string, number> = { ...before.days };
    for (const [date, work] of sums.sum(added)) days[date] = (days[date] ?? 0) + work;
    return days;
  }

  /** Gives an entry new values. @returns the entry as it was and as it is; null if it has none of these values new */
  async correct(
    id: string,
    change: (entry: LiveEntry) => JournalEntry,
  ): Promise<readonly [LiveEntry, LiveEntry]> {
    return this.alone(() => {
      const entry = this.find(this.read(), id);
      const changed = change(entry);
      this.change([{ op: 'correct', ref: id, entry: changed, isUndo: false }]);
      return [entry, { ...changed, id }] as const;
    });
  }

  /** Removes entries. @returns them, as they were */
  async remove(ids: readonly string[]): Promise<readonly LiveEntry[]> {
    return this.alone(() => {
      const contents = this.read();
      const entries = ids.map((id) => this.find(contents, id));
      this.change(entries.map(({ id }) => ({ op: 'remove', ref: id, entry: null, isUndo: false })));
      return entries;
    });
  }

  /**
   * Takes back what was done last: a line, or all lines that were added together from one file. May be repeated, step by
   * step. @returns the lines taken back; none if there is nothing left
   */
  async undo(): Promise<readonly JournalRecord[]> {
    return this.alone(() => {
      const { records, takenBack } = this.read();
      const latest = readSums(this.folder)?.latest ?? yearsIn(this.folder).at(-1) ?? '';
      const step = lastStep(records, takenBack, latest);
      this.change(step.map(({ id }) => ({ op: 'remove', ref: id, entry: null, isUndo: true })));
      return step;
    });
  }

  private find({ entries, records }: JournalContents, id: string): LiveEntry {
    const entry = entries.find((each) => each.id === id);
    if (entry) return entry;
    const isKnown = records.some((record) => record.id === id);
    const why = isKnown ? 'is not an entry, or was removed' : 'is not in the journal';
    throw new UsageError('E_JOURNAL', `${id} ${why}.`, 'rvu log list shows the entries with their numbers.');
  }

  private alone<T>(change: () => T): Promise<T> {
    makePrivateFolder(this.folder);
    return changeAlone(this.folder, join(this.folder, 'the journal'), change);
  }

  /** Appends corrections and removals; the sums of the days are made again when they are next needed. */
  private change(records: readonly NewRecord[]): void {
    if (records.length > 0) writeSums(this.folder, this.append(records, null).sums);
  }

  /** Appends records to the files of their years, numbered. @param before the sums, if they hold */
  private append(records: readonly NewRecord[], before: Sums | null) {
    const files: Record<string, readonly [number, number, number]> = { ...(before ?? this.stamps()).files };
    const written: JournalRecord[] = [];
    let latest = before?.latest ?? '';
    for (const year of new Set(records.map(yearOf))) {
      let [, , last] = files[year] ?? [0, 0, 0];
      const numbered = records
        .filter((record) => yearOf(record) === year)
        .map((record): JournalRecord => {
          const id = idOf(year, ++last);
          return { ...record, id, entry: record.entry && { ...record.entry, id: record.ref || id } };
        });
      if (last > MOST_LINES)
        throw new UsageError('E_JOURNAL', `${year}.csv would have more than ${MOST_LINES} lines.`);
      const [size, changed] = stampOf(
        appendLines(yearPath(this.folder, year), JOURNAL_HEAD, numbered.map(lineOf)),
      );
      files[year] = [size, changed, last];
      written.push(...numbered);
      latest = year;
    }
    const sums: Sums = { files, basis: '', days: {}, latest };
    return { records: written, sums };
  }

  /** The files as they are, each read for its last number. */
  private stamps(): Pick<Sums, 'files'> {
    const files = yearsIn(this.folder).map((year) => {
      const [size, changed] = stampOf(statOf(yearPath(this.folder, year)) ?? { size: 0, mtimeMs: 0 });
      return [year, [size, changed, readYearFile(this.folder, year).last]] as const;
    });
    return { files: Object.fromEntries(files) };
  }

  /**
   * Moves what is not a line of the journal out of its files, to a file beside each, and leaves all else as it is.
   * @returns the names of the files that were repaired
   */
  async repair(): Promise<readonly string[]> {
    return this.alone(() => {
      const odd = this.read().files.filter(({ problems }) => problems.length > 0);
      for (const file of odd) {
        appendLines(
          join(this.folder, `${file.year}.damaged.txt`),
          `Lines that rvu log check took out of ${file.year}.csv`,
          file.odd,
        );
        const text = file.whole.map((line) => `${line}\n`).join('');
        writePrivateFile(regularFileOf(yearPath(this.folder, file.year)), text);
      }
      forgetSums(this.folder);
      return odd.map(({ year }) => `${year}.csv`);
    });
  }
}
