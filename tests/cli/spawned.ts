/** The installed program as a shell starts it, to test what cannot be seen from within this process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tempDir } from '../support/temp.js';

export const ROOT = resolve(import.meta.dirname, '../..');
export const BIN = join(ROOT, 'bin/rvu.cjs');
export const STACK = /^\s+at /m;

let cache = '';
/** A cache of its own for the tests; the folder is removed after each test file. */
function cacheFolder(): string {
  if (!existsSync(cache)) cache = tempDir();
  return cache;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Start {
  /** A file to read from; otherwise standard input is an open pipe */
  readonly file?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly bin?: string;
}

export function start(args: readonly string[], { file, env = {}, cwd, bin = BIN }: Start = {}): ChildProcess {
  const { NO_COLOR: _, FORCE_COLOR: __, ...outside } = process.env;
  const stdin = file === undefined ? 'pipe' : openSync(file, 'r');
  return spawn(process.execPath, [bin, ...args], {
    stdio: [stdin, 'pipe', 'pipe'],
    // The settings and the cache of the person running the tests are left alone.
    env: { ...outside, RVU_CONFIG: '', RVU_JOURNAL: '', XDG_CACHE_HOME: cacheFolder(), ...env },
    ...(cwd ? { cwd } : {}),
  });
}

export function ended(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  return new Promise((done) => child.on('close', (code) => done({ code, stdout, stderr })));
}

/** Runs to the end with `input` on standard input; without one, the pipe stays open and silent. */
export function rvu(args: readonly string[], input?: string, options?: Start): Promise<Ended> {
  const child = start(args, options);
  if (input !== undefined) child.stdin?.end(input);
  return ended(child);
}

/** Runs a shell script in which $RVU is the program. */
export function shell(script: string, cwd?: string): Promise<Ended> {
  return ended(
    spawn('sh', ['-c', script], {
      env: {
        ...process.env,
        RVU_CONFIG: '',
        RVU_JOURNAL: '',
        XDG_CACHE_HOME: cacheFolder(),
        RVU: `${process.execPath} ${BIN}`,
      },
      ...(cwd ? { cwd } : {}),
    }),
  );
}
