import { mkdirSync } from 'node:fs';
import { outputProblem } from './problem.js';
import { removeQuietly } from './temporary.js';

/** Makes a folder and those above it, unless they are there. @throws OutputError E_OUTPUT */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw outputProblem(path, error);
  }
}

/** Removes files that nothing refers to any more; what cannot be removed now is removed the next time. */
export function removeFiles(paths: readonly string[]): void {
  for (const path of paths) removeQuietly(path);
}
