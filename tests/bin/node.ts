import { spawnSync } from 'node:child_process';

/** Runs this Node, with nothing of the environment that changes what it compiles or keeps. */
export function nodeWith(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const {
    NODE_OPTIONS: _,
    NODE_DISABLE_COMPILE_CACHE: __,
    NODE_COMPILE_CACHE: ___,
    ...outside
  } = process.env;
  return spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...outside, ...env } });
}
