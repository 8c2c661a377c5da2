import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchBatch } from './batch.mjs';
import { benchClaims } from './claims.mjs';
import { benchDates } from './dates.mjs';
import { benchDiff } from './diff.mjs';
import { benchQuoted } from './quoted.mjs';
import { machine, print } from './report.mjs';
import { benchSchedule } from './schedule.mjs';
import { benchStartup } from './startup.mjs';
import { ROOT } from './tables.mjs';
import { benchZips } from './zips.mjs';

const BENCHES = {
  startup: benchStartup,
  batch: benchBatch,
  quoted: benchQuoted,
  zips: benchZips,
  claims: benchClaims,
  schedule: benchSchedule,
  dates: benchDates,
  diff: benchDiff,
};
const USAGE = `node tests/bench/run.mjs [--quick] [--only ${Object.keys(BENCHES).join('|')}]`;

function readOptions() {
  const { values } = parseArgs({
    options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
  });
  if (values.only !== undefined && !Object.hasOwn(BENCHES, values.only)) throw new Error(`Usage: ${USAGE}`);
  return values;
}

async function run({ quick, only }) {
  if (!existsSync(join(ROOT, 'dist', 'bin', 'main.cjs'))) throw new Error('Run "npm run build" first.');
  const directory = mkdtempSync(join(tmpdir(), 'rvu-bench-'));
  try {
    print(machine());
    for (const name of only ? [only] : Object.keys(BENCHES)) await BENCHES[name]({ directory, quick });
    rmSync(directory, { recursive: true });
  } catch (error) {
    print(`\nThe files are left in ${directory}`);
    throw error;
  }
}

try {
  await run(readOptions());
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
