import { buildData } from '../data/import/index.js';
import { ImportError } from '../data/import/source-file.js';

/** `npm run data:build -- <folder or files> [--out <folder>]`: imports a CMS release into the bundle. */
const USAGE = `Usage: npm run data:build -- <folder or files> [--out <folder>]

Imports one CMS release (PPRRVU, GPCI and, where they are there, the QPP, ANES,
LOCCO, ZIP5 and anesthesia base unit files) as CMS publishes it, into data/ or the folder given. The DESCRIPTION
column is never carried over.

Example: npm run data:build -- ../shared/cms/RVU26A ../shared/cms/zip ../shared/cms/anesthesia
`;

function build(args: readonly string[]): number {
  const outAt = args.indexOf('--out');
  const paths = args.filter((_, i) => outAt < 0 || (i !== outAt && i !== outAt + 1));
  const out = outAt < 0 ? 'data' : args[outAt + 1];
  if (paths.length === 0 || out === undefined || paths.includes('--help')) {
    process.stderr.write(USAGE);
    return 2;
  }
  try {
    const { entry } = buildData(paths, out);
    const files = entry.files.map((file) => `  ${file.name}  ${file.rows} rows`);
    process.stdout.write(
      `${entry.id} (released ${entry.released ?? 'date not stated'}) → ${out}\n${files.join('\n')}\n`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof ImportError) && (error as NodeJS.ErrnoException).code === undefined) throw error;
    process.stderr.write(`data:build: ${(error as Error).message}\n`);
    return 2;
  }
}

process.exitCode = build(process.argv.slice(2));
