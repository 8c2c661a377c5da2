import { noticeText, remedyText } from '../../../answer/issue/remedies.js';
import { rowPriceJson } from '../../../answer/json/price.js';
import { batchReleases, missingSaid } from '../../../answer/release/chosen.js';
import { csvCell } from '../../../batch/bytes/csv-text.js';
import type { Output } from '../../../batch/bytes/output.js';
import { TextStore } from '../../../batch/bytes/text-store.js';
import type { BatchCommand, BatchPlan } from '../../../batch/command.js';
import { encodeUtf8 } from '../../../batch/input/encoding.js';
import type { Layout } from '../../../batch/input/layout.js';
import type { Records } from '../../../batch/input/records.js';
import { LINE_ROLES } from '../../../batch/input/roles.js';
import { releaseOfAll } from '../../../batch/meaning/date.js';
import { LinePricer } from '../../../batch/price/line-pricer.js';
import { WorkColumn } from '../../../batch/price/work-column.js';
import { Sentences } from '../../../batch/write/sentences.js';
import { NONE } from '../../../core/claim/columns/procedures.js';
import { FIGURE, FIGURES } from '../../../core/claim/columns/service-book.js';
import { FLAG } from '../../../core/claim/line/service-flags.js';
import { ruleNotices } from '../../../core/claim/line-price.js';
import type { LineReleases } from '../../../core/dates/line-releases.js';
import type { Notice, Refusal } from '../../../core/issue/issue.js';
import { noticesOfUnit } from '../../../core/price/price.js';
import { openQuestions } from '../../batch/open-questions.js';
import { UnitNotices } from '../../batch/unit-notices.js';
import { batchFormat, batchWriter } from '../../batch/writers.js';
import type { PayOptions } from './command.js';
import { type PayRequest, payRequest } from './request.js';

const PAY_COLUMNS = [
  'rvu_work',
  'rvu_pe',
  'rvu_mp',
  'rvu_total',
  'rvu_allowed',
  'rvu_work_credited',
  'rvu_setting',
  'rvu_locality',
  'rvu_release',
  'rvu_notes',
  'rvu_error',
] as const;

/** Prices the records of a batch, each by itself, and writes their cells from numbers and stored texts. */
class PayBatch implements BatchCommand {
  readonly schema = 'rvu.pay/1';
  readonly verb = 'priced';
  readonly columns = PAY_COLUMNS;
  readonly release: string | null;
  private readonly pricer: LinePricer;
  private readonly delimiter: string;
  private readonly delimiterByte: number;
  private readonly work = new WorkColumn();
  private store = new TextStore();
  /** Numbers of texts, by number of the terms */
  private readonly placeTexts: number[] = [];
  private readonly unitNotices: UnitNotices;
  /** By the number of the release, from 1; the first for records without one */
  private readonly refusedTexts: [number, number, number, number, number][] = [];
  private readonly sentences: Sentences;
  /** Whether there is a limiting charge that a charge could exceed */
  private readonly mayExceedLimit: boolean;

  constructor(
    private readonly releases: LineReleases,
    layout: Layout,
    request: PayRequest,
    private readonly explain: boolean,
  ) {
    this.release = releaseOfAll(releases, layout);
    this.delimiter = layout.delimiter;
    this.delimiterByte = layout.delimiter.charCodeAt(0);
    this.unitNotices = new UnitNotices(layout.delimiter, releases);
    this.pricer = new LinePricer(releases, layout, request, 'lines', () => this.forget());
    const { log, texts } = this.pricer.engine.pricing;
    this.sentences = new Sentences(log, texts, layout.delimiter, 'sentences', remedyText);
    this.mayExceedLimit = this.pricer.engine.choices.participation === 'nonpar-unassigned';
  }

  /** The numbers of places start over. */
  private forget(): void {
    this.placeTexts.length = 0;
    this.refusedTexts.length = 0;
    this.store = new TextStore();
  }

  answer(records: Records, refused: readonly (Refusal | null)[]): number {
    const { pricer } = this;
    pricer.readServices(records);
    pricer.read(records, refused);
    const { engine } = pricer;
    for (let i = 0; i < records.count; i++) engine.priceClaim(i, i + 1);
    this.work.read(pricer, records.count);
    return records.count;
  }

  get conclusions(): readonly string[] {
    return [...this.pricer.reader.conclusions, ...this.work.conclusions, ...missingSaid(this.releases)];
  }

  refused(i: number): Refusal | null {
    return this.pricer.refused(i);
  }

  refusal(i: number): Refusal | null {
    return this.pricer.refusal(i);
  }

  write(i: number, out: Output): void {
    const { pricer, store } = this;
    this.writeRvus(i, out);
    out.dollars((pricer.engine.pricing.amount[i] ?? 0) * (pricer.reader.volume(i) ?? 1));
    out.byte(this.delimiterByte);
    this.work.write(i, out);
    out.put(store, this.placeText(i));
    this.writeNotes(i, out);
  }

