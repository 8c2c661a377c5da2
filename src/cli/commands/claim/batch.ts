import { noticeText, remedyText } from '../../../answer/issue/remedies.js';
import { missingSaid } from '../../../answer/release/chosen.js';
import { csvCell } from '../../../batch/bytes/csv-text.js';
import type { Output } from '../../../batch/bytes/output.js';
import { TextStore } from '../../../batch/bytes/text-store.js';
import type { BatchCommand } from '../../../batch/command.js';
import { encodeUtf8 } from '../../../batch/input/encoding.js';
import type { Layout } from '../../../batch/input/layout.js';
import type { Records } from '../../../batch/input/records.js';
import { releaseOfAll } from '../../../batch/meaning/date.js';
import { ClaimPricer } from '../../../batch/price/claim-pricer.js';
import { LinePricer } from '../../../batch/price/line-pricer.js';
import { WorkColumn } from '../../../batch/price/work-column.js';
import { Sentences } from '../../../batch/write/sentences.js';
import { NONE } from '../../../core/claim/columns/procedures.js';
import type { LineOutcome } from '../../../core/claim/line/line.js';
import { ruleNotices } from '../../../core/claim/line-price.js';
import { aboveLimitText, isAboveLimit } from '../../../core/claim/rules/one-line/payment.js';
import type { LineReleases } from '../../../core/dates/line-releases.js';
import type { Notice, Refusal } from '../../../core/issue/issue.js';
import { PERCENT_SCALE } from '../../../core/number/percent.js';
import { noticesOfUnit } from '../../../core/price/price.js';
import { UnitNotices } from '../../batch/unit-notices.js';
import { referenceText } from '../pay/reference.js';
import type { PayRequest } from '../pay/request.js';
import { NOT_CHECKED_TEXT } from './not-checked.js';

const CLAIM_COLUMNS = [
  'rvu_fee',
  'rvu_allowed',
  'rvu_percent',
  'rvu_rule',
  'rvu_medicare_pays',
  'rvu_patient_pays',
  'rvu_work_credited',
  'rvu_release',
  'rvu_notes',
  'rvu_error',
] as const;

const PERCENT = 37;

/** Prices the records of a batch claim by claim, and writes their cells from numbers. */
export class ClaimBatch implements BatchCommand {
  readonly schema = 'rvu.claim/1';
  readonly verb = 'priced';
  readonly columns = CLAIM_COLUMNS;
  readonly release: string | null;
  /** The day given for lines without one, ISO; blank if none is */
  readonly date: string;
  readonly deductibleGiven: boolean;
  private readonly pricer: LinePricer;
  private readonly claims: ClaimPricer;
  private readonly delimiter: string;
  private readonly work = new WorkColumn();
  private readonly delimiterByte: number;
  private readonly sentences: Sentences;
  private readonly store = new TextStore();
  /** Numbers of texts in the store, by the number of the release, from 1 */
  private readonly releaseTexts: number[] = [];
  private readonly unitNotices: UnitNotices;

  constructor(
    private readonly releases: LineReleases,
    readonly layout: Layout,
    request: PayRequest,
    isOneClaim: boolean,
  ) {
    this.release = releaseOfAll(releases, layout);
    this.date = releases.date;
    this.deductibleGiven = request.line.deductibleGiven;
    this.delimiter = layout.delimiter;
    this.unitNotices = new UnitNotices(layout.delimiter, releases);
    this.delimiterByte = layout.delimiter.charCodeAt(0);
    this.pricer = new LinePricer(releases, layout, request, 'claims');
    this.claims = new ClaimPricer(this.pricer, layout, isOneClaim);
    const { log, texts } = this.pricer.engine.pricing;
    this.sentences = new Sentences(log, texts, layout.delimiter, 'phrases', remedyText);
  }

