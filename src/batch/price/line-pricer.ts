import { ClaimEngine } from '../../core/claim/engine.js';
import type { PriceOutcome } from '../../core/claim/line/line.js';
import { claimLineOf, linePrice, lineRefusal } from '../../core/claim/line-price.js';
import type { LineReleases } from '../../core/dates/line-releases.js';
import { type Refusal, refusal } from '../../core/issue/issue.js';
import { priceRow } from '../../core/price/price.js';
import type { Layout } from '../input/layout.js';
import type { Records } from '../input/records.js';
import type { LineDefaults } from '../meaning/defaults.js';
import { LineReader } from './line-reader.js';

/** Prices the records of a chunk, each by itself or as claims. */
export class LinePricer {
  readonly engine: ClaimEngine;
  /** What the records say */
  readonly reader: LineReader;

  /** @param onForget called when the numbers of services, places and terms start over */
  constructor(
    releases: LineReleases,
    layout: Layout,
    defaults: LineDefaults,
    kind: 'lines' | 'claims',
    onForget: () => void = () => {},
  ) {
    this.engine = new ClaimEngine(releases.first.schedule, defaults.line.claim);
    this.reader = new LineReader(this.engine, releases, layout, defaults, kind, () => {
      this.engine.forgetServices();
      onForget();
    });
  }

  /**
   * Reads the dates and services of records, before anything else of them.
   * @throws InputError naming a record that shows that the input is not a table; nothing was kept of any
   */
  readServices(records: Records): void {
    this.reader.readServices(records);
  }

  /**
   * Reads the rest of records and computes the price of one unit of each.
   * @param refused records that are already refused
   */
  read(records: Records, refused: readonly (Refusal | null)[]): void {
    const { reader, engine } = this;
    reader.read(records, refused);
    engine.take(reader.lines);
    const { unread } = reader;
    const { pricing } = engine;
    for (let i = 0; i < records.count; i++) if (unread[i]) pricing.refused[i] = unread[i] ?? null;
  }

  /** Number of a record's service in the engine's book. */
  serviceNumber(i: number): number {
    return this.reader.lines.service[i] ?? 0;
  }

  /** Number of the terms of an answered record: odd in a facility. */
  termsNumber(i: number): number {
    return this.reader.lines.terms[i] ?? 0;
  }

  /** Whether an answered record is in a facility. */
  isFacility(i: number): boolean {
    return this.engine.pricing.terms.facility[this.reader.lines.terms[i] ?? 0] === 1;
  }

  refused(i: number): Refusal | null {
    return this.engine.pricing.refused[i] ?? null;
  }

  refusal(i: number): Refusal | null {
    return lineRefusal(this.engine, i);
  }

  /** The price of an answered record as an object, from its row alone or as a line of a claim. */
  outcome(i: number, as: 'row' | 'line'): PriceOutcome {
    const { engine } = this;
    const refused = lineRefusal(engine, i);
    if (refused) return refused;
    const { pricing } = engine;
    if (as === 'row' && !engine.isRuled(i)) {
      const units = this.reader.lines.units[i] ?? 1;
      return priceRow(pricing.row(i), pricing.termsOf(i), units, engine.schedule.rules);
    }
    const provider = this.reader.providerAt(i);
    const session = this.reader.sessionAt(i);
    return linePrice(engine, i, claimLineOf(pricing, i, { provider, session }));
  }
}

/** The refusal of a record that names no claim when others do. */
export function claimMissing(): Refusal {
  return refusal('E_CLAIM_MISSING', '', 'The row names no claim.');
}
