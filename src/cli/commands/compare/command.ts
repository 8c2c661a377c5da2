import { defineCommand } from '../../options/command.js';
import type { ValuesOf } from '../../options/define.js';
import { LOCALITIES_OPTIONS } from '../../options/localities.js';
import { OUTPUT_OPTIONS } from '../../options/output.js';
import { PLACE_FILTER_OPTIONS } from '../../options/place.js';
import { PRICING_OPTIONS, settingOptions } from '../../options/pricing.js';
import { RELEASE_OPTIONS } from '../../options/release.js';
import { MOST_SHOWN, TOP_OPTION } from '../../options/top.js';
import { choice, wholeNumber } from '../../options/values.js';

/** What can be shown side by side besides codes. */
const AGAINST = ['setting', 'qp'] as const;
export type Against = (typeof AGAINST)[number];

const SORTS = ['amount', 'difference', 'percent', 'name', 'key'] as const;
export type CompareSort = (typeof SORTS)[number];

function againstValue(text: string): readonly Against[] {
  const words = text.split(/[\s,]+/).filter(Boolean);
  return [...new Set(words.map(choice('--against', AGAINST)))];
}

const OPTIONS = {
  ...RELEASE_OPTIONS,
  ...PLACE_FILTER_OPTIONS,
  ...LOCALITIES_OPTIONS,
  ...settingOptions('without it, nonfacility'),
  against: {
    flags: '--against <what>',
    help: 'side by side: setting, qp, or setting,qp',
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
  summary: 'a code in every locality; codes, settings or QP side by side',
  description: 'Compare amounts: between localities, codes, settings, or QP and non-QP.',
  argument: ['<codes...>', '99213, or several side by side'],
  names: ['code'],
  options: OPTIONS,
  help: `
One code: every locality, highest first, with a bar and its distance from the
national amount. Several codes, or --against, are shown side by side with
difference and percent; any two of codes, settings and QP fit one table.

Examples:
  rvu compare 99213
  rvu compare 99213 --top 5 --bottom 5
  rvu compare 99213 99214 --states CA,NV
  rvu compare 99213 --localities CA-05,NV-00 --pos 22
  rvu compare 45378 --against setting --sort percent
  rvu compare 70553 --against setting,qp --state TX
  rvu compare 99213 99214 99215 --csv > visits.csv
`,
});
