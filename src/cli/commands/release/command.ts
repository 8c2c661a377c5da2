import { defineCommand } from '../../options/command.js';
import type { ValuesOf } from '../../options/define.js';
import { OUTPUT_OPTIONS } from '../../options/output.js';

const OPTIONS = {
  ...OUTPUT_OPTIONS,
  csv: { ...OUTPUT_OPTIONS.csv, help: 'list: comma-separated values; show: the relative values themselves' },
  amounts: {
    flags: '--amounts <file>',
    help: "verify: CMS's amounts for the release, OPPSCAP, PFALL or PFREV (may be repeated)",
    parse: (text: string, before: readonly string[] | undefined): readonly string[] => [
      ...(before ?? []),
      text,
    ],
    values: 'file',
  },
} as const;

export type ReleaseOptions = ValuesOf<typeof OPTIONS>;

export const RELEASE = defineCommand({
  name: 'release',
  summary: 'CMS releases: dates, sources, CSV; add your own',
  description: 'List the available CMS releases, show one with its sources, or add the files of another.',
  argument: ['[words...]', 'list; show, remove, verify and a release; add and files'],
  names: { list: [], show: 'release', add: 'file', remove: 'release', verify: 'release' },
  options: OPTIONS,
  help: `
Commands answer from the release marked *; diff and history compare releases.
show --csv prints the relative values as plain CSV, without CMS's descriptions;
its SHA-256 is the one that show states. Some releases were rebuilt from a table
of CMS's figures, and some use files of another release, such as the ZIP codes
of January 2026; show says which.

add takes CMS's archives exactly as downloaded, folders or single files: the
relative values (PPRRVU, with and without QPP) with their GPCI file, counties,
anesthesia factors and OPPS cap, as CSV, workbook or text; and ZIP5, ZIP9 and
anesthesia base units alone. Everything is read, checked as the bundle is and
compiled before anything is written: it is added whole, or not at all, and the
message says why. A release of the same name is replaced; the default stays.
RVU_DATA names the folder; the usual one: rvu help data.

verify prices again what CMS priced for a release, its OPPS cap amounts and the
files given with --amounts, counts the rows that agree to the cent, and runs the
checks of the data; without a release, for all of them. Five OPPSCAP files are
known to differ, and the answer says why. Exit code 1: something else differs or
fails.

Examples:
  rvu release list
  rvu release show RVU24AR
  rvu release show RVU23C --csv > rvu23c.csv
  rvu release list --json
  rvu release add rvu26d-updated-08-26-2026.zip
  rvu release remove RVU26D
  rvu release verify RVU26A
  rvu release verify RVU26C --amounts PFREV26C.zip
`,
});
