/** Remembers no more distinct answers than this, so that memory stays the same at any length of input. */
const LIMIT = 50_000;

type Node<T> = Map<string, Node<T> | { readonly value: T }>;

/**
 * Works out the meaning of some cells of a record once per distinct text: a million claim lines hold a
 * few thousand codes and a hundred localities.
 */
export class CellMemo<T> {
  private root: Node<T> = new Map();
  private size = 0;

  /** @param slots which cells matter; @param compute their meaning */
  constructor(
    private readonly slots: readonly number[],
    private readonly compute: (cells: readonly string[]) => T,
  ) {}

  get(cells: readonly string[]): T {
    const last = this.slots.length - 1;
    if (last < 0) {
      this.slotless ??= { value: this.compute(cells) };
      return this.slotless.value;
    }
    let node = this.root;
    for (let i = 0; i < last; i++) {
      const cell = cells[this.slots[i] ?? 0] ?? '';
      const next = node.get(cell) as Node<T> | undefined;
      if (next) node = next;
      else {
        const fresh: Node<T> = new Map();
        node.set(cell, fresh);
        node = fresh;
      }
    }
    const key = cells[this.slots[last] ?? 0] ?? '';
    const known = node.get(key) as { readonly value: T } | undefined;
    return known ? known.value : this.add(node, key, cells);
  }

  private slotless: { readonly value: T } | undefined;

  private add(node: Node<T>, key: string, cells: readonly string[]): T {
    const value = this.compute(cells);
    if (this.size >= LIMIT) {
      this.root = new Map();
      this.size = 0;
      return value;
    }
    this.size += 1;
    node.set(key, { value });
    return value;
  }
}
