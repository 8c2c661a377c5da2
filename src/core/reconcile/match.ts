import { dayNumber } from '../dates/days.js';
import type { CreditedEntry } from '../journal/credit.js';
import type { ReportedLine } from './lines.js';
import { grouped, type Here, type Item, kindKey, serviceKey, type There } from './lines.js';
import { settle } from './pairing.js';

/** How lines of the log and of a report differ. */
export type DifferenceKind =
  /** Only in the log */
  | 'missing-there'
  /** Only in the report */
  | 'missing-here'
  /** More often in the report than in the log, which has it too */
  | 'duplicate-there'
  /** The same but for the work RVUs */
  | 'work'
  | 'units'
  | 'modifiers'
  | 'units-and-modifiers'
  /** The same within a week, or with day and month the other way round */
  | 'date'
  /** One line on either side of a day, with codes that begin alike: 99214 and 99213 */
  | 'code'
  /** The same units on other lines, or two sides written otherwise */
  | 'split'
  /** A negative line that takes back none of the report */
  | 'reversal'
  /** Lines that could be matched in several ways */
  | 'ambiguous';

/** Lines of either side that belong together, and how they differ. */
export interface Match {
  readonly kind: DifferenceKind;
  readonly here: readonly Here[];
  readonly there: readonly There[];
  /**
   * Of a line on one side only: the dates on which the other side has lines that it could be, in more than one way. It is
   * not matched with any of them.
   */
  readonly nearby: readonly string[];
}

/** How the lines of two sides belong together. */
export interface Matched {
  /** How many lines of each side are the same there */
  readonly same: number;
  readonly differences: readonly Match[];
}

/** How far apart the dates of one service may be. */
const MOST_DAYS = 7;

/** Codes of one kind of service mostly share all but the last character. */
const ALIKE = 4;

const dayKey = ({ date, code }: Item<unknown>): string => `${date} ${code}`;
const alikeKey = ({ date, code }: Item<unknown>): string => `${date} ${code.slice(0, ALIKE)}`;
const undatedKey = ({ code, modifiers, units }: Item<unknown>): string => `${code} ${modifiers} ${units}`;

/** "2026-02-01" of "2026-01-02" */
const turned = (date: string): string => `${date.slice(0, 5)}${date.slice(8)}-${date.slice(5, 7)}`;

const isNearInTime = (a: Item<unknown>, b: Item<unknown>): boolean =>
  Math.abs(dayNumber(a.date) - dayNumber(b.date)) <= MOST_DAYS || turned(a.date) === b.date;

const datesNear = (item: Item<unknown>, others: readonly Item<unknown>[]): string[] =>
  [...new Set(others.filter((other) => isNearInTime(item, other)).map(({ date }) => date))].sort();

/** Whether either the units or the modifiers differ, but not both. */
const isNearInOne = (a: Item<unknown>, b: Item<unknown>): boolean =>
  (a.units === b.units) !== (a.modifiers === b.modifiers);

const SIDES = ['50', 'LT', 'RT'];
const withoutSides = ({ date, code, modifiers }: Item<unknown>): string => {
  const others = modifiers.split('-').filter((each) => !SIDES.includes(each));
  return `${date} ${code} ${others.join('-')}`;
};

/** How often lines are on the left, on the right and on neither side. */
function sidesOf(items: readonly Item<unknown>[]): string {
  const sums = { left: 0, right: 0, other: 0 };
  for (const { modifiers, units } of items) {
    const has = modifiers.split('-');
    if (has.includes('50')) {
      // Both sides once, whether that is written as one unit or as two. Source: Pub. 100-04, ch. 12 §40.7.
      sums.left += Math.max(1, units - 1);
      sums.right += Math.max(1, units - 1);
    } else if (has.includes('LT') !== has.includes('RT')) {
      if (has.includes('LT')) sums.left += units;
      else sums.right += units;
    } else sums.other += units;
  }
  return `${sums.left} ${sums.right} ${sums.other}`;
}

/** Takes lines out of two pools step by step: first those that are the same, then those that differ in ever more. */
class Matching {
  private readonly here: Set<Here>;
  private readonly there: Set<There>;
  private readonly nearby = new Map<Item<unknown>, readonly string[]>();
  same = 0;
  readonly differences: Match[] = [];

  constructor(here: readonly Here[], there: readonly There[]) {
    this.here = new Set(here);
    this.there = new Set(there);
  }

