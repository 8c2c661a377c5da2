import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWholeClaims } from './claim-file.mjs';
import { writeClaims } from './generate.mjs';
import { count, print } from './report.mjs';

const LINES = 400_000;
const CHILD = join(import.meta.dirname, 'allocated.mjs');
/** With so much room for new objects, nothing is collected while the second half is measured. */
const NO_COLLECTION = ['--min-semi-space-size=512', '--max-semi-space-size=512'];

/** Bytes allocated in the JavaScript heap for each line of the second half of a file: what is learned once is learned by then. */
export function printAllocation(directory) {
  print(`\nAllocation per line, over the second half of ${count(LINES)} lines`);
  for (const [command, write] of Object.entries({ pay: writeClaims, claim: writeWholeClaims })) {
    const path = join(directory, 'allocation.csv');
    write(path, LINES);
    const bytes = execFileSync(process.execPath, [...NO_COLLECTION, CHILD, command, path], {
      encoding: 'utf8',
    });
    print(`  rvu ${command}: ${count(Number(bytes))} bytes`);
    rmSync(path);
  }
}
