import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';
import { ImportError, sha256 } from './source-file.js';

/**
 * Reads the files of a zip archive as CMS publishes it, by the directory at its end (PKWARE APPNOTE 4.3). Node's
 * zlib does the work; a package would have to be asked for its checksums too, and CMS uses no feature beyond
 * these forty lines. A file whose size or checksum differs from the directory's is refused.
 */

export interface Archive {
  readonly name: string;
  readonly sha256: string;
  /** Name, without folders, and content of each file that was wanted */
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[];
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const STORED = 0;
const DEFLATED = 8;
/** The largest file of a release has 4 MB; a small archive that claims to hold more than this is not one. */
const MOST_BYTES = 100_000_000;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

function directoryOf(archive: string, bytes: Buffer): { readonly count: number; readonly offset: number } {
  const first = Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = bytes.length - END_LENGTH; at >= first; at--) {
    if (bytes.readUInt32LE(at) !== END_SIGNATURE) continue;
    return { count: bytes.readUInt16LE(at + 10), offset: bytes.readUInt32LE(at + 16) };
  }
  throw new ImportError(archive, 'it is not a zip archive, or it is cut short');
}

function entriesOf(archive: string, bytes: Buffer): Entry[] {
  const { count, offset } = directoryOf(archive, bytes);
  const entries: Entry[] = [];
  let at = offset;
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_LENGTH > bytes.length || bytes.readUInt32LE(at) !== ENTRY_SIGNATURE)
      throw new ImportError(archive, 'its directory is damaged');
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('latin1', at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += ENTRY_LENGTH + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function unpacked(archive: string, packed: Buffer, { name, method, size }: Entry): Buffer {
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new ImportError(archive, `${name} is compressed in an unknown way`);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw new ImportError(archive, `${name} is damaged or larger than the archive says`);
  }
}

function contentOf(archive: string, bytes: Buffer, entry: Entry): Buffer {
  const { name, offset, packed, size, crc } = entry;
  if (size > MOST_BYTES)
    throw new ImportError(archive, `${name} has ${size} bytes, which no file of CMS has`);
  if (offset + LOCAL_LENGTH > bytes.length) throw new ImportError(archive, `${name} is missing`);
  const from = offset + LOCAL_LENGTH + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const content = unpacked(archive, bytes.subarray(from, from + packed), entry);
  if (content.length !== size || crc32(content) !== crc)
    throw new ImportError(archive, `${name} is damaged: its size or checksum is not the one stated`);
  return content;
}

/**
 * The files of a zip archive that are wanted, by their names without folders.
 * @throws ImportError if the archive is damaged
 */
export function readArchive(path: string, wanted: (name: string) => boolean): Archive {
  const bytes = readFileSync(path);
  const archive = basename(path);
  const files = entriesOf(archive, bytes)
    .filter(({ name }) => wanted(basename(name)))
    .map((entry) => ({ name: basename(entry.name), bytes: contentOf(archive, bytes, entry) }));
  return { name: archive, sha256: sha256(bytes), files };
}
