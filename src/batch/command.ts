import type { Notice, Refusal } from '../core/issue/issue.js';
import type { Output } from './bytes/output.js';
import type { Layout } from './input/layout.js';
import type { Records } from './input/records.js';
import type { Role } from './input/roles.js';

/** How a command answers the records of a batch, a chunk at a time. */
export interface BatchCommand {
  /** "rvu.pay/1" */
  readonly schema: string;
  /** The release of all records; null if each is answered by that of its date */
  readonly release: string | null;
  /** "priced": what the summary calls an answered row */
  readonly verb: string;
  /** Names of the added columns; the last is rvu_error */
  readonly columns: readonly string[];
  /**
   * Answers the records of a chunk. Blank lines and malformed records are already refused.
   * @param isLast whether no records follow
   * @returns how many records, counted from the first, it has answered: fewer than all if the last ones
   * belong with records that follow
   */
  answer(records: Records, refused: readonly (Refusal | null)[], isLast: boolean): number;
  /** Why a record is refused; null if it is answered. Records may share a refusal, so it has no reference amount */
  refused(i: number): Refusal | null;
  /** The same refusal, with its reference amount */
  refusal(i: number): Refusal | null;
  /** Writes the added cells of an answered record, each after its delimiter, without the error cell */
  write(i: number, out: Output): void;
  /** Writes the added cells of a refused record that precede its error cell; if omitted, they are blank */
  writeRefused?(i: number, refused: Refusal, out: Output): void;
  /** The answer of an answered record as JSON */
  json(i: number): object;
  /** If answers come in groups: the first record of each group of the chunk, and the end of the last group */
  readonly groups?: readonly number[] | undefined;
  /** Sentences about all records answered so far, for the end of the run */
  readonly conclusions?: readonly string[];
  /** Name of a group as given in its first record; blank if the input does not name groups */
  groupName?(group: number): string;
}

/** How the answers of a chunk are written. */
export interface BatchWriter {
  /** @param header the header line as read, Latin-1 */
  begin(header: string): void;
  /** Writes the first `count` records of a chunk. */
  records(records: Records, count: number): void;
  end(): void;
  /** Adds something that is to be said about the input as a whole, before `end`; CSV has no place for it */
  remark?(notice: Notice): void;
  /** Ends the output after a problem that leaves the rest of the input unanswered; CSV has no place for it */
  fail?(problem: Refusal): void;
}

/** What a batch does, before its header is known. */
export interface BatchPlan {
  /** The roles that the command reads; all other columns are left alone */
  readonly reads: readonly Role[];
  create(layout: Layout): BatchCommand;
  writer(command: BatchCommand, layout: Layout, out: Output): BatchWriter;
  /** Messages, shown once, about what neither the header nor the options settle */
  openQuestions?(layout: Layout): readonly string[];
}
