/** The columns of a journal, in the order of its files. No column is meant for a patient. */
export const JOURNAL_COLUMNS = [
  'id',
  'op',
  'ref',
  'date',
  'case',
  'code',
  'modifiers',
  'units',
  'minutes',
  'setting',
  'site',
  'contract',
  'source',
  'note',
] as const;

/** One thing that was done, as the user logged it. Texts are blank where nothing was given. */
export interface JournalEntry {
  /** ISO date of service */
  readonly date: string;
  /** The user's own number for what was done together: the services of one operation. Never a patient's */
  readonly case: string;
  readonly code: string;
  /** Upper case, in the order written */
  readonly modifiers: readonly string[];
  readonly units: number;
  /** Anesthesia time, or the user's own; null if none is given */
  readonly minutes: number | null;
  readonly setting: string;
  readonly site: string;
  /** Name of the contract; blank: the one in force on the date */
  readonly contract: string;
  /** Where it came from: blank at the prompt, otherwise the name and checksum of an imported file */
  readonly source: string;
  readonly note: string;
}

/** An entry with the number of the line that added it. */
export interface LiveEntry extends JournalEntry {
  readonly id: string;
}

/** What a line of a journal does: add an entry, give an entry new values, or take back what an earlier line did. */
export type JournalOp = 'add' | 'correct' | 'remove';

/** A line of a journal. Lines are only ever appended, so that what was changed can be seen. */
export interface JournalRecord {
  /** "2026-000123": the year of the file and the number of the line in it */
  readonly id: string;
  readonly op: JournalOp;
  /** The line that is corrected (an added one) or taken back (any); blank for an added one */
  readonly ref: string;
  /** What is added, or the new values; of a removal, null */
  readonly entry: LiveEntry | null;
  /** Whether an undo made this removal, so that the next undo passes over it */
  readonly isUndo: boolean;
}

/** The name of a service as it is written: "20610-RT". */
export function entryService({ code, modifiers }: Pick<JournalEntry, 'code' | 'modifiers'>): string {
  return [code, ...modifiers].join('-');
}
