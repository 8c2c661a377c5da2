/** The program as it was built, for the comparisons with databases. */
import { execFileSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { resolve } from 'node:path';

export const RVU = resolve(import.meta.dirname, '../../bin/rvu.cjs');
/** Without the defaults of the person who runs the comparison */
const env = { ...process.env, RVU_CONFIG: '' };

/** What a command prints. */
export const printed = (...args) =>
  execFileSync(process.execPath, [RVU, ...args], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });

/** Prices a file with one process, whose exit code 1 says that some lines were refused. @returns seconds */
export function priced(command, input, output, options = []) {
  const [stdin, stdout] = [openSync(input, 'r'), openSync(output, 'w')];
  const start = performance.now();
  try {
    execFileSync(process.execPath, [RVU, command, ...options], { env, stdio: [stdin, stdout, 'ignore'] });
  } catch (error) {
    if (error.status !== 1) throw error;
  } finally {
    closeSync(stdin);
    closeSync(stdout);
  }
  return (performance.now() - start) / 1000;
}
