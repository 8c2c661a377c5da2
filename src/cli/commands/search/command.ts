import { DEFAULT_LIMIT } from '../../../answer/find/search.js';
import { defineCommand } from '../../options/command.js';
import type { ValuesOf } from '../../options/define.js';
import { OUTPUT_OPTIONS } from '../../options/output.js';
import { ROW_FILTER_OPTIONS } from '../../options/section.js';
import { rvus, setOf, wholeNumber } from '../../options/values.js';

const MOST_RESULTS = 1000;
const GLOBAL_PERIODS = ['000', '010', '090', 'MMM', 'XXX', 'YYY', 'ZZZ'] as const;

const OPTIONS = {
  ...ROW_FILTER_OPTIONS,
  global: {
    flags: '--global <list>',
    help: 'only these global periods: 010,090',
    parse: setOf(
      '--global',
      new RegExp(`^(${GLOBAL_PERIODS.join('|')})$`),
      `Give global periods: ${GLOBAL_PERIODS.join(', ')}.`,
    ),
    values: GLOBAL_PERIODS,
  },
  minWork: { flags: '--min-work <rvu>', help: 'work RVU of at least', parse: rvus('--min-work') },
  maxWork: { flags: '--max-work <rvu>', help: 'work RVU of at most', parse: rvus('--max-work') },
  limit: {
    flags: '--limit <n>',
    help: 'how many codes at most',
    parse: wholeNumber('--limit', MOST_RESULTS),
    initial: String(DEFAULT_LIMIT),
  },
  ...OUTPUT_OPTIONS,
} as const;

export type SearchOptions = ValuesOf<typeof OPTIONS>;

export const SEARCH = defineCommand({
  name: 'search',
  summary: 'codes by name, abbreviation or plain words',
  description: 'Find codes by words: names, synonyms, abbreviations, plain language; typos are forgiven.',
  argument: ['<words...>', 'knee replacement, TKA, colonscopy, 4538'],
  options: OPTIONS,
  help: `
Every word must match, by its beginning, with a letter or two wrong, or by
another word for it; words like "surgery" and "left" may be missing. If few
codes have them all, codes with some are shown too. An exact name or synonym
comes first, then codes that are billed often. A size, time, age or number
chooses among codes: "3 cm", "30 minutes", "age 50", "2 views". Digits find
codes that begin with them. Codes of other fee schedules are listed apart.

Examples:
  rvu search knee replacement
  rvu search TKA
  rvu search colonscopy with snare
  rvu search laceration repair face 3 cm
  rvu search mri brain --section radiology
  rvu search hernia --global 090 --min-work 8 --limit 30
  rvu search group therapy --json
`,
});
