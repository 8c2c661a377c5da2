/** The value for "no line" and "no cap" in a column. */
export const NONE = -1;

const FIRST_SIZE = 64;

/**
 * The procedures of a day, as columns: one unit of a line, several identical units, or the two sides of a
 * bilateral procedure. Procedures are what the rules rank. One set is reused for every day in turn.
 */
export class Procedures {
  count = 0;
  /** The line it is billed on; for a left and right pair, the earlier one */
  line = new Int32Array(FIRST_SIZE);
  /** The other line of a pair; NONE if there is no pair */
  other = new Int32Array(FIRST_SIZE);
  units = new Int32Array(FIRST_SIZE);
  /** Fee of one procedure, both sides included, cents */
  fee = new Float64Array(FIRST_SIZE);
  /** OPPS cap of one procedure; NONE if there is no cap */
  cap = new Float64Array(FIRST_SIZE);
  /** Percentage of the single fee: 100, 150 or 200 */
  multiple = new Int32Array(FIRST_SIZE);
  /** What a rule ranks it by */
  value = new Float64Array(FIRST_SIZE);

  clear(): void {
    this.count = 0;
  }

  add(line: number, other: number, units: number, fee: number, cap: number, multiple: number): number {
    const at = this.count++;
    if (at === this.line.length) this.grow();
    this.line[at] = line;
    this.other[at] = other;
    this.units[at] = units;
    this.fee[at] = fee;
    this.cap[at] = cap;
    this.multiple[at] = multiple;
    return at;
  }

  private grow(): void {
    const whole = (column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
      const larger = new Int32Array(column.length * 2);
      larger.set(column);
      return larger;
    };
    const amounts = (column: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> => {
      const larger = new Float64Array(column.length * 2);
      larger.set(column);
      return larger;
    };
    this.line = whole(this.line);
    this.other = whole(this.other);
    this.units = whole(this.units);
    this.multiple = whole(this.multiple);
    this.fee = amounts(this.fee);
    this.cap = amounts(this.cap);
    this.value = amounts(this.value);
  }
}
