import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from '../../core/issue/errors.js';
import type { Io } from '../terminal/io.js';
import { paintFor } from '../terminal/paint.js';

/** Topics written as Markdown, one file each in topics/. */
export const WRITTEN_TOPICS = [
  'tour',
  'claims',
  'batch',
  'places',
  'json',
  'exit-codes',
  'privacy',
  'exactness',
  'speed',
  'data',
  'library',
] as const;

/** Topics generated from tables of the program, so that they are always complete. */
const GENERATED_TOPICS: ReadonlyMap<string, () => Promise<string>> = new Map([
  ['errors', async () => (await import('./errors.js')).errorsText()],
  ['readings', async () => (await import('./readings.js')).readingsText()],
]);

/** Every topic of `rvu help`. */
export const TOPIC_NAMES: readonly string[] = [...WRITTEN_TOPICS, ...GENERATED_TOPICS.keys()];

/** Where the files are: next to this source, or copied by the build next to the bundled program. */
const FOLDERS = [join(import.meta.dirname, 'topics'), join(import.meta.dirname, '..', 'help')];

function topicFile(name: string): string {
  const path = FOLDERS.map((folder) => join(folder, `${name}.md`)).find(existsSync);
  if (path !== undefined) return readFileSync(path, 'utf8');
  throw new DataError('E_DATA_MISSING', `The help topic ${name} is missing.`, 'Install rvu again.');
}

/** The text of a topic; null for a name that is not one. @throws DataError E_DATA_MISSING */
export async function topicText(name: string, io: Io): Promise<string | null> {
  const generated = GENERATED_TOPICS.get(name);
  if (generated) return generated();
  if (!WRITTEN_TOPICS.some((topic) => topic === name)) return null;
  const { renderMarkdown } = await import('./markdown.js');
  return renderMarkdown(topicFile(name), await paintFor(io));
}
