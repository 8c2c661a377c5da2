import type { Refusal } from '../../core/issue.js';
import type { Columns } from './columns.js';
import type { Layout, Role } from './header.js';
import type { Output } from './output.js';

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
  /** Writes the added cells of a refused row before its error cell, where they are not all blank */
  writeRefused?(refusal: Refusal, out: Output): void;
}

/** What a batch does, before its header is known. */
export interface BatchPlan<T extends { readonly ok: true }> {
  create(columns: Columns): BatchCommand<T>;
  /** Roles that the command reads beyond those of every command */
  readonly alsoRead?: readonly Role[];
  /** What the header leaves open and options do not settle, to be said once */
  openQuestions?(layout: Layout): readonly string[];
}
