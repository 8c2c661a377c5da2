import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import readSheets from 'read-excel-file/node';
import { ImportError } from '../data/import/formats/source-file.js';
import { buildReference, type GivenFile, referenceRole } from '../data/import/reference/index.js';
import type { SheetCell } from '../data/import/reference/work-time.js';

/** `npm run data:reference -- <folders or files> [--out <folder>]`: imports CMS's other figures about codes. */
const USAGE = `Usage: npm run data:reference -- <folders or files> [--out <folder>]

Imports into data/reference, or the folder given, what CMS publishes about codes besides the fee schedule: the
physician work times (workbook) and the relative values of the same year (PPRRVU), the Restructured BETOS
Classification System, and the most billed codes by specialty and in all. Figures only, no descriptions.

Example: npm run data:reference -- ../shared/cms/time ../shared/cms/RVU25D ../shared/cms/rbcs ../shared/cms/utilization
`;

function listFiles(path: string): string[] {
  return statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path];
}

async function given(path: string): Promise<GivenFile> {
  const bytes = readFileSync(path);
  if (!path.toLowerCase().endsWith('.xlsx')) return { name: basename(path), bytes, sheet: null };
  const [sheet] = await readSheets(bytes);
  return { name: basename(path), bytes, sheet: (sheet?.data ?? []) as SheetCell[][] };
}

async function build(args: readonly string[]): Promise<number> {
  const outAt = args.indexOf('--out');
  const paths = args.filter((_, i) => outAt < 0 || (i !== outAt && i !== outAt + 1));
  const out = outAt < 0 ? 'data' : args[outAt + 1];
  if (paths.length === 0 || out === undefined || paths.includes('--help')) {
    process.stderr.write(USAGE);
    return 2;
  }
  try {
    const wanted = paths.flatMap(listFiles).filter((path) => referenceRole(basename(path)) !== null);
    const names = buildReference(await Promise.all(wanted.sort().map(given)), out);
    process.stdout.write(`${names.join('\n')}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof ImportError) && (error as NodeJS.ErrnoException).code === undefined) throw error;
    process.stderr.write(`data:reference: ${(error as Error).message}\n`);
    return 2;
  }
}

build(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
