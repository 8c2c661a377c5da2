import type { PlacePart } from '../../core/place/parts/query.js';
import { badValue, type ValuesOf } from './define.js';

const LOCALITY_FORM = 'Accepted: 05, CA-05, 0111205, 01112-05, a state (CA, california), or part of a name.';

const FORMS: Readonly<Record<PlacePart, string>> = {
  zip: 'Give five digits, as in 94110, or nine, as in 94110-1234.',
  county: 'Give a county with its state, as in "Alameda, CA".',
  locality: LOCALITY_FORM,
  state: LOCALITY_FORM,
  mac: LOCALITY_FORM,
};

const notBlank =
  (part: PlacePart) =>
  (text: string): string => {
    if (text.trim() === '') throw badValue(`--${part}`, text, FORMS[part]);
    return text;
  };

/** Where services are furnished; the parts narrow each other. */
export const PLACE_OPTIONS = {
  zip: {
    flags: '--zip <code>',
    help: 'ZIP code where the service is furnished: 94110, 94110-1234',
    parse: notBlank('zip'),
    overrides: 'locality',
  },
  county: {
    flags: '--county <name>',
    help: 'county: "Alameda, CA"',
    parse: notBlank('county'),
    overrides: 'locality',
  },
  locality: {
    flags: '-l, --locality <place>',
    help: 'locality: 05, CA-05, 0111205, 01112-05, (part of) a name, or national',
    parse: notBlank('locality'),
    default: 'locality',
    values: 'locality',
  },
  state: {
    flags: '--state <state>',
    help: 'state: CA or california',
    parse: notBlank('state'),
    overrides: 'locality',
    values: 'state',
  },
  mac: {
    flags: '--mac <number>',
    help: 'Medicare contractor (MAC), five digits',
    parse: notBlank('mac'),
    overrides: 'locality',
  },
} as const;

const { default: _, ...locality } = PLACE_OPTIONS.locality;

/** The same for commands that show many places: a configured locality would hide the others. */
export const PLACE_FILTER_OPTIONS = { ...PLACE_OPTIONS, locality } as const;

export type PlaceOptions = ValuesOf<typeof PLACE_OPTIONS>;
