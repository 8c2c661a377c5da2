import { defineCommand } from '../../options/command.js';
import type { ValuesOf } from '../../options/define.js';
import { OUTPUT_OPTIONS } from '../../options/output.js';

const OPTIONS = {
  ...OUTPUT_OPTIONS,
  csv: { ...OUTPUT_OPTIONS.csv, help: 'list: comma-separated values; show: the relative values themselves' },
} as const;

export type ReleaseOptions = ValuesOf<typeof OPTIONS>;

export const RELEASE = defineCommand({
  name: 'release',
  summary: 'the CMS releases in the bundle: dates, sources, relative values as CSV',
  description: 'List the CMS releases in the bundle, or show one with its sources and what it lacks.',
  argument: ['[words...]', 'list, or show and a release: show RVU24AR'],
  options: OPTIONS,
  help: `
Commands answer from the release marked *; diff and history compare releases.
show --csv prints the relative values as plain CSV, without CMS's descriptions;
its SHA-256 is the one that show states. Some releases were rebuilt from a table
of CMS's figures, and some use files of another release, such as the ZIP codes
of January 2026; show says which.

Examples:
  rvu release list
  rvu release show RVU24AR
  rvu release show RVU23C --csv > rvu23c.csv
  rvu release list --json
`,
});