  answer(records: Records, refused: readonly (Refusal | null)[], isLast: boolean): number {
    const count = this.claims.answer(records, refused, isLast);
    this.work.read(this.pricer, count);
    return count;
  }

  get conclusions(): readonly string[] {
    const { pricer, claims, work } = this;
    return [
      ...pricer.reader.conclusions,
      ...claims.repeated.conclusions,
      ...work.conclusions,
      ...missingSaid(this.releases),
      NOT_CHECKED_TEXT,
    ];
  }

  get groups(): readonly number[] {
    return this.claims.groups.starts;
  }

  /** Name of a claim of the chunk; blank if the input has no column of claims. */
  groupName(group: number): string {
    return this.claims.groups.name(group);
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
    return this.claims.notices(i);
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
    const isLogged = (pricing.log.heads[i] ?? 0) !== 0;
    if (isLogged) {
      const from = out.length;
      if (this.sentences.write(i, out) === true) out.quoteFrom(from);
    }
    out.byte(delimiterByte);
    out.dollars(payments.medicarePays[i] ?? 0);
    out.byte(delimiterByte);
    out.dollars(payments.patientPays[i] ?? 0);
    out.byte(delimiterByte);
    this.work.write(i, out);
    out.put(this.store, this.releaseText(this.pricer.reader.releaseNumber(i)));
    this.writeNotes(i, isLogged && this.sentences.hasNotices, out);
  }

  /** The cell of a release, between its delimiters. @param number negative for a line without one */
  private releaseText(number: number): number {
    let text = this.releaseTexts[number + 1];
    if (text === undefined) {
      const id = this.releases.list[number]?.schedule.release.id ?? '';
      text = this.store.add(this.delimiter + id + this.delimiter);
      this.releaseTexts[number + 1] = text;
    }
    return text;
  }

  /** The notes of a line. @param hasNotices whether rules attached notices to it */
  private writeNotes(i: number, hasNotices: boolean, out: Output): void {
    const { pricing, payments } = this.pricer.engine;
    const isAnesthesia = pricing.anesthesia.size > 0 && pricing.anesthesia.has(i);
    const bits = isAnesthesia ? 0 : (pricing.notices[i] ?? 0);
    const isAbove = isAboveLimit(pricing, payments, i);
    const isRepeated = this.claims.repeated.notices(i).length > 0;
    if (!this.pricer.reader.isNoted(i) && !isAbove && !isRepeated) {
      const release = this.pricer.reader.releaseNumber(i);
      if (hasNotices) this.writeRuleNotices(i, release, bits, out);
      else this.unitNotices.write(release, bits, out);
      return;
    }
    const ofRules = hasNotices ? ruleNotices(pricing, i) : [];
    const texts = [...this.notices(i), ...noticesOfUnit(bits), ...ofRules].map(noticeText);
    if (isAbove) texts.push(aboveLimitText(pricing, payments, i));
    out.latin1(encodeUtf8(csvCell(texts.join(' '), this.delimiter)));
  }

  /** The notices of a release, of the price of a unit and of rules, none of which needs a string. */
  private writeRuleNotices(i: number, release: number, bits: number, out: Output): void {
    const from = out.length;
    const mustQuoteFirst = this.unitNotices.writeAfter(release, bits, false, out);
    const mustQuote = this.sentences.writeNotices(i, out.length > from, out);
    if (mustQuoteFirst || mustQuote) out.quoteFrom(from);
  }

  writeRefused(i: number, _refused: Refusal, out: Output): void {
    const refused = this.refusal(i) as Refusal;
    out.latin1(
      [
        '',
        ...CLAIM_COLUMNS.slice(0, -3).map(() => ''),
        this.pricer.reader.release(i),
        csvCell([this.work.unpaidText(i), referenceText(refused)].filter(Boolean).join(' '), this.delimiter),
      ].join(this.delimiter),
    );
  }

  /** Claims have writers of their own for JSON. */
  json(): object {
    return {};
  }
}
