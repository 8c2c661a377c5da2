/**
 * Some lines of a claim, in order. One list serves every claim in turn: an array that is emptied gives up its memory,
 * and a file of claims would ask for it again several times a claim.
 */
export class LineList {
  count = 0;
  /** Those after `count` are left over from earlier claims */
  private readonly lines: number[] = [];

  static of(lines: readonly number[]): LineList {
    const list = new LineList();
    for (const line of lines) list.add(line);
    return list;
  }

  at(i: number): number {
    return this.lines[i] ?? 0;
  }

  add(line: number): void {
    this.lines[this.count++] = line;
  }

  clear(): void {
    this.count = 0;
  }

  /** Moves the first line, and those that have the same entry in a column, to another list in place of what that had. */
  moveAlike(column: Int32Array, to: LineList): void {
    const { lines, count } = this;
    to.clear();
    this.count = 0;
    const alike = column[lines[0] ?? 0];
    for (let i = 0; i < count; i++) {
      const line = lines[i] ?? 0;
      if (column[line] === alike) to.add(line);
      else this.add(line);
    }
  }

  /** Drops the lines that a test does not accept, which is asked about each once, in order. */
  keep(test: (line: number) => boolean): void {
    const { count } = this;
    this.count = 0;
    for (let i = 0; i < count; i++) {
      const line = this.at(i);
      if (test(line)) this.add(line);
    }
  }

  all(): readonly number[] {
    return this.lines.slice(0, this.count);
  }
}
