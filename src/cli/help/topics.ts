import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataFiles } from '../../data/sealed/data-files.js';
import type { Io } from '../terminal/io.js';
import { paintFor } from '../terminal/paint.js';

/** Topics written as Markdown, one file each in topics/. */
export const WRITTEN_TOPICS = [
  'tour',
  'claims',
  'batch',
  'places',
  'dates',
  'json',
  'exit-codes',
  'privacy',
  'exactness',
  'speed',
  'data',
  'library',
  'windows',
  'warehouse',
] as const;

/** Topics that the build makes of the types of the library. */
const BUILT_TOPICS = ['api'];

/** Topics generated from tables of the program, so that they are always complete. */
const GENERATED_TOPICS: ReadonlyMap<string, () => Promise<string>> = new Map([
  ['errors', async () => (await import('./errors.js')).errorsText()],
  ['readings', async () => (await import('./readings.js')).readingsText()],
]);

/** Every topic of `rvu help`. */
export const TOPIC_NAMES: readonly string[] = [
  ...WRITTEN_TOPICS,
  ...BUILT_TOPICS,
  ...GENERATED_TOPICS.keys(),
];

/** Next to this source; a program that was built reads the copies in dist/help instead. */
const SOURCE_FOLDER = join(import.meta.dirname, 'topics');

function topicFile(name: string): string {
  const source = join(SOURCE_FOLDER, `${name}.md`);
  if (existsSync(source)) return readFileSync(source, 'utf8');
  return new DataFiles().built(`help/${name}.md`)?.whole().toString('utf8') ?? '';
}

/** The text of a topic; null for a name that is not one. @throws DataError E_DATA_DAMAGED */
export async function topicText(name: string, io: Io): Promise<string | null> {
  const generated = GENERATED_TOPICS.get(name);
  if (generated) return generated();
  if (!TOPIC_NAMES.includes(name)) return null;
  const { renderMarkdown } = await import('./markdown.js');
  return renderMarkdown(topicFile(name), await paintFor(io));
}
