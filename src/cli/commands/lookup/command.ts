import { CODE_ROLES } from '../../../batch/input/roles.js';
import { columnOptions, READING_OPTIONS } from '../../options/columns.js';
import { BATCH_HINT, defineCommand, readsBatch } from '../../options/command.js';
import type { ValuesOf } from '../../options/define.js';
import { EXCEL_SAFE_OPTION, OUTPUT_OPTIONS } from '../../options/output.js';
import { QP_OPTION } from '../../options/pricing.js';
import { RELEASE_OPTIONS } from '../../options/release.js';

const OPTIONS = {
  ...RELEASE_OPTIONS,
  ...QP_OPTION,
  full: { flags: '--full', help: 'whole pages for ranges and prefixes too' },
  brief: { flags: '--brief', help: 'the figures only; one line per code for several' },
  faq: { flags: '--faq', help: 'questions and answers too' },
  ...OUTPUT_OPTIONS,
  ...EXCEL_SAFE_OPTION,
} as const;

export type LookupOptions = ValuesOf<typeof OPTIONS>;

export const LOOKUP = defineCommand({
  name: 'lookup',
  summary: 'the page of a code: what it is, RVUs, payment, rules, rank',
  description: 'Look up codes: what they are, RVUs, national payment, policy, guidance, comparison.',
  argument: [
    '[codes...]',
    '90853, 70553-26, 99202-99215, "9083*"; or a CSV or Excel file, - for standard input',
  ],
  names: ['code'],
  options: { ...OPTIONS, ...columnOptions(CODE_ROLES), ...READING_OPTIONS },
  isBatch: readsBatch,
  help: `
One code is a page: name, description, plain language, clinical context,
figures, policy, guidance, comparison, specialties, related codes. Texts that do
not exist yet are left out. --brief keeps the figures: a screen for one code,
one line each for several, as for ranges and prefixes.
A code that has ended is answered with what reports the service now, a code of
another fee schedule (E0601) with who pays it.

Examples:
  rvu lookup 90853
  rvu lookup 70553-26 45378 G0121
  rvu lookup 99202-99215
  rvu lookup '9083*' --full
  rvu lookup 90853 --faq
  rvu lookup 27447 --json
  rvu lookup 99201 E0601
  cut -d, -f3 visits.csv | rvu lookup > figures.csv
${BATCH_HINT}`,
});
