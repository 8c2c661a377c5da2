import { defineCommand } from '../../options/command.js';
import type { ValuesOf } from '../../options/define.js';
import { LOCALITIES_OPTIONS } from '../../options/localities.js';
import { OUTPUT_OPTIONS } from '../../options/output.js';
import { PLACE_FILTER_OPTIONS } from '../../options/place.js';
import { RELEASE_OPTIONS } from '../../options/release.js';
import { choice } from '../../options/values.js';

const SORTS = ['key', 'state', 'name', 'work', 'pe', 'mp', 'gaf', 'anesthesia'] as const;
export type LocalitySort = (typeof SORTS)[number];

const OPTIONS = {
  ...RELEASE_OPTIONS,
  ...PLACE_FILTER_OPTIONS,
  ...LOCALITIES_OPTIONS,
  sort: {
    flags: '--sort <column>',
    help: 'key, state, name, work, pe, mp, gaf or anesthesia',
    parse: choice('--sort', SORTS),
    values: SORTS,
  },
  reverse: { flags: '--reverse', help: 'in the opposite order' },
  full: { flags: '--full', help: 'a full entry for each, with its counties' },
  brief: { flags: '--brief', help: 'one line for each' },
  ...OUTPUT_OPTIONS,
} as const;

export type LocalitiesOptions = ValuesOf<typeof OPTIONS>;

export const LOCALITIES = defineCommand({
  name: 'localities',
  summary: 'payment localities: counties, GPCIs, anesthesia factor',
  description: 'Find localities: MAC, state, name, counties, GPCIs, anesthesia factor.',
  argument: ['[query...]', 'part of a name, a state, a county, a MAC or a ZIP code'],
  names: ['state'],
  options: OPTIONS,
  help: `
A query may be part of a name, a state, a county, a MAC or a ZIP code. A few
localities are shown in full, many as a table; --full and --brief decide. GAF,
the geographic adjustment factor, is the combined effect of the three GPCIs on
the average service: use it to compare localities; no price is computed from it.
There are 112 localities in the releases through 2023 and 109 since then.

Examples:
  rvu localities
  rvu localities texas --sort gaf --reverse
  rvu localities 94110
  rvu localities "Arlington, VA"
  rvu localities --mac 01112 --csv
  rvu localities texas --date 2021-06-15
`,
});
