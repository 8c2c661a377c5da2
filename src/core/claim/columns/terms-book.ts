import { noticesOfTerms } from '../../price/price.js';
import type { PriceTerms } from '../../price/priced.js';
import { NATIONAL_GPCI } from '../../release/locality.js';
import type { RuleTables } from '../../release/rules.js';

const FIRST_SIZE = 64;

/**
 * Hundredths of RVUs that the parts of no row of any release exceed together, which `npm run data:check` proves.
 * With it, RVU × GPCI × conversion factor stays below 2^53 for every GPCI up to 9.999 and factor up to 999.9999.
 */
export const LARGEST_RVU = 90_000;
/** Half a cent at the scale of RVU × GPCI × conversion factor */
const HALF_CENT = 5_000_000;

/** Pricing terms as columns: the GPCIs and the factor that the arithmetic reads, and the object they came from. */
export class TermsBook {
  readonly objects: PriceTerms[] = [];
  work = new Int32Array(FIRST_SIZE);
  pe = new Int32Array(FIRST_SIZE);
  mp = new Int32Array(FIRST_SIZE);
  factor = new Int32Array(FIRST_SIZE);
  /** 1 in a facility */
  facility = new Uint8Array(FIRST_SIZE);
  /** 1 if a row marked NA in a facility is not paid */
  unpaidNa = new Uint8Array(FIRST_SIZE);
  /** What the terms say by themselves, as bits of UNIT_NOTICE */
  notices = new Uint8Array(FIRST_SIZE);
  private readonly numbers = new Map<PriceTerms, number>();
  private readonly nationals = new Map<number, number>();

  constructor(private readonly rules: RuleTables) {}

  /**
   * The number of the given terms.
   * @throws RangeError if a price under them could exceed what doubles compute exactly
   */
  number(terms: PriceTerms): number {
    const known = this.numbers.get(terms);
    if (known !== undefined) return known;
    const { gpci, conversionFactor, setting } = terms;
    const largest = LARGEST_RVU * Math.max(gpci.work, gpci.pe, gpci.mp) * conversionFactor + HALF_CENT;
    if (!Number.isSafeInteger(largest)) {
      throw new RangeError('The GPCIs and the conversion factor are too large to compute exactly');
    }
    const number = this.objects.push(terms) - 1;
    if (number === this.work.length) this.grow();
    this.work[number] = gpci.work;
    this.pe[number] = gpci.pe;
    this.mp[number] = gpci.mp;
    this.factor[number] = conversionFactor;
    this.facility[number] = setting === 'facility' ? 1 : 0;
    this.unpaidNa[number] = setting === 'facility' && !terms.allowNa ? 1 : 0;
    this.notices[number] = noticesOfTerms(terms, this.rules);
    this.numbers.set(terms, number);
    return number;
  }

  /** The same terms at national GPCIs. */
  national(number: number): number {
    let national = this.nationals.get(number);
    if (national === undefined) {
      national = this.number({ ...(this.objects[number] as PriceTerms), gpci: NATIONAL_GPCI });
      this.nationals.set(number, national);
    }
    return national;
  }

  private grow(): void {
    const grown = (column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
      const larger = new Int32Array(column.length * 2);
      larger.set(column);
      return larger;
    };
    this.work = grown(this.work);
    this.pe = grown(this.pe);
    this.mp = grown(this.mp);
    this.factor = grown(this.factor);
    const grownFlags = (column: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
      const larger = new Uint8Array(column.length * 2);
      larger.set(column);
      return larger;
    };
    this.facility = grownFlags(this.facility);
    this.unpaidNa = grownFlags(this.unpaidNa);
    this.notices = grownFlags(this.notices);
  }
}
