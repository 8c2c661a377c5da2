import type { Words } from './words.js';

const NEXT = 0;
const WORDS = 1;
const VALUE = 2;
const ARGUMENTS = 3;
const MOST_ARGUMENTS = 12;
const FIRST_SIZE = 16 * 1024;

/** A step of a line as numbers. */
export interface LoggedStep {
  readonly words: number;
  /** Cents after the step; 0 for a notice */
  readonly value: number;
  readonly args: readonly number[];
}

/**
 * What the rules did to each line, as numbers: for each step its wording, the resulting amount and the
 * arguments of its sentence, chained by line. Nothing is put into words until somebody asks.
 */
export class StepLog {
  data = new Float64Array(FIRST_SIZE);
  /** First and last entry of each line; 0 for none, since entries start after slot 0 */
  heads = new Int32Array(0);
  private tails = new Int32Array(0);
  private end = 1;

  /** Clears the steps of all lines. */
  clear(capacity: number, count: number): void {
    if (this.heads.length < capacity) {
      this.heads = new Int32Array(capacity);
      this.tails = new Int32Array(capacity);
    } else this.heads.fill(0, 0, count);
    this.end = 1;
  }

  /** Records a step or a notice of a line. @param value cents after the step */
  add(
    line: number,
    words: Words,
    value: number,
    a = -1,
    b = -1,
    c = -1,
    d = -1,
    e = -1,
    f = -1,
    g = -1,
    h = -1,
    i = -1,
    j = -1,
    k = -1,
    l = -1,
  ): void {
    if (this.end + ARGUMENTS + MOST_ARGUMENTS > this.data.length) this.grow();
    const { data, end } = this;
    data[end + NEXT] = 0;
    data[end + WORDS] = words.id;
    data[end + VALUE] = value;
    data[end + ARGUMENTS] = a;
    data[end + ARGUMENTS + 1] = b;
    data[end + ARGUMENTS + 2] = c;
    data[end + ARGUMENTS + 3] = d;
    data[end + ARGUMENTS + 4] = e;
    data[end + ARGUMENTS + 5] = f;
    data[end + ARGUMENTS + 6] = g;
    data[end + ARGUMENTS + 7] = h;
    if (words.count > 8) {
      data[end + ARGUMENTS + 8] = i;
      data[end + ARGUMENTS + 9] = j;
      data[end + ARGUMENTS + 10] = k;
      data[end + ARGUMENTS + 11] = l;
    }
    if (this.heads[line] === 0) this.heads[line] = end;
    else data[(this.tails[line] ?? 0) + NEXT] = end;
    this.tails[line] = end;
    this.end = end + ARGUMENTS + words.count;
  }

  private grow(): void {
    const larger = new Float64Array(this.data.length * 2);
    larger.set(this.data);
    this.data = larger;
  }

  /** The entry after another; 0 for none. */
  next(entry: number): number {
    return this.data[entry + NEXT] ?? 0;
  }

  words(entry: number): number {
    return this.data[entry + WORDS] ?? 0;
  }

  argument(entry: number, at: number): number {
    return this.data[entry + ARGUMENTS + at] ?? 0;
  }

  /** The steps of a line, in order. @param countOf how many arguments a wording takes */
  of(line: number, countOf: (words: number) => number): LoggedStep[] {
    const steps: LoggedStep[] = [];
    for (let entry = this.heads[line] ?? 0; entry !== 0; entry = this.next(entry)) {
      const words = this.words(entry);
      const args = Array.from({ length: countOf(words) }, (_, at) => this.argument(entry, at));
      steps.push({ words, value: this.data[entry + VALUE] ?? 0, args });
    }
    return steps;
  }
}