  /** The RVU cells between their delimiters; blank for anesthesia, whose zeros would be mistaken for RVUs. */
  private writeRvus(i: number, out: Output): void {
    const { pricer, delimiterByte } = this;
    const { services } = pricer.engine.pricing;
    const { figures } = services;
    const number = pricer.serviceNumber(i);
    if ((services.flags(number) & FLAG.anesthesia) !== 0) {
      out.latin1(this.delimiter.repeat(5));
      return;
    }
    const isFacility = pricer.isFacility(i) ? 1 : 0;
    const at = number * FIGURES;
    out.rvus(
      figures[at + FIGURE.work] ?? 0,
      figures[at + FIGURE.nonfacilityPe + isFacility] ?? 0,
      figures[at + FIGURE.mp] ?? 0,
      figures[at + FIGURE.nonfacilityTotal + isFacility] ?? 0,
      delimiterByte,
    );
  }

  /** The cells from the setting to the release, each after its delimiter, and the delimiter of the notes. */
  private placeText(i: number): number {
    const terms = this.pricer.termsNumber(i);
    const known = this.placeTexts[terms];
    if (known !== undefined) return known;
    const setting = this.pricer.isFacility(i) ? 'facility' : 'nonfacility';
    const { name } = this.pricer.reader.placeAt(i);
    const text = this.store.add(['', setting, name, this.pricer.reader.release(i), ''].join(this.delimiter));
    this.placeTexts[terms] = text;
    return text;
  }

  /** What the rules did and what the reader should know, in one cell. */
  private writeNotes(i: number, out: Output): void {
    const { pricing } = this.pricer.engine;
    const release = this.pricer.reader.releaseNumber(i);
    const isNoted = this.pricer.reader.isNoted(i);
    const isLogged = (pricing.log.heads[i] ?? 0) !== 0;
    const bits = pricing.anesthesia.size > 0 && pricing.anesthesia.has(i) ? 0 : (pricing.notices[i] ?? 0);
    if (!isLogged && !isNoted) {
      this.unitNotices.write(release, bits, out);
      return;
    }
    const from = out.length;
    const mustQuote = this.sentences.write(i, out);
    const isOfRules = this.sentences.hasNotices || this.mayExceedLimit;
    if (!isOfRules && !isNoted) {
      const mustQuoteNotices = this.unitNotices.writeAfter(release, bits, mustQuote !== null, out);
      if (mustQuote === true || mustQuoteNotices) out.quoteFrom(from);
    } else {
      const ofRules = isOfRules ? [...ruleNotices(pricing, i), ...this.aboveLimit(i)] : [];
      const text = [...this.pricer.reader.notices(i), ...noticesOfUnit(bits), ...ofRules]
        .map(noticeText)
        .join(' ');
      if (text !== '') {
        if (mustQuote !== null) out.latin1(' ');
        out.latin1(encodeUtf8(text));
      }
      if (mustQuote === true || csvCell(text, this.delimiter) !== text) out.quoteFrom(from);
    }
  }

  /** The notice of a charge above the limiting charge, which the split of the payment gives. */
  private aboveLimit(i: number): readonly Notice[] {
    const { engine } = this.pricer;
    if (!this.mayExceedLimit || !engine.isRuled(i)) return [];
    engine.splitPayments(i, i + 1);
    const price = this.pricer.outcome(i, 'line');
    return price.ok && price.kind !== 'row' ? price.payment.notices : [];
  }

  writeRefused(i: number, { setting }: Refusal, out: Output): void {
    const { store } = this;
    const number = this.pricer.reader.releaseNumber(i) + 1;
    const known = this.refusedTexts[number] ?? this.newRefusedTexts(this.pricer.reader.release(i));
    this.refusedTexts[number] = known;
    const [anywhere, nonfacility, facility, before, after] = known;
    out.put(store, setting === null ? anywhere : setting === 'facility' ? facility : nonfacility);
    const reference = this.pricer.engine.pricing.reference[i] ?? NONE;
    out.latin1(this.work.unpaidText(i));
    if (reference === NONE) return;
    // Without thousands separators, so that the cell needs no quotes.
    out.put(store, before);
    out.dollars(reference);
    out.put(store, after);
  }

  /** The cells of a refused record before its notes, by setting, and the text around a reference amount. */
  private newRefusedTexts(release: string): [number, number, number, number, number] {
    const cells = (setting: string): number =>
      this.store.add(['', '', '', '', '', '', '', setting, '', release, ''].join(this.delimiter));
    return [
      cells(''),
      cells('nonfacility'),
      cells('facility'),
      this.store.add('Reference amount of one unit $'),
      this.store.add(' (not payable)'),
    ];
  }

  json(i: number): object {
    const { engine } = this.pricer;
    if (engine.isRuled(i)) engine.splitPayments(i, i + 1);
    const price = this.pricer.outcome(i, 'row');
    if (!price.ok) return {};
    const { pricer } = this;
    return rowPriceJson(
      price,
      pricer.reader.day(i),
      this.explain,
      pricer.reader.volume(i),
      pricer.reader.notices(i),
    );
  }
}

/** `rvu pay` on standard input: each record followed by its price. */
export function payPlan(options: PayOptions): BatchPlan {
  const releases = batchReleases(options);
  const request = payRequest(options, releases.first.schedule, releases.first.on);
  const format = batchFormat(options);
  return {
    reads: LINE_ROLES,
    create: (layout) => new PayBatch(releases, layout, request, options.explain ?? false),
    writer: (command, layout, out) => batchWriter(format, command, layout, out),
    openQuestions: (layout) => openQuestions(layout, request, releases, options),
  };
}
