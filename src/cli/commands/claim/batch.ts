import { type ServiceDate, serviceDate } from '../../../core/claim/line/date.js';
import type { ClaimLine, LineOutcome } from '../../../core/claim/line/line.js';
import { priceClaim } from '../../../core/claim/price-claim.js';
import type { ServiceCode } from '../../../core/code/service-code.js';
import { type Notice, type Refusal, refusal, UsageError } from '../../../core/issue/issue.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import { openSchedule } from '../../../data/bundle/schedule.js';
import type { BatchPlace } from '../../batch/batch-place.js';
import { type Circumstances, circumstancesMemo } from '../../batch/circumstances-memo.js';
import type { Columns } from '../../batch/columns.js';
import type { BatchCommand, BatchPlan, Grouping } from '../../batch/command.js';
import { encodeUtf8 } from '../../batch/encoding.js';
import { DetailReader } from '../../batch/line-details.js';
import { openQuestions } from '../../batch/open-questions.js';
import type { Output } from '../../batch/output.js';
import { placeMemo } from '../../batch/place-memo.js';
import { CLAIM_ROLES, DETAIL_ROLES, type Role } from '../../batch/roles.js';
import { serviceMemo } from '../../batch/service-memo.js';
import { csvCell } from '../../output/csv.js';
import { referenceText } from '../pay/reference.js';
import { type PayRequest, payRequest } from '../pay/request.js';
import { ClaimIds } from './claim-ids.js';
import type { ClaimBatchInfo, ClaimRecord } from './claim-record.js';
import type { ClaimOptions } from './command.js';
import { lineCells } from './csv.js';
import { claimSink } from './sink.js';

export const CLAIM_COLUMNS = [
  'rvu_fee',
  'rvu_allowed',
  'rvu_percent',
  'rvu_rule',
  'rvu_medicare_pays',
  'rvu_patient_pays',
  'rvu_notes',
  'rvu_error',
] as const;

/** More lines than any claim has; without a limit a file without claim numbers would fill the memory. */
const LONGEST_CLAIM = 9_999;

const NO_NOTICES: readonly Notice[] = [];

interface AskedService {
  readonly ok: true;
  readonly service: ServiceCode;
}

/** Prices the records of a batch claim by claim. */
class ClaimBatchCommand implements BatchCommand<ClaimRecord>, Grouping<ClaimRecord>, ClaimBatchInfo {
  readonly schema = 'rvu.claim/1';
  readonly verb = 'priced';
  readonly columns = CLAIM_COLUMNS;
  readonly release: string;
  readonly grouping = this;
  private readonly delimiter: string;
  private readonly seen = new ClaimIds();
  private readonly service: () => AskedService | Refusal;
  private readonly place: () => BatchPlace | Refusal;
  private readonly circumstances: () => Circumstances | Refusal;
  private readonly reader: DetailReader;
  private readonly date: () => ServiceDate | Refusal;
  /** Of the record at hand, and of the records held; null before the first */
  private ofRecord: string | null = null;
  private held: string | null = null;

  constructor(
    private readonly schedule: FeeSchedule,
    private readonly request: PayRequest,
    private readonly input: Columns,
  ) {
    this.release = schedule.release.id;
    this.delimiter = input.layout.delimiter;
    this.service = serviceMemo(schedule, input, ({ code, modifiers }) => ({
      ok: true,
      service: { code, modifiers: [...modifiers, ...request.line.modifiers] },
    }));
    this.place = placeMemo(schedule, input, request);
    this.circumstances = circumstancesMemo(schedule, input, request);
    this.reader = new DetailReader(schedule, input, request.line);
    this.date = input.memo(['date'], (cells) => {
      const text = cells('date')[0]?.trim() ?? '';
      return text === '' ? { ok: true, date: '', notices: [] } : serviceDate(text, schedule.release);
    });
  }

  private cell(role: Role): string {
    const column = this.input.layout.roles.get(role)?.[0];
    return column === undefined ? '' : (this.input.all()[column] ?? '').trim();
  }

  get deductibleGiven(): boolean {
    return this.request.line.deductibleGiven;
  }

  /** The claim of the record at hand; one for all where the input has no column of claims. */
  get claim(): string {
    return this.held ?? '';
  }

