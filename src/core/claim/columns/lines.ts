/** The value for "not given" in a column of numbers that are never negative. */
export const NOT_GIVEN = -1;

/** In the column of care days: all days of the package from the given day after surgery on, counted from 1. */
export const careFrom = (day: number): number => NOT_GIVEN - day;

/**
 * Lines to price, as columns: the input of the engine. A price at the prompt is one line, a claim is several,
 * and a chunk of a batch is hundreds. Services and terms are given by their numbers in ServiceBook and
 * TermsBook.
 */
export class Lines {
  count = 0;
  /** Number in the ServiceBook */
  service: Int32Array;
  /** Number in the TermsBook: place, setting, release, conversion factor */
  terms: Int32Array;
  units: Int32Array;
  /** Actual charge for the line, cents; NOT_GIVEN: not compared */
  charge: Float64Array;
  /** Number of the day and of the practitioner that a line belongs to; 0 where none is given */
  day: Int32Array;
  provider: Int32Array;
  /** Number of the provider that bills, whoever renders; 0 where none is given, as for most claims */
  billing: Int32Array;
  /** The imaging rule and anesthesia treat different sessions of a day separately */
  session: Int32Array;
  /** Number in the list of practitioner types; NOT_GIVEN: paid as a physician */
  practitioner: Int32Array;
  /** Number of the place of service; 0 if unknown */
  place: Int32Array;
  /** Anesthesia time; NOT_GIVEN: none */
  minutes: Int32Array;
  /**
   * Days of postoperative care furnished, where modifier 55 splits them; NOT_GIVEN: all; a number of `careFrom`: all
   * from a day on
   */
  careDays: Int32Array;

  constructor(public capacity: number) {
    const column = (): Int32Array => new Int32Array(capacity);
    this.service = column();
    this.terms = column();
    this.units = column();
    this.charge = new Float64Array(capacity);
    this.day = column();
    this.provider = column();
    this.billing = column();
    this.session = column();
    this.practitioner = column();
    this.place = column();
    this.minutes = column();
    this.careDays = column();
  }
}
