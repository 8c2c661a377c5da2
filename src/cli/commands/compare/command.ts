import { LATEST } from '../../../answer/release/request.js';
import { defineCommand } from '../../options/command.js';
import { badValue, type ValuesOf } from '../../options/define.js';
import { LOCALITIES_OPTIONS } from '../../options/localities.js';
import { OUTPUT_OPTIONS } from '../../options/output.js';
import { PLACE_FILTER_OPTIONS } from '../../options/place.js';
import { PRICING_OPTIONS, settingOptions } from '../../options/pricing.js';
import { RELEASE_OPTIONS, releaseName } from '../../options/release.js';
import { MOST_SHOWN, TOP_OPTION } from '../../options/top.js';
import { choice, wholeNumber } from '../../options/values.js';

/** What can be shown side by side besides codes. */
const AGAINST: readonly string[] = ['setting', 'qp'];

export interface Against {
  readonly setting: boolean;
  readonly qp: boolean;
  /** "RVU25D", or "latest"; null: the release of the answer alone */
  readonly release: string | null;
}

const SORTS = ['amount', 'difference', 'percent', 'name', 'key'] as const;
export type CompareSort = (typeof SORTS)[number];

function againstValue(text: string): Against {
  const words = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  const others = words.filter((word) => !AGAINST.includes(word));
  const releases = new Set(others.map(releaseName));
  if (words.length === 0 || releases.size > 1 || releases.has(null))
    throw badValue('--against', text, `Give setting, qp, or a release such as RVU25D or ${LATEST}.`);
  const [release = null] = releases;
  return { setting: words.includes('setting'), qp: words.includes('qp'), release };
}

const OPTIONS = {
  ...RELEASE_OPTIONS,
  ...PLACE_FILTER_OPTIONS,
  ...LOCALITIES_OPTIONS,
  ...settingOptions('without it, nonfacility'),
  against: {
    flags: '--against <what>',
    help: `side by side: setting, qp, a release such as RVU25D, or ${LATEST}; or two of these`,
    parse: againstValue,
    values: AGAINST,
  },
  sort: {
    flags: '--sort <column>',
    help: 'amount, difference, percent, name or key',
    parse: choice('--sort', SORTS),
    values: SORTS,
  },
  reverse: { flags: '--reverse', help: 'in the opposite order' },
  top: TOP_OPTION,
  bottom: { flags: '--bottom <n>', help: 'only the n lowest', parse: wholeNumber('--bottom', MOST_SHOWN) },
  ...PRICING_OPTIONS,
  ...OUTPUT_OPTIONS,
} as const;

export type CompareOptions = ValuesOf<typeof OPTIONS>;

export const COMPARE = defineCommand({
  name: 'compare',
  summary: 'a code in every locality; codes, settings, releases side by side',
  description: 'Compare amounts: between localities, codes, settings, releases, or QP and non-QP.',
  argument: ['<codes...>', '99213, or several side by side'],
  names: ['code'],
  options: OPTIONS,
  help: `
One code: every locality, highest first, with a bar and its distance from the
national amount. Several codes, or --against, are shown side by side with
difference and percent; any two of codes, settings, releases and QP fit one
table. Of two releases the earlier one comes first.

Examples:
  rvu compare 99213
  rvu compare 99213 --top 5 --bottom 5
  rvu compare 99213 99214 --states CA,NV
  rvu compare 99213 --localities CA-05,NV-00 --pos 22
  rvu compare 45378 --against setting --sort percent
  rvu compare 70553 --against setting,qp --state TX
  rvu compare 99213 --against RVU25D --localities CA-05,NV-00
  rvu compare 99213 99214 99215 --csv > visits.csv
`,
});
