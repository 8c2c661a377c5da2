import { oppsCapInCents, priceRow } from '../../core/price/price.js';
import { termsFor } from '../../core/price/terms.js';
import type { FeeRow, Setting } from '../../core/release/fee-row.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';
import type { Locality } from '../../core/release/locality.js';
import type { CapLine } from '../bundle/cap-lines.js';
import type { PaymentLine } from '../import/payment-file.js';

/** Prices again what CMS has priced, and compares the amounts to the cent. */

/** One amount of CMS that the program does not compute. */
export interface Difference {
  readonly code: string;
  readonly modifier: string;
  /** MAC and locality */
  readonly locality: string;
  readonly setting: Setting;
  /** Cents; null if the program has no amount for it */
  readonly computed: number | null;
  readonly published: number;
}

export interface Compared {
  /** Rows that were compared: a code in a locality, with an amount in each setting */
  readonly rows: number;
  /** Rows in which every amount agrees */
  readonly agree: number;
  /** The first amounts that differ */
  readonly differences: readonly Difference[];
}

/** Enough to see what is wrong. */
const SHOWN = 20;

class Comparison {
  private rows = 0;
  private agree = 0;
  private readonly differences: Difference[] = [];

  row(found: readonly Difference[]): void {
    this.rows += 1;
    const wrong = found.filter(({ computed, published }) => computed !== published);
    if (wrong.length === 0) this.agree += 1;
    this.differences.push(...wrong.slice(0, SHOWN - this.differences.length));
  }

  get result(): Compared {
    return { rows: this.rows, agree: this.agree, differences: this.differences };
  }
}

/** The localities of a release, as CMS's files of amounts name them. */
class Places {
  private readonly byKey: ReadonlyMap<string, Locality>;

  constructor(schedule: FeeSchedule) {
    this.byKey = new Map(schedule.localities().map((locality) => [locality.key, locality]));
  }

  /** OPPSCAP lists southern California under the contractor of the north. */
  find(key: string): Locality | undefined {
    return this.byKey.get(key) ?? this.byKey.get(key.replace(/^01112/, '01182'));
  }
}

const SETTINGS = ['facility', 'nonfacility'] as const;

/** What the program allows for a row; null if it refuses it. */
function allowedOf(schedule: FeeSchedule, row: FeeRow, place: Locality, setting: Setting): number | null {
  const outcome = priceRow(
    row,
    termsFor(schedule.release, setting, place, { allowNa: true }),
    1,
    schedule.rules,
  );
  return outcome.ok ? outcome.allowed : null;
}

/**
 * The cap of a row that contractors price. CMS leaves the work of its global row blank, and computes the cap with the
 * work of the row of its professional part.
 */
function capOf(schedule: FeeSchedule, row: FeeRow, place: Locality, setting: Setting): number | null {
  const professional = row.modifier === '' ? schedule.row(row.code, '26') : null;
  const whole = professional && professional.work > 0 ? { ...row, work: professional.work } : row;
  return oppsCapInCents(whole, setting, place.gpci, schedule.release.conversionFactor);
}

/** Compares CMS's capped amounts (OPPSCAP): for an active row the lower of fee and cap, for the others the cap. */
export function compareCaps(schedule: FeeSchedule, lines: Iterable<CapLine>): Compared {
  const [places, comparison] = [new Places(schedule), new Comparison()];
  for (const line of lines) {
    const { code, modifier, locality, status } = line;
    const [row, place] = [schedule.row(code, modifier), places.find(locality)];
    const amount = status === 'A' ? allowedOf : capOf;
    comparison.row(
      SETTINGS.map((setting) => {
        const computed = row && place ? amount(schedule, row, place, setting) : null;
        return { code, modifier, locality, setting, computed, published: line[setting] };
      }),
    );
  }
  return comparison.result;
}

/** Compares CMS's payment amounts (PFALL, PFREV), which are not reduced to the cap. */
export function comparePayments(schedule: FeeSchedule, lines: Iterable<PaymentLine>): Compared {
  const [places, comparison] = [new Places(schedule), new Comparison()];
  for (const line of lines) {
    const { code, modifier, locality } = line;
    // What CMS lists without an amount is not priced here either, or bundled.
    if (line.facility === 0 && line.nonfacility === 0) continue;
    const [row, place] = [schedule.row(code, modifier), places.find(locality)];
    comparison.row(
      SETTINGS.map((setting) => {
        const terms = place && termsFor(schedule.release, setting, place, { allowNa: true });
        const outcome = row && terms ? priceRow(row, terms, 1, schedule.rules) : null;
        const computed = outcome?.ok ? outcome.fee : null;
        return { code, modifier, locality, setting, computed, published: line[setting] };
      }),
    );
  }
  return comparison.result;
}
