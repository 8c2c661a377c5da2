/** The value for "no line" and "no cap" in a column. */
export const NONE = -1;

/**
 * The procedures of a day, as columns: one unit of a line, several identical units, or the two sides of a
 * bilateral procedure. Procedures are what the rules rank. One set is reused for every day in turn.
 */
export class Procedures {
  count = 0;
  /** The line it is billed on; for a left and right pair, the earlier one */
  readonly line: number[] = [];
  /** The other line of a pair; NONE if there is no pair */
  readonly other: number[] = [];
  readonly units: number[] = [];
  /** Fee of one procedure, both sides included, cents */
  readonly fee: number[] = [];
  /** OPPS cap of one procedure; NONE if there is no cap */
  readonly cap: number[] = [];
  /** Percentage of the single fee: 100, 150 or 200 */
  readonly multiple: number[] = [];

  clear(): void {
    this.count = 0;
  }

  add(line: number, other: number, units: number, fee: number, cap: number, multiple: number): number {
    const at = this.count++;
    this.line[at] = line;
    this.other[at] = other;
    this.units[at] = units;
    this.fee[at] = fee;
    this.cap[at] = cap;
    this.multiple[at] = multiple;
    return at;
  }
}