  answer(): ClaimRecord | Refusal {
    const problem = this.cell('problem');
    this.ofRecord = this.cell('claim');
    if (problem !== '') return refusal('E_X12_LINE', '', problem);
    if (this.ofRecord === '' && this.input.layout.roles.has('claim')) {
      this.ofRecord = this.held;
      return refusal('E_CLAIM_MISSING', '', 'The row names no claim.');
    }
    const service = this.service();
    if (!service.ok) return service;
    const place = this.place();
    if (!place.ok) return place;
    const at = this.circumstances();
    if (!at.ok) return at;
    const details = this.reader.details();
    if (!details.ok) return details;
    const charge = this.reader.charge();
    if (charge !== null && typeof charge === 'object') return charge;
    const date = this.date();
    if (!date.ok) return date;
    // Written out: spreads cost more than the rest of reading a line.
    const line: ClaimLine = {
      service: service.service,
      units: at.units,
      terms: place.terms[at.setting],
      place: at.place,
      date: date.date,
      provider: this.cell('provider'),
      practitioner: details.practitioner,
      session: this.cell('session'),
      charge,
      minutes: details.minutes,
      careDays: details.careDays,
    };
    const noted = at.notices.length + place.notices.length + date.notices.length > 0;
    const notices = noted ? [...at.notices, ...place.notices, ...date.notices] : NO_NOTICES;
    return { ok: true, line, notices, price: null };
  }

  begins(count: number): boolean {
    const begins = this.held !== null && this.ofRecord !== this.held;
    if (count >= LONGEST_CLAIM && !begins) {
      const message = `A claim has more than ${LONGEST_CLAIM} lines.`;
      throw new UsageError(
        'E_CLAIM_TOO_LONG',
        message,
        'Name the column of claim numbers: claim_id, or --claim-column.',
      );
    }
    return begins;
  }

  hold(): void {
    this.held ??= this.ofRecord;
  }

  /** Prices the records held; those of a claim that had ended before are refused, not split in silence. */
  settle(answers: readonly (ClaimRecord | Refusal)[]): readonly (ClaimRecord | Refusal)[] {
    const again = this.held !== null && this.input.layout.roles.has('claim') && this.seen.add(this.held);
    const records = answers.filter((answer): answer is ClaimRecord => answer.ok);
    if (again) {
      const message = `Claim ${this.held} stood before, with other claims between: its lines are priced together only where they stand together.`;
      const refused = refusal('E_CLAIM_SPLIT', '', message, { hint: 'Sort the input by claim.' });
      return answers.map((answer) => (answer.ok ? refused : answer));
    }
    const outcomes = priceClaim(
      this.schedule,
      records.map(({ line }) => line),
      this.request.line.claim,
    );
    let next = 0;
    return answers.map((answer) => (answer.ok ? settled(answer, outcomes[next++]) : answer));
  }

  /** Forgets the records held, once they are written. */
  done(): void {
    this.held = null;
  }

  write({ price, notices }: ClaimRecord, out: Output): void {
    if (!price) return;
    const cells = lineCells(price, notices).map((cell) => csvCell(cell, this.delimiter));
    out.write(encodeUtf8(['', ...cells].join(this.delimiter)));
  }

  writeRefused(refused: Refusal, out: Output): void {
    out.write(['', '', '', '', '', '', '', referenceText(refused)].join(this.delimiter));
  }

  json({ price }: ClaimRecord): object {
    return price ?? {};
  }
}

function settled(record: ClaimRecord, outcome: LineOutcome | undefined): ClaimRecord | Refusal {
  if (!outcome) throw new Error('a claim has an answer for each of its lines');
  return outcome.ok ? { ok: true, line: record.line, notices: record.notices, price: outcome } : outcome;
}

/** `rvu claim`: each record with what its claim makes of it. */
export function claimPlan(options: ClaimOptions): BatchPlan<ClaimRecord> {
  const schedule = openSchedule({ inMemory: true });
  const request = payRequest(options, schedule);
  return {
    alsoRead: [...DETAIL_ROLES, ...CLAIM_ROLES, 'problem'],
    create: (columns) => new ClaimBatchCommand(schedule, request, columns),
    openQuestions: (layout) => openQuestions(layout, request, schedule),
    sink: (command, out, format) => claimSink(command as ClaimBatchCommand, out, format, options),
  };
}
