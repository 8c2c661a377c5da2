import { namesPlace, placeQuery, resolvedPlace } from '../../answer/find/place.js';
import { UsageError } from '../../core/issue/errors.js';
import type { Notice } from '../../core/issue/issue.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';
import type { Locality } from '../../core/release/locality.js';
import type { ValuesOf } from './define.js';
import type { PlaceOptions } from './place.js';
import { list } from './values.js';

/** Several localities at once. */
export const LOCALITIES_OPTIONS = {
  localities: {
    flags: '--localities <list>',
    help: 'several localities: CA-05,NV-00',
    parse: list('--localities', 'Give localities such as CA-05,NV-00.'),
    overrides: 'locality',
    values: 'locality',
  },
  states: {
    flags: '--states <list>',
    help: 'every locality of these states: CA,NV',
    parse: list('--states', 'Give states such as CA,NV.'),
    overrides: 'locality',
    values: 'state',
  },
} as const;

export type ManyPlacesOptions = PlaceOptions &
  ValuesOf<typeof LOCALITIES_OPTIONS> & { readonly all?: boolean };

export interface ChosenLocalities {
  readonly localities: readonly Locality[];
  /** How the places were found */
  readonly notices: readonly Notice[];
}

function together(found: readonly ChosenLocalities[]): ChosenLocalities {
  return {
    localities: [...new Set(found.flatMap(({ localities }) => localities))],
    notices: found.flatMap(({ notices }) => notices),
  };
}

/**
 * The localities that --all, --states, --localities or one place choose; null if none of them is given.
 * @param strict whether a single place must be a single locality
 * @throws UsageError for more than one of these, or a place that is unknown or ambiguous
 */
export function chosenLocalities(
  options: ManyPlacesOptions,
  schedule: FeeSchedule,
  strict: boolean,
): ChosenLocalities | null {
  const { all, states, localities } = options;
  const query = placeQuery(options);
  const hasPlace = namesPlace(query);
  if ([all, states, localities, hasPlace].filter(Boolean).length > 1) {
    throw new UsageError(
      'E_USAGE',
      'Several options choose the localities.',
      'Give one of --states, --localities, --all (rvu schedule), or one place.',
    );
  }
  if (all) return { localities: schedule.localities(), notices: [] };
  if (states) return together(states.map((state) => resolvedPlace({ state }, schedule, false)));
  if (localities) return together(localities.map((locality) => resolvedPlace({ locality }, schedule, true)));
  return hasPlace ? together([resolvedPlace(query, schedule, strict)]) : null;
}
