import { randomFrom } from '../core/claim/random-claims.js';

/** Choices that a seed determines. */
export class Random {
  private readonly next: (below: number) => number;

  constructor(seed: number) {
    this.next = randomFrom(seed);
  }

  /** A whole number from 0 to `below` - 1. */
  below = (below: number): number => this.next(below);

  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number {
    return least + this.next(most - least + 1);
  }

  chance(percent: number): boolean {
    return this.next(100) < percent;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.next(items.length)] as T;
  }

  /** One of the names, each as often as its weight says. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T {
    const entries = Object.entries(weights) as [T, number][];
    let left = this.next(entries.reduce((sum, [, weight]) => sum + weight, 0));
    for (const [name, weight] of entries) {
      left -= weight;
      if (left < 0) return name;
    }
    throw new Error('no weights');
  }

  list<T>(length: number, make: (i: number) => T): T[] {
    return Array.from({ length }, (_, i) => make(i));
  }

  shuffled<T>(items: readonly T[]): T[] {
    const left = [...items];
    const out: T[] = [];
    while (left.length > 0) out.push(...left.splice(this.next(left.length), 1));
    return out;
  }

  /** Text of some of these characters. */
  text(alphabet: string, length: number): string {
    return this.list(length, () => alphabet[this.next(alphabet.length)] ?? '').join('');
  }

  /** Any bytes, one character each. */
  bytes(length: number): string {
    return this.list(length, () => String.fromCharCode(this.next(256))).join('');
  }
}

/** The number that stands for a generator's input, so that no two generators draw alike from one seed. */
export function seedOf(generator: string, seed: number): number {
  let hash = 2_166_136_261;
  for (const char of `${generator} ${seed}`) hash = Math.imul(hash ^ char.charCodeAt(0), 16_777_619);
  return hash >>> 0;
}
