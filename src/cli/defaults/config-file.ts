import { readFileSync, type Stats, statSync } from 'node:fs';
import { UsageError } from '../../core/issue/errors.js';
import { whyNot } from '../../data/files/problem.js';
import { type JsonMember, JsonProblem, readJsonObject } from './json-lines.js';

/** Far more than all defaults need: a larger file is another one, named by mistake. */
const LARGEST = 64 * 1024;

const ELSEWHERE = 'RVU_CONFIG names another file, or none if it is set to nothing.';

const problem = (path: string, what: string, hint = ELSEWHERE): UsageError =>
  new UsageError('E_CONFIG', `${path} ${what}.`, hint);

function refuseOddFile(path: string, stats: Stats): void {
  if (stats.isDirectory()) throw problem(path, 'cannot be read: it is a folder');
  if (!stats.isFile()) throw problem(path, 'cannot be read: it is not an ordinary file');
  if (stats.size > LARGEST) throw problem(path, 'is not a config file: it is larger than 64 kB');
}

/** The text of the file; null if there is none. */
function textOf(path: string): string | null {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) return null;
    refuseOddFile(path, stats);
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw problem(path, `cannot be read: ${whyNot(error as NodeJS.ErrnoException)[0]}`);
  }
}

/**
 * The names in a config file, with their values, unchecked, and their lines; null if there is no such file.
 * @throws UsageError E_CONFIG if it cannot be read, with the line if it is not a JSON object
 */
export function readConfigFile(path: string): ReadonlyMap<string, JsonMember> | null {
  const text = textOf(path);
  if (text === null) return null;
  try {
    return readJsonObject(text);
  } catch (error) {
    if (!(error instanceof JsonProblem)) throw error;
    const hint = 'It should look like {"locality": "CA-05"}: correct that line, or delete the file.';
    throw new UsageError('E_CONFIG', `${path}, line ${error.line}: ${error.message}.`, hint);
  }
}
