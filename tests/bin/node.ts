import { spawnSync } from 'node:child_process';

/** Runs this Node without the environment variables that change what it compiles or caches. */
export function nodeWith(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const {
    NODE_OPTIONS: _,
    NODE_DISABLE_COMPILE_CACHE: __,
    NODE_COMPILE_CACHE: ___,
    ...outside
  } = process.env;
  return spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...outside, ...env } });
}
