import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { changeAlone } from '../../../data/files/lock.js';
import { writeFile } from '../../../data/files/new-file.js';
import { outputProblem } from '../../../data/files/problem.js';
import { regularFileOf } from '../../../data/files/target.js';
import { readConfigFile } from '../../defaults/config-file.js';

function makeFolderOf(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw outputProblem(path, error);
  }
}

/**
 * Changes one value of the config file and leaves the others as they are, even those that are not understood.
 * Changes by several processes at once are made one after another.
 * @param value the new value; null removes the name
 * @returns whether the name was there before
 * @throws UsageError E_CONFIG if the file is not a JSON object, OutputError if it cannot be written
 */
export async function changeConfig(path: string, name: string, value: string | null): Promise<boolean> {
  if (value === null && readConfigFile(path) === null) return false;
  makeFolderOf(path);
  const target = regularFileOf(path);
  return changeAlone(dirname(target.path), path, () => {
    const before = readConfigFile(path);
    const values = new Map([...(before ?? [])].map(([key, member]) => [key, member.value]));
    const wasThere = values.delete(name);
    if (value !== null) values.set(name, value);
    const text = `${JSON.stringify(Object.fromEntries(values), null, 2)}\n`;
    if (value !== null || wasThere) writeFile(regularFileOf(path), text);
    return wasThere;
  });
}
