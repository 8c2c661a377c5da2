import type { Refusal } from '../../core/issue/issue.js';
import type { Format } from '../options/output.js';
import type { Columns } from './columns.js';
import type { Layout } from './header.js';
import type { Output } from './output.js';
import type { Role } from './roles.js';
import type { Sink } from './sink.js';

/** How a command answers the records of a batch. `T` is what it finds. */
export interface BatchCommand<T extends { readonly ok: true }> {
  readonly schema: string;
  readonly release: string;
  /** "priced": what the summary calls an answered row */
  readonly verb: string;
  /** Names of the added columns; the last is rvu_error */
  readonly columns: readonly string[];
  /** Answers the record that the columns have loaded */
  answer(): T | Refusal;
  /** Writes the added cells of an answer, each behind its delimiter, the error cell left out */
  write(answer: T, out: Output): void;
  json(answer: T): object;
  /** Answers records together; without it each is answered by itself */
  readonly grouping?: Grouping<T>;
  /** Writes the added cells of a refused row before its error cell, where they are not all blank */
  writeRefused?(refusal: Refusal, out: Output): void;
}

/** How records are answered that belong together, as the lines of a claim do: held, and answered as a group. */
export interface Grouping<T extends { readonly ok: true }> {
  /** Whether the record at hand is of another group than those held. @param count of records held */
  begins(count: number): boolean;
  /** The record at hand is held */
  hold(): void;
  /** The final answers of the records held, in their order */
  settle(answers: readonly (T | Refusal)[]): readonly (T | Refusal)[];
  /** The answers of the group are written */
  done(): void;
}

/** What a batch does, before its header is known. */
export interface BatchPlan<T extends { readonly ok: true }> {
  create(columns: Columns): BatchCommand<T>;
  /** Roles that the command reads beyond those of every command */
  readonly alsoRead?: readonly Role[];
  /** Another way to write answers than those of every command; null for those */
  sink?(command: BatchCommand<T>, out: Output, format: Format): Sink<T> | null;
  /** What the header leaves open and options do not settle, to be said once */
  openQuestions?(layout: Layout): readonly string[];
}
