/** What stands for "no line" and "no cap" in a column. */
export const NONE = -1;

/** Percentages are integers of 1/10,000 of a percent. */
export const WHOLE_PERCENT = 1_000_000;

/**
 * The procedures of a day, as columns: one unit of a line, several alike, or the two sides of a bilateral
 * procedure. They are what ranks. One set serves every day in turn.
 */
export class Procedures {
  count = 0;
  /** The line it is billed on; of a left and right pair the earlier one */
  readonly line: number[] = [];
  /** The other line of a pair; NONE without one */
  readonly other: number[] = [];
  readonly units: number[] = [];
  /** Fee of one, both sides in it, cents */
  readonly fee: number[] = [];
  /** OPPS cap of one; NONE without one */
  readonly cap: number[] = [];
  /** Of the single fee: 100, 150 or 200 percent */
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
