import { writeFileSync } from 'node:fs';
import { removeQuietly } from './temporary.js';

/**
 * Writes a file that can be made again at any time: not durably, and in silence if it fails. A reader must be able to tell
 * half a file from a whole one.
 */
export function writeLoosely(path: string, text: string): void {
  try {
    writeFileSync(path, text, { mode: 0o600 });
  } catch {
    removeQuietly(path);
  }
}
