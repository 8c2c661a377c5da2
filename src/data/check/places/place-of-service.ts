import { SETTINGS } from '../../../core/release/fee-row.js';
import type { PlaceOfService } from '../../../core/release/rules.js';
import { type Check, repeated } from '../shape/check.js';

function run(place: PlaceOfService): string[] {
  const known = place.setting === null || SETTINGS.includes(place.setting);
  return [
    ...(/^\d\d$/.test(place.code) ? [] : [`place of service "${place.code}" is not two digits`]),
    ...(known ? [] : [`place of service ${place.code} has the unknown setting "${place.setting}"`]),
    ...(place.name ? [] : [`place of service ${place.code} has no name`]),
    ...(place.flag === '' ? [`place of service ${place.code} has an empty flag`] : []),
  ];
}

/** With two entries for one place, or an unknown setting, accident would decide the practice expense. */
export const placeOfService: Check = {
  name: 'every place of service is listed once and has a setting',
  run: ({ places }) => [
    ...(places.length === 0 ? ['the place of service table is empty'] : []),
    ...repeated(places.map((place) => place.code)).map((code) => `place of service ${code} is listed twice`),
    ...repeated(places.map((place) => place.name)).map((name) => `two places of service are named "${name}"`),
    ...places.flatMap(run),
  ],
};
