import type { PastFigures, PastRelease, PastSpan, RowPast } from '../release/row-past.js';

/** What happened to a row last, according to the releases of the bundle. */
export type LastChange =
  /** The row was added, after a release that did not have it */
  | { readonly kind: 'new'; readonly since: PastRelease }
  /** The row was removed: `last` is the last release that has it */
  | { readonly kind: 'gone'; readonly since: PastRelease; readonly last: PastRelease }
  | {
      readonly kind: 'changed';
      readonly since: PastRelease;
      readonly before: PastFigures;
      readonly after: PastFigures;
    };

/** The last change of a row; null if every release says the same. */
export function lastChange({ releases, spans }: RowPast): LastChange | null {
  const [last, before] = [spans.at(-1), spans.at(-2)];
  if (!last) return null;
  const since = last.first;
  if (!last.figures) return { kind: 'gone', since, last: before?.last ?? since };
  if (before?.figures) return { kind: 'changed', since, before: before.figures, after: last.figures };
  return since.id === releases[0]?.id ? null : { kind: 'new', since };
}

/** The last span in which the row was there; null if it never was. */
export function lastHeld({ spans }: RowPast): PastSpan | null {
  return spans.findLast(({ figures }) => figures !== null) ?? null;
}

/** The national amount in a setting that each release gives, in cents; null where it gives none. */
export function amountsOf(
  { releases, spans }: RowPast,
  setting: 'nonfacility' | 'facility',
): (number | null)[] {
  return releases.map(({ from }) => {
    const span = spans.find(({ first, last }) => first.from <= from && from <= last.from);
    return span?.figures?.[setting] ?? null;
  });
}
