import { grouped, type Item, kindKey } from './lines.js';

/** Lines of both sides that could be each other, in more than one way. */
export interface Unclear<H, T> {
  readonly here: readonly Item<H>[];
  readonly there: readonly Item<T>[];
}

/** What of two lists belongs together. */
export interface Settled<H, T> {
  readonly pairs: readonly (readonly [Item<H>, Item<T>])[];
  readonly unclear: readonly Unclear<H, T>[];
}

/** Kinds of lines that are connected by being near each other, directly or through others. */
interface Component<H, T> {
  readonly here: Item<H>[][];
  readonly there: Item<T>[][];
}

function componentsOf<H, T>(
  here: readonly Item<H>[][],
  there: readonly Item<T>[][],
  isNear: (here: Item<H>, there: Item<T>) => boolean,
): Component<H, T>[] {
  const near = here.map(([a]) =>
    there.flatMap(([b], j) => (a !== undefined && b !== undefined && isNear(a, b) ? [j] : [])),
  );
  const back = there.map((_, j) => near.flatMap((list, i) => (list.includes(j) ? [i] : [])));
  const seen = new Set<number>();
  return here.flatMap((_, start) => {
    if (seen.has(start) || near[start]?.length === 0) return [];
    const mine = new Set([start]);
    const theirs = new Set<number>();
    // A set yields what is added to it while it is gone through.
    for (const i of mine) {
      seen.add(i);
      for (const j of near[i] ?? []) {
        theirs.add(j);
        for (const other of back[j] ?? []) mine.add(other);
      }
    }
    return [
      {
        here: [...mine].map((i) => here[i] ?? []),
        there: [...theirs].map((j) => there[j] ?? []),
      },
    ];
  });
}

/**
 * Finds which lines of two lists belong together. Lines of one kind can stand for each other, so a match is certain if
 * the near lines of both sides are of one kind each, or if those of one side are of one kind and enough for all of the
 * other. Whatever could be matched in several ways is unclear, and is left as it is.
 * @param isNear whether two lines could be the same
 */
export function settle<H, T>(
  here: readonly Item<H>[],
  there: readonly Item<T>[],
  isNear: (here: Item<H>, there: Item<T>) => boolean = () => true,
): Settled<H, T> {
  const pairs: (readonly [Item<H>, Item<T>])[] = [];
  const unclear: Unclear<H, T>[] = [];
  const kinds = <K>(items: readonly Item<K>[]): Item<K>[][] => {
    const groups = grouped(items, kindKey);
    return [...groups.keys()].sort().map((key) => groups.get(key) ?? []);
  };
  for (const component of componentsOf(kinds(here), kinds(there), isNear)) {
    const [mine, theirs] = [component.here.flat(), component.there.flat()];
    const isCertain =
      (component.here.length === 1 && (component.there.length === 1 || mine.length >= theirs.length)) ||
      (component.there.length === 1 && theirs.length >= mine.length);
    if (!isCertain) {
      unclear.push({ here: mine, there: theirs });
      continue;
    }
    for (const [i, item] of mine.entries()) {
      const other = theirs[i];
      if (other) pairs.push([item, other]);
    }
  }
  return { pairs, unclear };
}
