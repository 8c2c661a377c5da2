import { CHANGE_KINDS, type ChangeKind } from '../../../core/history/release-diff.js';
import { defineCommand } from '../../options/command.js';
import { badValue, type ValuesOf } from '../../options/define.js';
import { OUTPUT_OPTIONS } from '../../options/output.js';
import { PLACE_OPTIONS } from '../../options/place.js';
import { settingOption } from '../../options/pricing.js';
import { ROW_FILTER_OPTIONS } from '../../options/section.js';
import { TOP_OPTION } from '../../options/top.js';

/** What --only takes: every kind of change. */
export const SHOWN_KINDS = CHANGE_KINDS.filter((kind) => kind !== 'same');

function kindsValue(text: string): ReadonlySet<ChangeKind> {
  const words = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  const kinds = words.map((word) => SHOWN_KINDS.find((kind) => kind === word));
  if (words.length > 0 && !kinds.includes(undefined)) return new Set(kinds as ChangeKind[]);
  throw badValue('--only', text, `Give some of ${SHOWN_KINDS.join(', ')}.`);
}

const OPTIONS = {
  locality: PLACE_OPTIONS.locality,
  setting: settingOption('without it, nonfacility'),
  only: {
    flags: '--only <kinds>',
    help: 'only these changes: new, deleted, status, rvu, payment',
    parse: kindsValue,
    values: SHOWN_KINDS,
  },
  ...ROW_FILTER_OPTIONS,
  volumes: {
    flags: '--volumes <file>',
    help: 'the effect on your services: a CSV of code, modifier, volume, setting',
    parse: (text: string): string => text,
    values: 'file',
  },
  top: { ...TOP_OPTION, help: 'the n largest effects; on the screen, 10' },
  ...OUTPUT_OPTIONS,
} as const;

export type DiffOptions = ValuesOf<typeof OPTIONS>;

export const DIFF = defineCommand({
  name: 'diff',
  summary: 'two CMS releases: codes new or gone, RVUs and amounts that changed',
  description: 'Compare two CMS releases: new and deleted rows, statuses, RVUs and amounts, by their effect.',
  argument: [
    '<words...>',
    'two releases (latest is the newest), then any codes, ranges or prefixes: RVU25D RVU26A 992*',
  ],
  names: ['release', 'release', 'code'],
  options: OPTIONS,
  help: `
Amounts are national and outside a facility unless --locality or --setting says
otherwise. A row is listed under the first of these that is true: it is new or
deleted; its status, one of its RVUs, or only its amount changed. Rows that both
releases pay come first, the largest difference in dollars before the others;
then those that one of them does not pay. Without codes, only rows that changed
are listed. rvu release list names the releases. --section and --status look at
the row of either release; codes that are gone may have no section.

--volumes prices your own services in both releases. The file has a header with
code (or hcpcs, cpt) and volume (or units, services), and if you like modifier
and setting or pos. Of modifiers, 26, TC and 53 are priced, those that change no
amount, such as 25, are passed over, and lines with any other, such as 50, are
left out. Columns may be named as in any batch; standard error says what each
was read as. The difference is split in one order: work, PE and MP RVUs, GPCIs,
conversion factor, each taking its new value while the later ones keep the old;
coverage is what only one release pays. The parts add up to the total to the
cent.

Examples:
  rvu diff RVU25D RVU26A
  rvu diff RVU25D RVU26A 99213 70553
  rvu diff RVU24A RVU24AR 99202-99215 --locality CA-05
  rvu diff RVU25D RVU26A --section radiology --top 20
  rvu diff RVU25D RVU26A --volumes mine.csv --locality CA-05
  rvu diff RVU26A RVU26C --only new,deleted,status --csv
`,
});
