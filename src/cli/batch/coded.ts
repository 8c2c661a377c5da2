import { batchReleases, missingSaid } from '../../answer/release/chosen.js';
import type { Output } from '../../batch/bytes/output.js';
import type { BatchCommand, BatchPlan } from '../../batch/command.js';
import { encodeUtf8 } from '../../batch/input/encoding.js';
import type { Layout } from '../../batch/input/layout.js';
import type { Records } from '../../batch/input/records.js';
import { CODE_ROLES } from '../../batch/input/roles.js';
import { isByDate, RecordDays, releaseOfAll } from '../../batch/meaning/date.js';
import type { Meaning } from '../../batch/meaning/meaning.js';
import { serviceMeaning } from '../../batch/meaning/service.js';
import type { ServiceCode } from '../../core/code/service-code.js';
import type { LineReleases } from '../../core/dates/line-releases.js';
import type { Refusal } from '../../core/issue/issue.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';
import type { ReleaseOptions } from '../options/release.js';
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
  answer(service: ServiceCode, schedule: FeeSchedule): CodeAnswer | Refusal;
}

const RELEASE_COLUMN = 'rvu_release';

/** Answers the records of a batch by their code and modifiers alone, in the release of their date. */
class CodedCommand implements BatchCommand {
  readonly schema: string;
  readonly verb: string;
  readonly columns: readonly string[];
  readonly release: string | null;
  private readonly days: RecordDays;
  private readonly meaning: Meaning<CodeAnswer | Refusal, ServiceCode>;
  private readonly delimiter: string;
  private malformed: readonly (Refusal | null)[] = [];

  /** @param isNamed whether each record names its release */
  constructor(
    private readonly releases: LineReleases,
    layout: Layout,
    { schema, verb, columns, answer }: CodedBatch,
    private readonly isNamed: boolean,
  ) {
    this.schema = schema;
    this.verb = verb;
    this.columns = isNamed ? [...columns.slice(0, -1), RELEASE_COLUMN, ...columns.slice(-1)] : columns;
    this.release = releaseOfAll(releases, layout);
    this.delimiter = layout.delimiter;
    this.days = new RecordDays(releases, layout);
    this.meaning = serviceMeaning(releases, layout, answer);
  }

  get conclusions(): readonly string[] {
    return [...this.days.conclusions, ...missingSaid(this.releases)];
  }

  answer(records: Records, refused: readonly (Refusal | null)[]): number {
    this.days.read(records);
    this.meaning.read(records, this.days.chosen);
    this.malformed = refused;
    return records.count;
  }

  refused(i: number): Refusal | null {
    return this.refusal(i);
  }

  refusal(i: number): Refusal | null {
    const refused = this.malformed[i];
    if (refused) return refused;
    const day = this.days.value(i);
    if (!day.ok) return day;
    const value = this.meaning.value(i);
    return value.ok ? null : value;
  }

  private answerOf(i: number): CodeAnswer {
    return this.meaning.value(i) as CodeAnswer;
  }

  write(i: number, out: Output): void {
    out.latin1(encodeUtf8(this.answerOf(i).cells(this.delimiter)));
    if (this.isNamed) out.latin1(this.delimiter + this.days.release(i));
  }

  writeRefused(i: number, _refused: Refusal, out: Output): void {
    const blanks = this.columns.slice(0, this.isNamed ? -2 : -1).map(() => this.delimiter);
    out.latin1(blanks.join(''));
    if (this.isNamed) out.latin1(this.delimiter + this.days.release(i));
  }

  json(i: number): object {
    const json = this.answerOf(i).json();
    return this.isNamed ? { release: this.days.release(i), ...json } : json;
  }
}

/**
 * A batch of a command that answers codes and ignores what else their records say but the date.
 * @param options how the release is chosen
 */
export function codedPlan(options: ReleaseOptions, format: BatchFormat, batch: CodedBatch): BatchPlan {
  const releases = batchReleases(options);
  const isChosen = options.date !== undefined || options.release !== undefined;
  return {
    reads: CODE_ROLES,
    create: (layout) => new CodedCommand(releases, layout, batch, isChosen || isByDate(releases, layout)),
    writer: (command, layout, out) => batchWriter(format, command, layout, out),
  };
}

/** Something made once for each release. */
export function perRelease<T>(make: (schedule: FeeSchedule) => T): (schedule: FeeSchedule) => T {
  const made = new Map<FeeSchedule, T>();
  return (schedule) => {
    const known = made.get(schedule) ?? make(schedule);
    made.set(schedule, known);
    return known;
  };
}
