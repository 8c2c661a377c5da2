import { CODE_ROLES } from '../../../batch/input/roles.js';
import { RANK_METRICS, RANK_POPULATIONS, RANK_SCOPES } from '../../../core/rank/choices.js';
import { columnOptions, READING_OPTIONS } from '../../options/columns.js';
import { BATCH_HINT, defineCommand, readsBatch } from '../../options/command.js';
import type { ValuesOf } from '../../options/define.js';
import { EXCEL_SAFE_OPTION, OUTPUT_OPTIONS } from '../../options/output.js';
import { settingOption } from '../../options/pricing.js';
import { RELEASE_OPTIONS } from '../../options/release.js';
import { choice } from '../../options/values.js';

const OPTIONS = {
  ...RELEASE_OPTIONS,
  by: {
    flags: '--by <metric>',
    help: 'work, total, payment or work-per-hour',
    parse: choice('--by', RANK_METRICS),
    initial: 'work',
    values: RANK_METRICS,
  },
  population: {
    flags: '--population <rule>',
    help: 'rows (26/TC/53 rows included) or codes (one row per code)',
    parse: choice('--population', RANK_POPULATIONS),
    initial: 'rows',
    values: RANK_POPULATIONS,
  },
  within: {
    flags: '--within <scope>',
    help: 'family (RBCS), subsection, section or all',
    parse: choice('--within', RANK_SCOPES),
    initial: 'section',
    values: RANK_SCOPES,
  },
  setting: { ...settingOption('for total and payment'), initial: 'nonfacility' },
  ...OUTPUT_OPTIONS,
  ...EXCEL_SAFE_OPTION,
} as const;

export type RankOptions = ValuesOf<typeof OPTIONS>;

export const RANK = defineCommand({
  name: 'rank',
  summary: 'percentile of a code within its section',
  description: 'Rank codes by work RVU (or total, or payment) among the codes of their section.',
  argument: ['[codes...]', '90853, 70553-26; or a CSV or Excel file, - for standard input'],
  names: ['code'],
  options: { ...OPTIONS, ...columnOptions(CODE_ROLES), ...READING_OPTIONS },
  isBatch: readsBatch,
  help: `
The population is part of the result: by default every row of the section with
a work RVU above zero, 26/TC/53 rows included. The percentile is the share of
the population at or below the code.

By work per hour, the work RVUs and CMS's minutes are both those of 2025, so
that they fit each other; a code that is newer has none. A family is that of
CMS's Restructured BETOS Classification (rvu browse --rbcs).

Examples:
  rvu rank 90853
  rvu rank 27447 --within subsection
  rvu rank 27447 --by work-per-hour --within family
  rvu rank 99214 --by payment --setting facility
  rvu rank 90853 --population codes --json
${BATCH_HINT}`,
});
