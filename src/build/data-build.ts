import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { OLDER_RELEASES } from '../data/bundle/held-releases.js';
import { ImportError } from '../data/import/formats/source-file.js';
import { buildData, importRules, readCmsFiles } from '../data/import/index.js';
import { addOlder } from '../data/import/older-releases.js';
import { importRelease } from '../data/import/release.js';

/** `npm run data:build -- <folder, files or archive> …`: imports a CMS release into the bundle. */
const USAGE = `Usage: npm run data:build -- <folder, files or archive> [options]

Imports one CMS release (PPRRVU, GPCI and, where they are there, the QPP, ANES,
LOCCO, ZIP5 and anesthesia base unit files) as CMS publishes it, into data/. The
DESCRIPTION column is never carried over.

Options:
  --older                add it to the older releases, which are kept compactly
  --rebuilt <path>       files that were written from a table of the release;
                         CMS's own file of a kind takes precedence over them
  --rebuilt-from <text>  whose table that is
  --out <folder>         a data folder other than data/

Examples:
  npm run data:build -- ../shared/cms/RVU26A ../shared/cms/zip ../shared/cms/anesthesia
  npm run data:build -- --older ../shared/cms/archives/RVU23A.zip
  npm run data:build -- --older ../shared/cms/RVU20B \\
    --rebuilt ../shared/cms/reconstructed/RVU20B.zip --rebuilt-from "arkrvu (MIT)"
`;

const OPTIONS = {
  older: { type: 'boolean' },
  rebuilt: { type: 'string', multiple: true },
  'rebuilt-from': { type: 'string' },
  out: { type: 'string' },
  help: { type: 'boolean' },
} as const;

function build(args: readonly string[]): number {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const { older, rebuilt = [], out = 'data', 'rebuilt-from': rebuiltFrom } = values;
  const isUnclear = rebuilt.length > 0 && (rebuiltFrom === undefined || !older);
  if (positionals.length + rebuilt.length === 0 || isUnclear || values.help) {
    process.stderr.write(USAGE);
    return 2;
  }
  const files = [...readCmsFiles(positionals), ...readCmsFiles(rebuilt, rebuiltFrom)];
  const entry = older
    ? addOlder(join(out, OLDER_RELEASES), importRelease(files, importRules()))
    : buildData(positionals, out).entry;
  const lines = entry.files.map((file) => `  ${file.name}  ${file.rows} rows`);
  process.stdout.write(
    `${entry.id} (released ${entry.released ?? 'date not stated'}) → ${out}\n${lines.join('\n')}\n`,
  );
  return 0;
}

try {
  process.exitCode = build(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ImportError) && (error as NodeJS.ErrnoException).code === undefined) throw error;
  process.stderr.write(`data:build: ${(error as Error).message}\n`);
  process.exitCode = 2;
}
