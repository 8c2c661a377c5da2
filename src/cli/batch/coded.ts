import type { Output } from '../../batch/bytes/output.js';
import type { BatchCommand, BatchPlan } from '../../batch/command.js';
import { encodeUtf8 } from '../../batch/input/encoding.js';
import type { Layout } from '../../batch/input/layout.js';
import type { Records } from '../../batch/input/records.js';
import type { Meaning } from '../../batch/meaning/meaning.js';
import { serviceMeaning } from '../../batch/meaning/service.js';
import type { ServiceCode } from '../../core/code/service-code.js';
import type { Refusal } from '../../core/issue/issue.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';
import { type ReleaseChoice, releaseSaid } from '../release/chosen.js';
import { type BatchFormat, batchWriter } from './writers.js';

/** What a command says about a code: assembled once, written for each record that has the code. */
export interface CodeAnswer {
  readonly ok: true;
  /** The added cells, each after its delimiter, without the error cell */
  cells(delimiter: string): string;
  json(): object;
}

/** What defines a command that answers about codes. */
export interface CodedBatch {
  readonly schema: string;
  readonly verb: string;
  readonly columns: readonly string[];
  answer(service: ServiceCode): CodeAnswer | Refusal;
}

/** Answers the records of a batch by their code and modifiers alone. */
class CodedCommand implements BatchCommand {
  readonly schema: string;
  readonly verb: string;
  readonly columns: readonly string[];
  readonly release: string;
  private readonly meaning: Meaning<CodeAnswer | Refusal>;
  private readonly delimiter: string;
  private malformed: readonly (Refusal | null)[] = [];

  constructor(schedule: FeeSchedule, layout: Layout, { schema, verb, columns, answer }: CodedBatch) {
    this.schema = schema;
    this.verb = verb;
    this.columns = columns;
    this.release = schedule.release.id;
    this.delimiter = layout.delimiter;
    this.meaning = serviceMeaning(schedule, layout, answer);
  }

  answer(records: Records, refused: readonly (Refusal | null)[]): number {
    this.meaning.read(records);
    this.malformed = refused;
    return records.count;
  }

  refused(i: number): Refusal | null {
    return this.refusal(i);
  }

  refusal(i: number): Refusal | null {
    const refused = this.malformed[i];
    if (refused) return refused;
    const value = this.meaning.value(i);
    return value.ok ? null : value;
  }

  private answerOf(i: number): CodeAnswer {
    return this.meaning.value(i) as CodeAnswer;
  }

  write(i: number, out: Output): void {
    out.latin1(encodeUtf8(this.answerOf(i).cells(this.delimiter)));
  }

  json(i: number): object {
    return this.answerOf(i).json();
  }
}

/** A batch of a command that answers codes and ignores what else their records say. */
export function codedPlan(
  { schedule, chosen }: ReleaseChoice,
  format: BatchFormat,
  batch: CodedBatch,
): BatchPlan {
  return {
    openQuestions: () => releaseSaid(chosen),
    create: (layout) => new CodedCommand(schedule, layout, batch),
    writer: (command, layout, out) => batchWriter(format, command, layout, out),
  };
}
