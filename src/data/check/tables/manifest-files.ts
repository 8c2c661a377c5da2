import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvTextOf } from '../../bundle/held-releases.js';
import type { BundledFile, ManifestRelease } from '../../bundle/manifest.js';
import { sha256 } from '../../import/formats/source-file.js';
import type { BundledRelease } from '../shape/bundle.js';
import { type Check, repeated } from '../shape/check.js';

/** The content of a file; of a file of editions, the text of the release's own. */
function contentOf(held: BundledRelease, file: BundledFile): Buffer {
  if (file.edition === undefined) return readFileSync(join(held.files.dir, held.folder, file.name));
  return Buffer.from(csvTextOf(held), 'latin1');
}

function fileProblems(held: BundledRelease, file: BundledFile): string[] {
  const release = held.entry.id;
  if (!existsSync(join(held.files.dir, held.folder, file.name)))
    return [`${release}: ${file.name} is missing`];
  const text = contentOf(held, file);
  const lines = text.toString('latin1').split('\n');
  const rows = lines.length - 2;
  return [
    ...(sha256(text) === file.sha256 ? [] : [`${release}: ${file.name} is not the file that was imported`]),
    ...(lines.at(-1) === '' ? [] : [`${release}: ${file.name} does not end with a line feed`]),
    ...(rows === file.rows
      ? []
      : [`${release}: ${file.name} has ${rows} rows, the manifest says ${file.rows}`]),
  ];
}

/** Each bundled relative value file has every row of its source; places may repeat in a source. */
function sourceProblems({ id, sources, files }: ManifestRelease): string[] {
  const rowsOf = (list: readonly BundledFile[], role: string): number | undefined =>
    list.find((file) => file.role === role)?.rows;
  const [source, bundled] = [rowsOf(sources, 'rvu'), rowsOf(files, 'rvu')];
  const missing = files.filter((file) => !sources.some(({ role }) => role === file.role));
  return [
    ...(source === bundled ? [] : [`${id}: CMS's file has ${source} rows, the bundle ${bundled}`]),
    ...missing.map((file) => `${id}: ${file.name} has no source in the manifest`),
    ...repeated(files.map((file) => file.role)).map((role) => `${id}: two files have the role ${role}`),
  ];
}

/** What the manifest says about a file, above all its hash, ties an answer to CMS's publication. */
export const manifestFiles: Check = {
  name: 'every bundled file is the one the manifest describes',
  run: ({ releases }) => [
    ...(releases.length === 0 ? ['the manifest lists no release'] : []),
    ...repeated(releases.map(({ entry }) => entry.id)).map((id) => `${id} is listed twice in the manifest`),
    ...releases.flatMap((held) => [
      ...held.entry.files.flatMap((file) => fileProblems(held, file)),
      ...sourceProblems(held.entry),
    ]),
  ],
};
