/**
 * Prices random lines with the SQL of `rvu sql --dialect postgres` in a PostgreSQL server of its own, which listens on
 * a socket in a temporary folder only, and compares every answer with `rvu pay`.
 *
 * node tests/warehouse/postgres.mjs [lines]
 */
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare } from './compare.mjs';
import { writeLines } from './lines.mjs';
import { priced, printed } from './rvu.mjs';

const TRIES = 600;

/** PostgreSQL does not run as root; the packages of systems make a user for it. @returns null: it can run as we do */
function ownUser() {
  if (process.getuid() !== 0) return null;
  const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

const works = (program, ...args) => {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** Whether the programs are there, and a user that may run them. */
export const isInstalled = () =>
  ['postgres', 'initdb', 'psql'].every((program) => works(program, '--version')) &&
  (process.getuid() !== 0 || works('id', 'postgres'));

/** Starts a server in a folder. @returns what runs psql, and what ends the server */
async function serverIn(folder) {
  const data = join(folder, 'data');
  const user = ownUser();
  mkdirSync(data, { mode: 0o700 });
  if (user) for (const path of [folder, data]) chownSync(path, user.uid, user.gid);
  const as = { ...user, cwd: folder, stdio: 'ignore' };
  execFileSync('initdb', ['--no-sync', '--auth=trust', '--username=rvu', '--encoding=UTF8', '-D', data], as);
  const settings = ['-c', 'listen_addresses=', '-c', `unix_socket_directories=${folder}`, '-c', 'fsync=off'];
  const server = spawn('postgres', ['-D', data, ...settings], as);
  const ended = new Promise((done) => server.once('close', done));
  const at = ['-h', folder, '-U', 'rvu', '-d', 'postgres'];
  const psql = (...args) =>
    execFileSync('psql', [...at, '-X', '-q', '-v', 'ON_ERROR_STOP=1', ...args], {
      env: { ...process.env, PGOPTIONS: '-c client_min_messages=warning' },
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  for (let left = TRIES; left > 0 && !works('psql', ...at, '-c', 'SELECT 1'); left--) {
    await new Promise((again) => setTimeout(again, 100));
  }
  const end = async () => {
    server.kill('SIGINT');
    await ended;
  };
  return { psql, end };
}

const TABLE = `CREATE TABLE IF NOT EXISTS claim_lines (line_id INTEGER, date_of_service TIMESTAMP, code TEXT, modifier TEXT,
  units NUMERIC, pos TEXT, setting TEXT, zip TEXT, locality TEXT);
TRUNCATE claim_lines;
\\copy claim_lines FROM 'lines.csv' WITH (FORMAT csv, HEADER true)
`;

/** Compares the prices of random lines, those of QPs too. */
export async function comparedInPostgres(lines) {
  const folder = mkdtempSync(join(tmpdir(), 'rvu-postgres-'));
  const at = (name) => join(folder, name);
  let server;
  try {
    printed('export', at('mpfs'), '--format', 'csv');
    writeLines(at('lines.csv'), lines);
    server = await serverIn(folder);
    writeFileSync(at('table.sql'), TABLE);
    server.psql('-f', 'table.sql');
    const answered = {};
    for (const [kind, options] of Object.entries({ usual: [], qp: ['--qp'] })) {
      priced('pay', at('lines.csv'), at('paid.csv'), options);
      writeFileSync(at('rvu.sql'), printed('sql', '--dialect', 'postgres', ...options));
      let start = performance.now();
      server.psql('-f', 'rvu.sql');
      const loading = (performance.now() - start) / 1000;
      start = performance.now();
      server.psql(
        '-c',
        `\\copy (SELECT line_id, allowed_cents, reason FROM rvu_priced_lines ORDER BY line_id) TO 'priced.csv' WITH (FORMAT csv, HEADER true)`,
      );
      const seconds = (performance.now() - start) / 1000;
      answered[kind] = { loading, seconds, ...(await compare(at('paid.csv'), at('priced.csv'))) };
    }
    return answered;
  } finally {
    await server?.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  const answered = await comparedInPostgres(Number(process.argv[2] ?? 20_000));
  process.stdout.write(`${JSON.stringify(answered)}\n`);
}
