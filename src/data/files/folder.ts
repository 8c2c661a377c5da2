import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { outputProblem } from './problem.js';
import { removeQuietly } from './temporary.js';

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/**
 * Makes a folder and those above it. Node's own way of doing so never ends where the system has a folder in which none
 * can be made, such as /proc on Linux.
 */
function make(path: string, mode: number): void {
  if (isFolder(path)) return;
  const above = dirname(path);
  if (above !== path) make(above, mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Another process may have made it in the meantime.
    if (!isFolder(path)) throw error;
  }
}

/**
 * Makes a folder and those above it, unless they are there.
 * @param mode who may read it: by default, whoever the system lets
 * @throws OutputError E_OUTPUT
 */
export function makeFolder(path: string, mode = 0o777): void {
  try {
    make(resolve(path), mode);
  } catch (error) {
    throw outputProblem(path, error);
  }
}

/** Makes a folder that only its owner can read. @throws OutputError E_OUTPUT */
export function makePrivateFolder(path: string): void {
  makeFolder(path, 0o700);
}

/** The names of a folder's files with an ending, without it, in order; none if there is no folder. */
export function namesIn(folder: string, ending: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .map((name) => name.slice(0, -ending.length))
      .sort();
  } catch {
    return [];
  }
}

/** Removes files that nothing refers to any more; what cannot be removed now is removed the next time. */
export function removeFiles(paths: readonly string[]): void {
  for (const path of paths) removeQuietly(path);
}
