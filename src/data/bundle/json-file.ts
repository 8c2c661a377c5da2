import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from '../../core/issue/errors.js';

const HINT = 'Install rvu again.';

function readText(dataDir: string, name: string): string {
  try {
    return readFileSync(join(dataDir, name), 'utf8');
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const why = isMissing ? 'is missing' : `cannot be read: ${(error as Error).message}`;
    throw new DataError('E_DATA_MISSING', `The bundled file ${name} ${why}.`, HINT);
  }
}

/**
 * A JSON file of the bundle.
 * @param name path within the data folder: "rules/rates.json"
 * @throws DataError E_DATA_MISSING, E_DATA_DAMAGED
 */
export function readBundledJson<T>(dataDir: string, name: string): T {
  const text = readText(dataDir, name);
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new DataError('E_DATA_DAMAGED', `The bundled ${name} is damaged.`, HINT);
  }
}
