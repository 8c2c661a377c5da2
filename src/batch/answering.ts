import type { Notice, Refusal } from '../core/issue/issue.js';
import { Output } from './bytes/output.js';
import type { BatchCommand, BatchPlan, BatchWriter } from './command.js';
import type { Layout } from './input/layout.js';
import type { Records } from './input/records.js';

/** Chunks of records on their way through a command and its writer, regardless of their source. */
export class Answering {
  readonly command: BatchCommand;
  private readonly writer: BatchWriter;
  private readonly out = new Output();
  answered = 0;
  /** How many records were refused, by code */
  readonly refusals = new Map<string, number>();

  /** @param header the header line as read, Latin-1 */
  constructor(plan: BatchPlan, layout: Layout, header: string) {
    this.command = plan.create(layout);
    this.writer = plan.writer(this.command, layout, this.out);
    this.writer.begin(header);
  }

  /**
   * Answers and writes records.
   * @param refused records that are already refused
   * @param isLast whether no records follow
   * @returns how many records, counted from the first, were answered; fewer than all if the last ones belong
   * with records that follow
   */
  chunk(records: Records, refused: readonly (Refusal | null)[], isLast: boolean): number {
    const count = this.command.answer(records, refused, isLast);
    this.writer.records(records, count);
    for (let i = 0; i < count; i++) this.count(this.command.refused(i));
    return count;
  }

  private count(refused: Refusal | null): void {
    if (refused) this.refusals.set(refused.code, (this.refusals.get(refused.code) ?? 0) + 1);
    else this.answered += 1;
  }

  get rows(): number {
    return [...this.refusals.values()].reduce((sum, each) => sum + each, this.answered);
  }

  /** Adds something about the input as a whole. */
  remark(notice: Notice): void {
    this.writer.remark?.(notice);
  }

  end(): void {
    this.writer.end();
  }

  /** Ends the output after a problem that leaves the rest of the input unanswered. */
  fail(problem: Refusal): void {
    this.writer.fail?.(problem);
  }

  /** How many bytes have been written but not taken. */
  get written(): number {
    return this.out.length;
  }

  /** What has been written; valid until the next call. */
  take(): Uint8Array {
    return this.out.take();
  }
}
