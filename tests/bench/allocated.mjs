/**
 * Prints how many bytes of the heap `rvu <command>` allocates for each line of the second half of a file.
 *
 * node allocated.mjs command claims.csv
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from './tables.mjs';

const CHUNK = 256 * 1024;
const [command, path] = process.argv.slice(2);
const { loadProgram } = createRequire(import.meta.url)(join(ROOT, 'bin', 'rvu.cjs'));
const { run } = loadProgram(join(ROOT, 'dist', 'bin', 'main.cjs'), undefined, command);
const content = readFileSync(path);
const linesIn = (from, to) => content.subarray(from, to).filter((byte) => byte === 10).length;
const heap = () => process.memoryUsage().heapUsed;

let half = 0;
let before = 0;
let after = 0;

/** The file in chunks, noting the heap at its half and at its end. */
async function* chunks() {
  for (let at = 0; at < content.length; at += CHUNK) {
    if (half === 0 && at > content.length / 2) {
      half = at;
      before = heap();
    }
    yield content.subarray(at, at + CHUNK);
  }
  after = heap();
}

const nowhere = {
  errored: null,
  write(_, written) {
    written?.();
    return true;
  },
  on() {},
  off() {},
};
const io = { stdin: chunks(), stdout: nowhere, stderr: nowhere, env: {} };
await run([command, ...(command === 'claim' ? ['-'] : [])], io);
process.stdout.write(String((after - before) / linesIn(half, content.length)));
