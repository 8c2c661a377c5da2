import type { CodeContent } from '../content/code-content.js';
import { dayNumber, isoOf } from '../dates/days.js';
import { releaseInForce } from '../dates/in-force.js';
import { settingOfPlace } from '../price/setting.js';
import { type FeeSchedule, sourceOf } from '../release/fee-schedule.js';
import { quarterStart } from '../release/quarters.js';
import type { ReleaseDays } from '../release/releases.js';
import type { RuleTables } from '../release/rules.js';
import { PLACES } from './prices.js';
import type { Cell } from './table.js';

/** The rows of the tables that all releases share. */

export function releaseRows(schedules: readonly FeeSchedule[]): Cell[][] {
  return schedules.map(({ release }) => {
    const { id, title, year, released, effective } = release;
    const source = sourceOf(release, 'rvu');
    const file = [source?.name ?? null, source?.sha256 ?? null];
    return [id, title || null, year, released, effective.from, effective.through, ...file];
  });
}

export function conversionFactorRows(schedules: readonly FeeSchedule[]): Cell[][] {
  return schedules.flatMap(({ release: { id, conversionFactor, conversionFactorQp } }) => [
    [id, false, conversionFactor],
    ...(conversionFactorQp === null ? [] : [[id, true, conversionFactorQp]]),
  ]);
}

/** Days in a row that one release prices alike. */
export interface ServicePeriod {
  readonly first: string;
  readonly last: string;
  readonly release: string;
  readonly missing: string | null;
  /** The day that stands for all of them where a rule depends on the day */
  readonly on: string;
}

/** The periods of all days that any release held prices. */
export function servicePeriods(held: readonly ReleaseDays[]): ServicePeriod[] {
  const years = held.map(({ year }) => year);
  const [from, to] = [dayNumber(`${Math.min(...years)}-01-01`), dayNumber(`${Math.max(...years)}-12-31`)];
  const periods: ServicePeriod[] = [];
  for (let day = from; day <= to; day++) {
    const date = isoOf(day);
    const found = releaseInForce(date, held);
    if (!found.ok) continue;
    const { id, missing } = found;
    const before = periods.at(-1);
    const isSame = before?.release === id && before.missing === missing && before.last === isoOf(day - 1);
    if (before && isSame) periods[periods.length - 1] = { ...before, last: date };
    else {
      const own = held.find((release) => release.id === id)?.effective.from ?? date;
      periods.push({
        first: date,
        last: date,
        release: id,
        missing,
        on: missing === null ? own : quarterStart(date),
      });
    }
  }
  return periods;
}

export function serviceDayRows(periods: readonly ServicePeriod[], exported: readonly string[]): Cell[][] {
  return periods.map(({ first, last, release, missing }, period) => [
    ...[period, first, last, release, missing, exported.includes(release)],
  ]);
}

export function placeOfServiceRows(periods: readonly ServicePeriod[], rules: RuleTables): Cell[][] {
  return periods.flatMap(({ on }, period) =>
    PLACES.flatMap((pos): Cell[][] => {
      const found = settingOfPlace(pos, rules, on);
      if (found.ok) return [[period, pos, found.setting, null]];
      return found.code === 'E_POS_UNKNOWN' ? [] : [[period, pos, null, found.code]];
    }),
  );
}

export function codeClassRows(rules: RuleTables): Cell[][] {
  return rules
    .otherSchedules()
    .flatMap(({ id, match: { letters, suffixes, first, last } }) =>
      (letters ?? [null]).flatMap((letter) =>
        (suffixes ?? [null]).map((suffix) => [id, letter, suffix, first ?? null, last ?? null]),
      ),
    );
}

/** @param codes every code of which anything is known */
export function nameRows(content: CodeContent, codes: readonly string[]): Cell[][] {
  return codes.flatMap((code) => {
    const names = content.names(code);
    return names ? [[code, names.name, names.synonyms.join('; ') || null]] : [];
  });
}
