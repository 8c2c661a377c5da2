import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * Loads zlib when the first compressed file is read: a price of the plain release, which is what most runs
 * answer, would otherwise start later for nothing.
 */
export function loadZlib(): typeof import('node:zlib') {
  return createRequire(join(import.meta.dirname, 'zlib'))('node:zlib') as typeof import('node:zlib');
}
