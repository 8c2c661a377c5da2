import { SETTINGS } from '../../../core/release/fee-row.js';
import type { PlaceOfService } from '../../../core/release/rules.js';
import { type Check, repeated } from '../shape/check.js';
import { periodProblems } from '../shape/periods.js';

function run(place: PlaceOfService): string[] {
  const known = place.setting === null || SETTINGS.includes(place.setting);
  return [
    ...(/^\d\d$/.test(place.code) ? [] : [`place of service "${place.code}" is not two digits`]),
    ...(known ? [] : [`place of service ${place.code} has the unknown setting "${place.setting}"`]),
    ...(place.name ? [] : [`place of service ${place.code} has no name`]),
    ...(place.flag === '' ? [`place of service ${place.code} has an empty flag`] : []),
  ];
}

function byCode(places: readonly PlaceOfService[]): Map<string, PlaceOfService[]> {
  const groups = new Map<string, PlaceOfService[]>();
  for (const place of places) groups.set(place.code, [...(groups.get(place.code) ?? []), place]);
  return groups;
}

/** Entries for one code follow each other in time; two for one day, or an unknown setting, would be an accident. */
export const placeOfService: Check = {
  name: 'every place of service is listed once for each day and has a setting',
  run: ({ places }) => {
    const groups = byCode(places);
    const names = [...groups.values()].flatMap((group) => [...new Set(group.map(({ name }) => name))]);
    return [
      ...(places.length === 0 ? ['the place of service table is empty'] : []),
      ...[...groups].flatMap(([code, group]) => periodProblems(`place of service ${code}`, group)),
      ...repeated(names).map((name) => `two places of service are named "${name}"`),
      ...places.flatMap(run),
    ];
  },
};