  private found(kind: DifferenceKind | null, here: readonly Here[], there: readonly There[]): void {
    for (const item of here) this.here.delete(item);
    for (const item of there) this.there.delete(item);
    if (kind === null) this.same += here.length;
    else this.differences.push({ kind, here, there, nearby: [] });
  }

  /** @param kindOf how a pair differs; null if it does not */
  step(
    keyOf: (item: Item<unknown>) => string,
    isNear: (here: Here, there: There) => boolean,
    kindOf: (here: Here, there: There) => DifferenceKind | null,
  ): void {
    const groups = grouped<ReportedLine>(this.there, keyOf);
    for (const [key, here] of grouped<CreditedEntry>(this.here, keyOf)) {
      const { pairs, unclear } = settle(here, groups.get(key) ?? [], isNear);
      for (const [a, b] of pairs) this.found(kindOf(a, b), [a], [b]);
      for (const each of unclear) this.found('ambiguous', each.here, each.there);
    }
  }

  /** Lines of one service on other dates. Where several could be the same, all stay on their own side. */
  dates(): void {
    const groups = grouped<ReportedLine>(this.there, undatedKey);
    for (const [key, here] of grouped<CreditedEntry>(this.here, undatedKey)) {
      const there = groups.get(key) ?? [];
      const { pairs, unclear } = settle(here, there, isNearInTime);
      for (const [a, b] of pairs) this.found('date', [a], [b]);
      for (const each of unclear) {
        for (const item of each.here) this.nearby.set(item, datesNear(item, each.there));
        for (const item of each.there) this.nearby.set(item, datesNear(item, each.here));
      }
    }
  }

  /**
   * Lines that are the only ones left of codes that begin alike on their day, as where a report has a lower level of a
   * visit. A line that could be one of another date is not matched.
   */
  codes(): void {
    const groups = grouped<ReportedLine>(this.there, alikeKey);
    for (const [key, here] of grouped<CreditedEntry>(this.here, alikeKey)) {
      const there = groups.get(key) ?? [];
      const [mine, other] = [here[0], there[0]];
      if (!mine || !other || here.length > 1 || there.length > 1) continue;
      const isSame = mine.units === other.units && mine.modifiers === other.modifiers;
      const isFree = !this.nearby.has(mine) && !this.nearby.has(other);
      if (isSame && isFree && mine.code !== other.code) this.found('code', [mine], [other]);
    }
  }

  /** Lines of one day whose units are the same together. */
  splits(): void {
    const groups = grouped<ReportedLine>(this.there, withoutSides);
    for (const [key, here] of grouped<CreditedEntry>(this.here, withoutSides)) {
      const there = groups.get(key) ?? [];
      const isPair = here.length === 1 && there.length === 1;
      if (there.length > 0 && !isPair && sidesOf(here) === sidesOf(there)) this.found('split', here, there);
    }
  }

  /** What is left on either side. @param known the services that the log has */
  rest(known: ReadonlySet<string>): void {
    const left = (kind: DifferenceKind, here: readonly Here[], there: readonly There[]): void => {
      const [item] = [...here, ...there];
      this.differences.push({ kind, here, there, nearby: (item && this.nearby.get(item)) ?? [] });
    };
    for (const item of this.here) left('missing-there', [item], []);
    for (const item of this.there)
      left(known.has(serviceKey(item)) ? 'duplicate-there' : 'missing-here', [], [item]);
  }
}

/**
 * Matches the lines of a log with those of a report, by what they say alone: the order of the lines never matters. Each
 * step looks at what the earlier ones have left: the same in all; the same service with different work RVUs; the same units
 * on other lines; on one day, different units or modifiers, then both; the same service within a week; on one day, another code
 * that begins alike, if each side has just one left.
 */
export function matchLines(here: readonly Here[], there: readonly There[]): Matched {
  const matching = new Matching(here, there);
  const always = (): boolean => true;
  matching.step(kindKey, always, () => null);
  matching.step(serviceKey, always, (_, { work }) => (work === null ? null : 'work'));
  matching.splits();
  matching.step(dayKey, isNearInOne, (a, b) => (a.units === b.units ? 'modifiers' : 'units'));
  matching.step(dayKey, always, () => 'units-and-modifiers');
  matching.dates();
  matching.codes();
  matching.rest(new Set(here.map(serviceKey)));
  const { same, differences } = matching;
  return { same, differences };
}
