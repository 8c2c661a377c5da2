import type { AnsweredLine } from '../../../answer/find/answered-line.js';
import { claimJson } from '../../../answer/json/claim.js';
import { errorJson, noticesJson } from '../../../answer/json/issues.js';
import { toJson } from '../../../answer/json/json.js';
import { csvLine } from '../../../batch/bytes/csv-text.js';
import type { Output } from '../../../batch/bytes/output.js';
import type { BatchWriter } from '../../../batch/command.js';
import type { Records } from '../../../batch/input/records.js';
import { ExcelSafeWriter } from '../../../batch/write/excel-safe.js';
import { columnsJson, remarksJson } from '../../../batch/write/json-writer.js';
import { claimTotals } from '../../../core/claim/totals.js';
import type { Notice, Refusal } from '../../../core/issue/issue.js';
import { FORM } from '../../batch/writers.js';
import type { Format } from '../../options/output.js';
import type { ClaimBatch } from './batch.js';
import type { ClaimOptions } from './command.js';
import { TOTALS_COLUMNS, totalsCells } from './csv.js';
import { explainClaim } from './explain.js';
import { NOT_CHECKED, NOT_CHECKED_TEXT } from './not-checked.js';
import { claimTable } from './table.js';

/** Width of the table of a claim typed at the prompt. */
const TABLE_WIDTH = 80;

const totalsOf = (answers: readonly AnsweredLine[]): ReturnType<typeof claimTotals> =>
  claimTotals(answers.map(({ outcome }) => outcome));

/** Writes answers claim by claim. */
abstract class ClaimWriter implements BatchWriter {
  constructor(
    protected readonly command: ClaimBatch,
    private readonly out: Output,
    /** Whether the JSON has the arithmetic */
    protected readonly explain = false,
  ) {}

  abstract begin(): void;
  abstract end(): void;
  protected abstract claim(name: string, answers: readonly AnsweredLine[]): void;

  protected write(text: string): void {
    this.out.utf8(text);
  }

  records(records: Records, count: number): void {
    const { groups } = this.command;
    for (let group = 0; group + 1 < groups.length && (groups[group] ?? count) < count; group++) {
      const answers: AnsweredLine[] = [];
      for (let i = groups[group] ?? 0; i < (groups[group + 1] ?? 0); i++)
        answers.push(this.answer(records, i));
      this.claim(this.command.groupName(group), answers);
    }
  }

  protected answer(records: Records, i: number): AnsweredLine {
    const line = records.lines[i] ?? 0;
    const outcome = this.command.outcome(i);
    return outcome.ok ? { line, outcome, notices: this.command.notices(i) } : { line, outcome, notices: [] };
  }
}

/** One row of totals per claim. */
class TotalsWriter extends ClaimWriter {
  begin(): void {
    this.write(`${TOTALS_COLUMNS.join(',')}\n`);
  }

  protected claim(name: string, answers: readonly AnsweredLine[]): void {
    this.write(`${csvLine(totalsCells(name, totalsOf(answers)))}\n`);
  }

  end(): void {}
}

/** One JSON object per claim. */
class ClaimNdjsonWriter extends ClaimWriter {
  begin(): void {}

  protected claim(name: string, answers: readonly AnsweredLine[]): void {
    this.write(`${toJson(claimJson(name, answers, totalsOf(answers), this.explain))}\n`);
  }

  remark(notice: Notice): void {
    this.write(`${toJson({ notice: noticesJson([notice])[0] })}\n`);
  }

  end(): void {}

  fail(problem: Refusal): void {
    this.write(`${toJson({ error: errorJson(problem) })}\n`);
  }
}

/** One JSON object with a result per claim. */
class ClaimJsonWriter extends ClaimWriter {
  private separator = '\n';
  private readonly remarks: Notice[] = [];

  begin(): void {
    const { schema, release } = this.command;
    const columns = columnsJson(this.command.layout, FORM);
    const head = `"schema":${toJson(schema)},"release":${toJson(release)},"not_checked":${toJson(NOT_CHECKED)}`;
    this.write(`{${head},${columns}"results":[`);
  }

  protected claim(name: string, answers: readonly AnsweredLine[]): void {
    this.write(this.separator + toJson(claimJson(name, answers, totalsOf(answers), this.explain)));
    this.separator = ',\n';
  }

  remark(notice: Notice): void {
    this.remarks.push(notice);
  }

  end(): void {
    this.write(`\n],"errors":[]${remarksJson(this.remarks, FORM)}}\n`);
  }

  fail(problem: Refusal): void {
    this.write(`\n],"errors":[\n${toJson(errorJson(problem))}\n]}\n`);
  }
}

/** Every step of every line, for a person to read. */
class ExplainWriter extends ClaimWriter {
  begin(): void {}

  protected claim(name: string, answers: readonly AnsweredLine[]): void {
    this.write(explainClaim(name, answers, totalsOf(answers)));
  }

  end(): void {}
}

/** A claim typed at the prompt, as a table. */
class TableWriter extends ClaimWriter {
  begin(): void {}

  /** A refused place or date names no service, but each row of the table shows the one that was typed. */
  protected override answer(records: Records, i: number): AnsweredLine {
    const answer = super.answer(records, i);
    const { outcome } = answer;
    if (outcome.ok || outcome.service !== '') return answer;
    const [service = ''] = records.cells(i);
    return { ...answer, outcome: { ...outcome, service } };
  }

  protected claim(_name: string, answers: readonly AnsweredLine[]): void {
    const met = this.command.deductibleGiven ? '' : '; deductible taken as met';
    const { release, date } = this.command;
    const day = date === '' ? '' : `, for services on ${date}`;
    const basis = `CMS ${release}${day}${met}; ${NOT_CHECKED_TEXT}; --explain shows every step`;
    this.write(claimTable(answers, totalsOf(answers), basis, TABLE_WIDTH));
  }

  end(): void {}
}

/** How the answers of claims are written; null for CSV, which is that of every batch. */
export function claimWriter(
  command: ClaimBatch,
  out: Output,
  format: Format,
  { totals, explain, typed, excelSafe }: ClaimOptions,
): BatchWriter | null {
  if (format === 'json') return new ClaimJsonWriter(command, out, explain);
  if (format === 'ndjson') return new ClaimNdjsonWriter(command, out, explain);
  if (explain) return new ExplainWriter(command, out);
  if (totals) {
    const writer = new TotalsWriter(command, out);
    return excelSafe ? new ExcelSafeWriter(writer, out, ',') : writer;
  }
  return typed && format === 'table' ? new TableWriter(command, out) : null;
}
