import { mkdirSync, readdirSync } from 'node:fs';
import { outputProblem } from './problem.js';
import { removeQuietly } from './temporary.js';

/**
 * Makes a folder and those above it, unless they are there.
 * @param mode who may read it: by default, whoever the system lets
 * @throws OutputError E_OUTPUT
 */
export function makeFolder(path: string, mode = 0o777): void {
  try {
    mkdirSync(path, { recursive: true, mode });
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
