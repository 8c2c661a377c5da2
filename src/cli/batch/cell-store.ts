const FIRST_SIZE = 64 * 1024;

/**
 * Cells written once and copied many times, all in one piece of memory: thousands of small buffers would
 * each be several reads of memory away. A cell is known by its number; its first byte is its length.
 */
export class CellStore {
  bytes = new Uint8Array(FIRST_SIZE);
  private end = 0;

  /** Keeps some cells of fewer than 256 characters; gives their number. */
  add(text: string): number {
    const at = this.end;
    if (at + text.length + 1 > this.bytes.length) this.grow();
    this.bytes[at] = text.length;
    for (let i = 0; i < text.length; i++) this.bytes[at + 1 + i] = text.charCodeAt(i);
    this.end = at + 1 + text.length;
    return at;
  }

  private grow(): void {
    const larger = new Uint8Array(this.bytes.length * 2);
    larger.set(this.bytes);
    this.bytes = larger;
  }
}
