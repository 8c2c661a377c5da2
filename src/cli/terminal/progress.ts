import type { Io } from './io.js';
import { grouped } from './text.js';

const FIRST_AFTER_MS = 1000;
const EVERY_MS = 250;

/**
 * Rows done so far, on standard error; only on a terminal that does not show the answer itself, and only for work that
 * takes over a second.
 */
export class Progress {
  private next = Date.now() + FIRST_AFTER_MS;
  private shown = false;

  constructor(private readonly io: Io) {}

  show(answered: number, refused: ReadonlyMap<string, number>): void {
    if (Date.now() < this.next || !this.io.stderr.isTTY || this.io.stdout.isTTY) return;
    this.next = Date.now() + EVERY_MS;
    this.shown = true;
    const rows = [...refused.values()].reduce((sum, each) => sum + each, answered);
    this.io.stderr.write(`\r${grouped(rows)} rows`);
  }

  clear(): void {
    if (this.shown) this.io.stderr.write('\r\u001B[K');
  }
}
