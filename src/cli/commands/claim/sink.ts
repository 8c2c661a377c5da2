import { claimTotals } from '../../../core/claim/totals.js';
import type { Refusal } from '../../../core/issue/issue.js';
import { decodeCell, encodeUtf8 } from '../../batch/encoding.js';
import type { Output, RecordText } from '../../batch/output.js';
import type { Sink } from '../../batch/sink.js';
import type { Format } from '../../options/output.js';
import { csvLine } from '../../output/csv.js';
import { toJson } from '../../output/json.js';
import type { AnsweredLine } from './answered-line.js';
import type { ClaimBatchInfo, ClaimRecord } from './claim-record.js';
import type { ClaimOptions } from './command.js';
import { TOTALS_COLUMNS, totalsCells } from './csv.js';
import { explainClaim } from './explain.js';
import { claimJson } from './json.js';
import { claimTable } from './table.js';

/** Writes answers claim by claim: gathers those of a claim and hands them on when it ends. */
abstract class ClaimSink implements Sink<ClaimRecord> {
  private answers: AnsweredLine[] = [];

  constructor(
    protected readonly command: ClaimBatchInfo,
    private readonly out: Output,
  ) {}

  abstract begin(): void;
  abstract end(): void;
  protected abstract claim(id: string, answers: readonly AnsweredLine[]): void;

  protected write(text: string): void {
    this.out.write(encodeUtf8(text));
  }

  answered(_text: RecordText, { price, notices }: ClaimRecord, line: number): void {
    if (price) this.answers.push({ line, outcome: price, notices });
  }

  refused(_text: RecordText, _fields: number, refusal: Refusal, line: number): void {
    const outcome = {
      ...refusal,
      message: decodeCell(refusal.message),
      service: decodeCell(refusal.service),
    };
    this.answers.push({ line, outcome, notices: [] });
  }

  endGroup(): void {
    this.claim(decodeCell(this.command.claim), this.answers);
    this.answers = [];
  }
}

const totalsOf = (answers: readonly AnsweredLine[]): ReturnType<typeof claimTotals> =>
  claimTotals(answers.map(({ outcome }) => outcome));

/** A record of sums for each claim. */
class TotalsSink extends ClaimSink {
  begin(): void {
    this.write(`${TOTALS_COLUMNS.join(',')}\n`);
  }

  protected claim(id: string, answers: readonly AnsweredLine[]): void {
    this.write(`${csvLine(totalsCells(id, totalsOf(answers)))}\n`);
  }

  end(): void {}
}

/** A JSON object for each claim, one a line. */
class ClaimNdjsonSink extends ClaimSink {
  begin(): void {}

  protected claim(id: string, answers: readonly AnsweredLine[]): void {
    this.write(`${toJson(claimJson(id, answers, totalsOf(answers)))}\n`);
  }

  end(): void {}
}

/** One JSON object, its results the claims. */
class ClaimJsonSink extends ClaimSink {
  private separator = '\n';

  begin(): void {
    const { schema, release } = this.command;
    this.write(`{"schema":${toJson(schema)},"release":${toJson(release)},"results":[`);
  }

  protected claim(id: string, answers: readonly AnsweredLine[]): void {
    this.write(this.separator + toJson(claimJson(id, answers, totalsOf(answers))));
    this.separator = ',\n';
  }

  end(): void {
    this.write('\n],"errors":[]}\n');
  }
}

/** Every step of every line, for a person to read. */
class ExplainSink extends ClaimSink {
  begin(): void {}

  protected claim(id: string, answers: readonly AnsweredLine[]): void {
    this.write(explainClaim(id, answers, totalsOf(answers)));
  }

  end(): void {}
}

/** A claim typed at the prompt, as a table. */
class TableSink extends ClaimSink {
  begin(): void {}

  protected claim(_id: string, answers: readonly AnsweredLine[]): void {
    const met = this.command.deductibleGiven ? '' : '; deductible taken as met';
    const basis = `CMS ${this.command.release}${met}; --explain shows every step`;
    this.write(claimTable(answers, totalsOf(answers), basis, 80));
  }

  end(): void {}
}

/** How the answers of claims are written; null for CSV, which is every batch's. */
export function claimSink(
  command: ClaimBatchInfo,
  out: Output,
  format: Format,
  { totals, explain, typed }: ClaimOptions,
): Sink<ClaimRecord> | null {
  if (explain) return new ExplainSink(command, out);
  if (format === 'json') return new ClaimJsonSink(command, out);
  if (format === 'ndjson') return new ClaimNdjsonSink(command, out);
  if (totals) return new TotalsSink(command, out);
  return typed && format === 'table' ? new TableSink(command, out) : null;
}
