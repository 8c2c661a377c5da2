/**
 * Prices random lines with the SQL of `rvu sql` in Spark and compares every answer with `rvu pay`; and prices random
 * claims in Spark with the module of `rvu sql --python` and compares every row with `rvu claim`.
 *
 * node tests/warehouse/spark.mjs [lines] [folder of an export]
 *
 * Spark is installed by pip into a virtual environment of its own, the first time. It needs Python 3 and Java 17.
 */
import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { writeWholeClaims } from '../bench/claim-file.mjs';
import { compare } from './compare.mjs';
import { writeLines } from './lines.mjs';
import { priced, printed, RVU } from './rvu.mjs';

const REQUIREMENTS = join(import.meta.dirname, 'requirements.txt');
const CACHE = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
/** The environment, and its Python once everything is installed. */
const VENV = process.env.RVU_SPARK_VENV || join(CACHE, 'rvu-tests', 'spark');
export const PYTHON = join(VENV, 'bin/python');

/** Whether nothing is left to install. */
export function isInstalled() {
  try {
    execFileSync('java', ['-version'], { stdio: 'ignore' });
    execFileSync(PYTHON, ['-c', 'import pyspark, pyarrow, pandas'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function install() {
  execFileSync('python3', ['-m', 'venv', VENV], { stdio: 'inherit' });
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', REQUIREMENTS];
  execFileSync(PYTHON, pip, { stdio: 'inherit' });
}

/** Random claims, with the number of each line as its first column. */
async function writeClaims(path, count) {
  const plain = `${path}.plain`;
  writeWholeClaims(plain, count);
  await pipeline(
    createInterface({ input: createReadStream(plain) }),
    async function* (lines) {
      let number = 0;
      for await (const line of lines) {
        yield `${number === 0 ? 'line' : number},${line}\n`;
        number++;
      }
    },
    createWriteStream(path),
  );
  rmSync(plain);
}

/** Compares both ways of both commands. @param lines a multiple of 100 */
export async function comparedInSpark(lines, exported) {
  const folder = mkdtempSync(join(tmpdir(), 'rvu-spark-'));
  const at = (name) => join(folder, name);
  try {
    const tables = exported ?? at('mpfs');
    if (!exported) printed('export', tables);
    writeFileSync(at('rvu_spark.py'), printed('sql', '--python'));
    writeLines(at('lines.csv'), lines);
    await writeClaims(at('claims.csv'), lines);
    const one = {
      usual: priced('pay', at('lines.csv'), at('paid.csv')),
      qp: priced('pay', at('lines.csv'), at('paid-qp.csv'), ['--qp']),
      claims: priced('claim', at('claims.csv'), at('claimed.csv')),
    };
    const script = join(import.meta.dirname, 'spark.py');
    const env = { ...process.env, PATH: `${dirname(PYTHON)}:${process.env.PATH}`, PYSPARK_PYTHON: PYTHON };
    const out = execFileSync(PYTHON, [script, folder, tables, process.execPath, RVU], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const { claims, failures, partitions, seconds: spark } = JSON.parse(out.trim().split('\n').at(-1));
    return {
      usual: await compare(at('paid.csv'), at('usual.csv')),
      qp: await compare(at('paid-qp.csv'), at('qp.csv')),
      claims,
      failures,
      partitions,
      seconds: { one, spark },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const perSecond = (lines, seconds) => Math.round(lines / seconds).toLocaleString('en-US');

/** Whether every row of claims came back as one process of `rvu claim` has it. */
export const isSame = ({ rows, in: given, out, one, different, columns }) =>
  columns && different === 0 && [given, out, one].every((count) => count === rows);

function report(count, { usual, qp, claims, partitions, seconds: { one, spark } }) {
  const said = (kind) =>
    `${perSecond(count, spark[kind])} lines/s in Spark, ${perSecond(count, one[kind])} in one process`;
  const same = ({ lines, priced, refused, needsClaim }) =>
    `${lines} lines: ${priced} amounts and ${refused} reasons equal to rvu pay, ${needsClaim} left to rvu claim`;
  return [
    `SQL: ${same(usual)}; ${said('usual')}`,
    `SQL for QPs: ${same(qp)}; ${said('qp')}`,
    `claims: ${claims.in} rows in, ${claims.out} out of ${partitions} partitions, ` +
      `${claims.different} different from rvu claim, ${claims.priced} priced; ${said('claims')}`,
  ].join('\n');
}

if (process.argv[1] === import.meta.filename) {
  const [lines = '2000000', exported] = process.argv.slice(2);
  if (!isInstalled()) install();
  const answered = await comparedInSpark(Number(lines), exported);
  process.stdout.write(`${report(Number(lines), answered)}\n`);
  if (!isSame(answered.claims)) process.exitCode = 1;
}
