import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { whyUnreadable } from '../../files/problem.js';
import { ImportError } from './source-file.js';

/** Files and folders as a user names them: what the system refuses is reported as a problem of the file, not of the program. */

/** CMS's largest file, of national payment amounts, has some 110 MB; one that has more is not CMS's. */
export const LARGEST_FILE = 160_000_000;

/** @throws ImportError for what the system refuses */
function asking<T>(path: string, ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    const problem = error as NodeJS.ErrnoException;
    throw problem.code === undefined ? error : new ImportError(path, whyUnreadable(problem));
  }
}

export const isFolder = (path: string): boolean => asking(path, () => statSync(path).isDirectory());

/** The file itself, or the files in a folder, without those of its subfolders. @throws ImportError */
export const filesAt = (path: string): string[] =>
  isFolder(path) ? asking(path, () => readdirSync(path).map((name) => join(path, name))) : [path];

/**
 * The bytes of a file.
 * @param largest how many bytes a file of CMS of this kind can have
 * @throws ImportError
 */
export function bytesOf(path: string, largest = LARGEST_FILE): Buffer {
  const { size } = asking(path, () => statSync(path));
  if (size > largest)
    throw new ImportError(
      basename(path),
      `it is larger than ${largest / 1e6} MB, which no such file of CMS is`,
    );
  return asking(path, () => readFileSync(path));
}
