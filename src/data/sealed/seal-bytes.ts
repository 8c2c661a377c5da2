import { headBytes, twice } from './headed-file.js';
import { lineBlocks } from './line-blocks.js';
import { SEAL_KIND, type SealedFile, type SealHeader, sealLines } from './seal.js';
import { sha256 } from './sha256.js';

/** How a prompt reads a file: whole, in blocks of sorted lines, or checked in another way. */
export type Reading = 'whole' | 'blocks' | 'other';

export interface FileToSeal {
  readonly name: string;
  readonly bytes: Buffer;
  readonly reading: Reading;
}

/** The seal of some files, as the build writes it. */
export function sealBytes(data: readonly FileToSeal[], built: readonly FileToSeal[]): Buffer {
  const parts: Buffer[] = [];
  let length = 0;
  const put = (part: Buffer): number => {
    parts.push(part);
    length += part.length;
    return length - part.length;
  };
  const entry = ({ bytes, reading }: FileToSeal): SealedFile => {
    const file = { size: bytes.length, sha256: sha256(bytes) };
    if (reading === 'whole') return { ...file, copy: put(bytes) };
    if (reading === 'other') return file;
    const index = lineBlocks(bytes);
    return { ...file, blocks: [put(twice(index)), index.length] };
  };
  const lines = (files: readonly FileToSeal[]): string =>
    sealLines(files.map((file) => [file.name, entry(file)]));
  const header: SealHeader = { data: lines(data), built: lines(built), rest: length };
  return Buffer.concat([headBytes(SEAL_KIND, header, Buffer.alloc(0)), ...parts]);
}
