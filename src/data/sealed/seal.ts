import { damaged } from './damage.js';
import { oneOf, readHead } from './headed-file.js';
import { OpenFile } from './open-file.js';

/** The name of the seal in dist. */
export const SEAL = 'data.seal';
export const SEAL_KIND = 'seals';

/** What the build knew about a file. */
export interface SealedFile {
  readonly size: number;
  readonly sha256: string;
  /** Where its copy is in the rest of the seal */
  readonly copy?: number;
  /** Where the index of its blocks is in the rest of the seal, with a copy behind it, and how long it is */
  readonly blocks?: readonly [at: number, length: number];
}

export interface SealHeader {
  /** Lines of files by their names within data/, as `sealLines` writes them */
  readonly data: string;
  /** The same by their names within dist/ */
  readonly built: string;
  /** Bytes of the rest of the seal */
  readonly rest: number;
}

/**
 * A line for each file, of its name and the JSON of what the build knew about it: a prompt asks for a few of two hundred. A
 * line feed is before the first one too.
 */
export function sealLines(entries: readonly (readonly [name: string, file: SealedFile])[]): string {
  return `\n${entries.map(([name, file]) => `${name}\t${JSON.stringify(file)}\n`).join('')}`;
}

/** What such lines say about a file; undefined if they do not list it. */
function fileIn(lines: string, name: string): SealedFile | undefined {
  const opening = `\n${name}\t`;
  const at = lines.indexOf(opening);
  if (at < 0) return undefined;
  const start = at + opening.length;
  return JSON.parse(lines.slice(start, lines.indexOf('\n', start))) as SealedFile;
}

/**
 * The seal is made by the build and tells whether a file of the package is as it was then. It holds the SHA-256 of
 * every file; a copy of each file that a prompt reads whole, since comparing bytes natively takes a hundredth of the
 * time of a checksum; and the checksums of the blocks of files that a prompt reads in part.
 */
export class Seal {
  private readonly file: OpenFile;
  private readonly header: SealHeader;
  private readonly rest: number;

  /** @throws DataError E_DATA_DAMAGED */
  constructor(path: string) {
    this.file = OpenFile.open(path, `dist/${SEAL}`);
    const { header, end } = readHead<SealHeader>(this.file, SEAL_KIND);
    this.header = header;
    this.rest = end;
    if (end + header.rest !== this.file.size) throw this.damaged(`has ${this.file.size} bytes`);
  }

  /** Whether the data folder had a file of this name. */
  lists(name: string): boolean {
    return this.header.data.includes(`\n${name}\t`);
  }

  /** What the build knew about a file of data/ or dist/. */
  entry(folder: 'data' | 'built', name: string): SealedFile {
    const entry = fileIn(this.header[folder], name);
    if (!entry) throw this.damaged(`does not list ${name}`);
    return entry;
  }

  /** The copy of a file; null if the seal has none. @internal */
  copyOf({ copy, size }: SealedFile): Buffer | null {
    return copy === undefined ? null : this.file.part(this.rest + copy, size);
  }

  /** The index of a file's blocks; null if it has none. @internal */
  blocksOf({ blocks }: SealedFile): Buffer | null {
    if (!blocks) return null;
    const [at, length] = blocks;
    const index = oneOf(this.file.part(this.rest + at, 2 * length));
    if (!index) throw this.damaged('is damaged');
    return index;
  }

  damaged(what: string): Error {
    return damaged(this.file.name, what);
  }
}
