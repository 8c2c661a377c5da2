import { basename } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { crc32 } from './crc32.js';
import { bytesOf, LARGEST_FILE } from './given-file.js';
import { ImportError, sha256 } from './source-file.js';

/**
 * Reads the files of a zip archive as CMS publishes it, by the directory at its end (PKWARE APPNOTE 4.3). Node's
 * zlib does the work; a package would have to be asked for its checksums and limits too, and CMS uses no feature
 * beyond these lines. Nothing is ever written under a name from an archive. A file whose size or checksum differs
 * from the directory's is refused, and so is an archive that no publisher of data makes: with names that lead out
 * of it, or with more inside than a release can have.
 */

export interface ArchivedFile {
  /** Without folders */
  readonly name: string;
  /** As the archive has it, of the innermost archive */
  readonly path: string;
  readonly bytes: Buffer;
}

export interface Archive {
  readonly name: string;
  readonly sha256: string;
  /** Each file that was wanted, those of archives within it included */
  readonly files: readonly ArchivedFile[];
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
/** Marks numbers that are in another place, in archives of more than 4 GB. */
const ELSEWHERE = 0xffff;

/** All wanted files of an archive and of those within it. */
const MOST_BYTES_IN_ALL = 400_000_000;
const MOST_FILES = 500;
/** An archive in an archive, but no further. */
const DEEPEST = 1;
const LARGEST_ARCHIVE = 100_000_000;

interface Entry {
  readonly name: string;
  readonly flags: number;
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

/** Whether a name leads out of the folder that an archive would be unpacked into, or is not a name at all. */
const leadsOut = (name: string): boolean =>
  name.includes('\0') || /^([/\\]|[a-z]:)/i.test(name) || name.split(/[/\\]/).includes('..');

function entriesOf(archive: string, bytes: Buffer): Entry[] {
  const { count, offset } = directoryOf(archive, bytes);
  if (count === ELSEWHERE || count > MOST_FILES)
    throw new ImportError(archive, `it has more than ${MOST_FILES} files, which no archive of CMS has`);
  const entries: Entry[] = [];
  let at = offset;
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_LENGTH > bytes.length || bytes.readUInt32LE(at) !== ENTRY_SIGNATURE)
      throw new ImportError(archive, 'its directory is damaged');
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('latin1', at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength);
    if (leadsOut(name)) throw new ImportError(archive, 'it holds a file whose name leads out of the archive');
    entries.push({
      name,
      flags: bytes.readUInt16LE(at + 8),
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
  if (method !== DEFLATED)
    throw new ImportError(archive, `${basename(name)} is compressed in an unknown way`);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw new ImportError(archive, `${basename(name)} is damaged or larger than the archive says`);
  }
}

/** How much may still be unpacked. */
class Room {
  private left = MOST_BYTES_IN_ALL;

  take(archive: string, { name, size }: Entry): void {
    if (size > LARGEST_FILE)
      throw new ImportError(archive, `${basename(name)} has ${size} bytes, which no file of CMS has`);
    this.left -= size;
    if (this.left < 0)
      throw new ImportError(
        archive,
        `it holds more than ${MOST_BYTES_IN_ALL / 1e6} MB, which no archive of CMS does`,
      );
  }
}

function contentOf(archive: string, bytes: Buffer, entry: Entry): Buffer {
  const { offset, packed, size, crc, flags } = entry;
  const name = basename(entry.name);
  if (flags & ENCRYPTED) throw new ImportError(archive, `${name} is encrypted`);
  if (offset + LOCAL_LENGTH > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_SIGNATURE)
    throw new ImportError(archive, `${name} is missing`);
  const from = offset + LOCAL_LENGTH + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const content = unpacked(archive, bytes.subarray(from, from + packed), entry);
  if (content.length !== size || crc32(content) !== crc)
    throw new ImportError(archive, `${name} is damaged: its size or checksum is not the one stated`);
  return content;
}

const isArchive = (name: string): boolean => /^(?!\._).*\.zip$/i.test(name);

function filesIn(
  archive: string,
  bytes: Buffer,
  wanted: (path: string) => boolean,
  room: Room,
  depth: number,
): ArchivedFile[] {
  const seen = new Set<string>();
  return entriesOf(archive, bytes).flatMap((entry) => {
    const name = basename(entry.name);
    const isNested = isArchive(name);
    if (!isNested && !wanted(entry.name)) return [];
    if (isNested && depth >= DEEPEST)
      throw new ImportError(archive, 'it holds an archive within an archive within it');
    if (seen.has(entry.name.toLowerCase())) throw new ImportError(archive, `it holds ${name} twice`);
    seen.add(entry.name.toLowerCase());
    room.take(archive, entry);
    const content = contentOf(archive, bytes, entry);
    return isNested
      ? filesIn(`${archive}/${name}`, content, wanted, room, depth + 1)
      : [{ name, path: entry.name, bytes: content }];
  });
}

/**
 * The wanted files of an archive in memory.
 * @param archive what errors call it
 * @param wanted asked with the name that the archive has for a file, folders included
 * @throws ImportError if the archive is damaged or too large
 */
export function filesOfArchive(
  archive: string,
  bytes: Buffer,
  wanted: (path: string) => boolean,
): readonly ArchivedFile[] {
  return filesIn(archive, bytes, wanted, new Room(), 0);
}

/**
 * The files of a zip archive that are wanted, by their names without folders.
 * @throws ImportError if the archive is damaged or too large
 */
export function readArchive(path: string, wanted: (name: string) => boolean): Archive {
  const archive = basename(path);
  const bytes = bytesOf(path, LARGEST_ARCHIVE);
  const files = filesOfArchive(archive, bytes, (name) => wanted(basename(name)));
  return { name: archive, sha256: sha256(bytes), files };
}
