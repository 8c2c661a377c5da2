import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { expect, it } from 'vitest';
import type { Manifest, ManifestRelease } from '../../../src/data/bundle/manifest.js';
import { tempDir } from '../../support/temp.js';

/**
 * A process that adds one release and then another of the same name, again and again, is killed at a random moment:
 * the folder then holds one of the two, whole. A few times here; KILLS=200 was run by hand.
 */
const KILLS = Number(process.env.KILLS ?? 6);
const LONGEST_MS = 400;

const STORE = resolve(import.meta.dirname, '../../../src/data/added/store.ts');

/** Adds what is in two folders, in turn, until it is killed. */
const PROGRAM = `
import { readdirSync, readFileSync } from 'node:fs';
import { addTo } from ${JSON.stringify(STORE)};
const [, , dir, count, ...sources] = process.argv;
const releases = sources.map((source) => ({
  entry: JSON.parse(readFileSync(source + '/entry.json', 'utf8')),
  files: new Map(readdirSync(source).filter((name) => name !== 'entry.json').map((name) => [name, readFileSync(source + '/' + name)])),
}));
process.stdout.write('ready');
for (let i = 0; i < Number(count); i++) await addTo(dir, [releases[i % 2]], []);
`;

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** A release with two files of chance content, in a folder with its entry. */
function made(conversionFactor: string): string {
  const source = join(tempDir(), 'source');
  mkdirSync(source);
  const files = (['rvu', 'gpci'] as const).map((role) => {
    const bytes = randomBytes(role === 'rvu' ? 1_500_000 : 6_000);
    const hash = sha256(bytes);
    const name = `rvu27a${role === 'rvu' ? '' : '-gpci'}-${hash.slice(0, 12)}.csv`;
    writeFileSync(join(source, name), bytes);
    return { role, name, sha256: hash, rows: 1 };
  });
  const entry: ManifestRelease = {
    id: 'RVU27A',
    title: '',
    year: 2027,
    released: null,
    effective: { from: '2027-01-01', through: '2027-03-31' },
    conversionFactor,
    conversionFactorQp: null,
    sources: [],
    files,
  };
  writeFileSync(join(source, 'entry.json'), JSON.stringify(entry));
  return source;
}

/** The program in one file. */
function programFile(): string {
  const outfile = join(tempDir(), 'program.mjs');
  const stdin = { contents: PROGRAM, resolveDir: import.meta.dirname, loader: 'ts' } as const;
  buildSync({ stdin, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
  return outfile;
}

/** Starts the program and kills it. @returns what it wrote to standard error */
async function killedAdding(program: string, dir: string, sources: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [program, dir, 'Infinity', ...sources]);
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  const ended = new Promise<void>((done) => {
    child.on('close', () => done());
  });
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), Math.random() * LONGEST_MS));
  await ended;
  return errors;
}

/** What is wrong with a folder that should hold one of the releases, whole. */
function wrongIn(dir: string): string[] {
  const names = readdirSync(dir);
  // Killed before anything was added for the first time.
  if (!names.includes('manifest.json')) return [];
  const { releases } = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as Manifest;
  const [release, ...others] = releases;
  if (!release || others.length > 0) return [`${releases.length} releases`];
  return release.files.flatMap((file) =>
    names.includes(file.name) && sha256(readFileSync(join(dir, file.name))) === file.sha256
      ? []
      : [`${release.conversionFactor}: ${file.name} is not whole`],
  );
}

it(`holds one release or the other, whole, after each of ${KILLS} kills`, { timeout: 600_000 }, async () => {
  const dir = join(tempDir(), 'added');
  const sources = [made('33.1000'), made('33.2000')];
  const program = programFile();
  const seen = new Set<string>();
  for (let kill = 0; kill < KILLS; kill++) {
    expect(await killedAdding(program, dir, sources)).toBe('');
    expect(wrongIn(dir), `kill ${kill + 1}`).toEqual([]);
    if (readdirSync(dir).includes('manifest.json')) {
      const [release] = (JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as Manifest).releases;
      seen.add(release?.conversionFactor ?? '');
    }
  }
  process.stdout.write(
    `after ${KILLS} kills: ${readdirSync(dir).length} files, releases seen: ${[...seen].join(' ')}\n`,
  );
  // What the killed processes left behind goes with the next change.
  const last = spawn(process.execPath, [program, dir, '1', ...sources]);
  await new Promise((done) => last.on('close', done));
  expect(readdirSync(dir).sort()).toHaveLength(3);
});
