import { type CheckResult, checkData } from '../data/check/index.js';

/** `npm run data:check -- [folder]`: proves that the bundled data is correct. */
const USAGE = `Usage: npm run data:check -- [data folder]

Runs every check over data/ or the folder given and prints each with ok or its problems.
Exit code: 0 all well, 1 problems found, 2 could not run.
`;

/** A damaged file can have a problem on every line; the first few show what happened. */
const SHOWN = 10;

function render({ name, problems }: CheckResult): string {
  if (problems.length === 0) return `ok       ${name}\n`;
  const lines = problems.slice(0, SHOWN).map((problem) => `           ${problem}\n`);
  const more = problems.length - SHOWN;
  return `PROBLEM  ${name}\n${lines.join('')}${more > 0 ? `           … and ${more} more\n` : ''}`;
}

/** A folder without a manifest, or a rule table that is not JSON, cannot be checked at all. */
function cannotRun(error: unknown): boolean {
  return error instanceof SyntaxError || (error as NodeJS.ErrnoException).code !== undefined;
}

function check(args: readonly string[]): number {
  const [dir = 'data', ...rest] = args;
  if (rest.length > 0 || dir.startsWith('-')) {
    process.stderr.write(USAGE);
    return 2;
  }
  try {
    const results = checkData(dir);
    process.stdout.write(results.map(render).join(''));
    return results.some(({ problems }) => problems.length > 0) ? 1 : 0;
  } catch (error) {
    if (!cannotRun(error)) throw error;
    process.stderr.write(`data:check: ${(error as Error).message}\n`);
    return 2;
  }
}

process.exitCode = check(process.argv.slice(2));
