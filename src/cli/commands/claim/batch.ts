import { csvCell } from '../../../batch/bytes/csv-text.js';
import type { Output } from '../../../batch/bytes/output.js';
import type { BatchCommand } from '../../../batch/command.js';
import { encodeUtf8 } from '../../../batch/input/encoding.js';
import type { Layout } from '../../../batch/input/layout.js';
import type { Records } from '../../../batch/input/records.js';
import { ClaimPricer } from '../../../batch/price/claim-pricer.js';
import { LinePricer } from '../../../batch/price/line-pricer.js';
import { Sentences } from '../../../batch/write/sentences.js';
import { NONE } from '../../../core/claim/columns/procedures.js';
import type { LineOutcome } from '../../../core/claim/line/line.js';
import { ruleNotices } from '../../../core/claim/line-price.js';
import { aboveLimitText, isAboveLimit } from '../../../core/claim/rules/one-line/payment.js';
import type { Notice, Refusal } from '../../../core/issue/issue.js';
import { PERCENT_SCALE } from '../../../core/number/percent.js';
import { noticesOfUnit } from '../../../core/price/price.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import { noticesJson, noticeText } from '../../output/remedies.js';
import { priceJson } from '../pay/json.js';
import { referenceText } from '../pay/reference.js';
import type { PayRequest } from '../pay/request.js';

const CLAIM_COLUMNS = [
  'rvu_fee',
  'rvu_allowed',
  'rvu_percent',
  'rvu_rule',
  'rvu_medicare_pays',
  'rvu_patient_pays',
  'rvu_notes',
  'rvu_error',
] as const;

const QUOTE = 34;
const PERCENT = 37;

/** Prices the records of a batch claim by claim, and writes their cells from numbers. */
export class ClaimBatch implements BatchCommand {
  readonly schema = 'rvu.claim/1';
  readonly verb = 'priced';
  readonly columns = CLAIM_COLUMNS;
  readonly release: string;
  readonly deductibleGiven: boolean;
  private readonly pricer: LinePricer;
  private readonly claims: ClaimPricer;
  private readonly delimiter: string;
  private readonly delimiterByte: number;
  private readonly sentences: Sentences;

  constructor(schedule: FeeSchedule, layout: Layout, request: PayRequest) {
    this.release = schedule.release.id;
    this.deductibleGiven = request.line.deductibleGiven;
    this.delimiter = layout.delimiter;
    this.delimiterByte = layout.delimiter.charCodeAt(0);
    this.pricer = new LinePricer(schedule, layout, request, 'claims');
    this.claims = new ClaimPricer(this.pricer, layout);
    const { log, texts } = this.pricer.engine.pricing;
    this.sentences = new Sentences(log, texts, layout.delimiter, 'phrases');
  }

  answer(records: Records, refused: readonly (Refusal | null)[], isLast: boolean): number {
    return this.claims.answer(records, refused, isLast);
  }

  get groups(): readonly number[] {
    return this.claims.groups.starts;
  }

  /** Name of a claim of the chunk; blank if the input has no column of claims. */
  groupName(group: number): string {
    return this.claims.groups.names[group] ?? '';
  }

  refused(i: number): Refusal | null {
    return this.pricer.refused(i);
  }

  refusal(i: number): Refusal | null {
    return this.pricer.refusal(i);
  }

  outcome(i: number): LineOutcome {
    return this.pricer.outcome(i, 'line') as LineOutcome;
  }

  notices(i: number): readonly Notice[] {
    return this.pricer.notices(i);
  }

  write(i: number, out: Output): void {
    const { delimiterByte } = this;
    const { pricing, payments } = this.pricer.engine;
    out.byte(delimiterByte);
    if (!(pricing.anesthesia.size > 0 && pricing.anesthesia.has(i))) out.dollars(pricing.fee[i] ?? 0);
    out.byte(delimiterByte);
    out.dollars(pricing.amount[i] ?? 0);
    out.byte(delimiterByte);
    const percent = pricing.percent[i] ?? NONE;
    if (percent !== NONE) {
      out.trimmed(percent, PERCENT_SCALE);
      out.byte(PERCENT);
    }
    out.byte(delimiterByte);
    const from = out.length;
    out.byte(QUOTE);
    out.closeCell(from, this.sentences.write(i, out) === true);
    out.byte(delimiterByte);
    out.dollars(payments.medicarePays[i] ?? 0);
    out.byte(delimiterByte);
    out.dollars(payments.patientPays[i] ?? 0);
    out.byte(delimiterByte);
    this.writeNotes(i, out);
  }

  /** The notes of a line whose steps have just been written. */
  private writeNotes(i: number, out: Output): void {
    const { pricing, payments } = this.pricer.engine;
    const isAnesthesia = pricing.anesthesia.size > 0 && pricing.anesthesia.has(i);
    const ofUnit = isAnesthesia ? [] : noticesOfUnit(pricing.notices[i] ?? 0);
    const ofRules = this.sentences.hasNotices ? ruleNotices(pricing, i) : [];
    const isAbove = isAboveLimit(pricing, payments, i);
    const all = [...this.notices(i), ...ofUnit, ...ofRules];
    if (all.length === 0 && !isAbove) return;
    const texts = all.map(noticeText);
    if (isAbove) {
      texts.push(aboveLimitText(pricing.lines.charge[i] ?? 0, payments.limitingCharge[i] ?? 0));
    }
    out.latin1(encodeUtf8(csvCell(texts.join(' '), this.delimiter)));
  }

  writeRefused(i: number, _refused: Refusal, out: Output): void {
    const refused = this.refusal(i) as Refusal;
    out.latin1(
      ['', '', '', '', '', '', '', csvCell(referenceText(refused), this.delimiter)].join(this.delimiter),
    );
  }

  json(i: number): object {
    const price = this.outcome(i);
    return price.ok
      ? { ...priceJson(price), notices: noticesJson([...this.notices(i), ...price.notices]) }
      : {};
  }
}
