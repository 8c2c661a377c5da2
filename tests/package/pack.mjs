import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

/** Runs a program to completion. @throws Error with its output if it fails */
export function run(command, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', ...options });
  if (status === 0) return stdout;
  throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${error ?? ''}${stderr}${stdout}`);
}

/** npm itself; `npm run` tells its scripts where it is. */
const npmCli = process.env.npm_execpath;
export const npm = (args, options) =>
  npmCli ? run(process.execPath, [npmCli, ...args], options) : run('npm', args, options);

/** Packs the project as currently built; returns npm's own description, including its list of files. */
function pack(args) {
  // Without scripts, because a rebuild would disturb other tests.
  return JSON.parse(npm(['pack', '--ignore-scripts', '--json', ...args], { cwd: ROOT }))[0];
}

/** Paths of the files that would be published. */
export const packedFiles = () => pack(['--dry-run']).files.map(({ path }) => path);

/** Packs into a folder; returns the path of the tarball. */
export const packInto = (folder) => join(folder, pack(['--pack-destination', folder]).filename);

/** Installs a tarball by itself into an empty folder, without the project's installed packages. */
export function installInto(folder, tarball, node = process.execPath) {
  npm(['install', '--prefix', folder, '--no-audit', '--no-fund', tarball], { cwd: folder });
  const bin = join(folder, 'node_modules', 'rvu', 'bin', 'rvu.cjs');
  return { bin, rvu: (args, options) => run(node, [bin, ...args], { cwd: folder, ...options }) };
}
