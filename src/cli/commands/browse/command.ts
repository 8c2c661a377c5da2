import { defineCommand } from '../../options/command.js';
import type { ValuesOf } from '../../options/define.js';
import { OUTPUT_OPTIONS } from '../../options/output.js';

const OPTIONS = {
  rbcs: { flags: '--rbcs', help: "the tree of CMS's classification (RBCS) instead of sections" },
  codes: { flags: '--codes', help: 'the codes themselves, however many' },
  ...OUTPUT_OPTIONS,
} as const;

export type BrowseOptions = ValuesOf<typeof OPTIONS>;

export const BROWSE = defineCommand({
  name: 'browse',
  summary: 'the tree of sections, subsections and families, down to codes',
  description: 'Walk the code set: sections, subsections, families and codes, with counts and work RVUs.',
  argument: ['[section...]', 'surgery, psychiatry, "medicine cardiovascular", 99202-99215, "colonoscopy"'],
  names: ['section'],
  options: OPTIONS,
  help: `
Counts are codes in the release, and those that Medicare prices; medians and
ranges are the work RVUs of priced codes that have any. --rbcs shows the
categories, subcategories and families of CMS's Restructured BETOS
Classification System of 2024, and lists newer codes as not classified.

Examples:
  rvu browse
  rvu browse surgery
  rvu browse psychiatry
  rvu browse medicine cardiovascular --codes
  rvu browse 99202-99215
  rvu browse --rbcs
  rvu browse --rbcs musculoskeletal
  rvu browse radiology --csv
`,
});
