import { pipeline, Readable } from 'node:stream';
import zlib from 'node:zlib';
import { crc32 } from '../../../data/import/formats/crc32.js';

/** A ZIP archive as a stream: only what zlib has not compressed yet is in memory. */

/** One file of an archive, its text in pieces. */
export interface ZipEntry {
  readonly name: string;
  readonly pieces: Iterable<string> | AsyncIterable<string>;
}

/** Sizes have 32 bits in the plain format; nothing we write comes near. */
const MOST_BYTES = 0xffffffff;
/** 1980-01-01 00:00, so that the same content makes the same bytes. */
const DOS_DATE = 0x21;
/** Sizes follow the data, and names are UTF-8. */
const FLAGS = 0x0808;
const VERSION = 20;
const DEFLATE = 8;

/** What the directory at the end of an archive says of a file. */
interface Written {
  readonly name: Buffer;
  readonly offset: number;
  crc: number;
  size: number;
  compressed: number;
}

/** Little-endian numbers of 2 or 4 bytes, as [bytes, value]. */
function record(...fields: readonly (readonly [2 | 4, number])[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [width]) => sum + width, 0));
  let at = 0;
  for (const [width, value] of fields) at = bytes.writeUIntLE(value, at, width);
  return bytes;
}

function localHeader({ name }: Written): Buffer {
  const fixed = record(
    [4, 0x04034b50],
    [2, VERSION],
    [2, FLAGS],
    [2, DEFLATE],
    [2, 0],
    [2, DOS_DATE],
    [4, 0],
    [4, 0],
    [4, 0],
    [2, name.length],
    [2, 0],
  );
  return Buffer.concat([fixed, name]);
}

const dataDescriptor = ({ crc, compressed, size }: Written): Buffer =>
  record([4, 0x08074b50], [4, crc], [4, compressed], [4, size]);

function directoryEntry({ name, offset, crc, size, compressed }: Written): Buffer {
  const fixed = record(
    [4, 0x02014b50],
    [2, VERSION],
    [2, VERSION],
    [2, FLAGS],
    [2, DEFLATE],
    [2, 0],
    [2, DOS_DATE],
    [4, crc],
    [4, compressed],
    [4, size],
    [2, name.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, offset],
  );
  return Buffer.concat([fixed, name]);
}

const endOfDirectory = (files: number, bytes: number, offset: number): Buffer =>
  record([4, 0x06054b50], [2, 0], [2, 0], [2, files], [2, files], [4, bytes], [4, offset], [2, 0]);

async function* tallied(pieces: ZipEntry['pieces'], written: Written): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece);
    written.crc = crc32(bytes, written.crc);
    written.size += bytes.length;
    if (written.size > MOST_BYTES) throw new RangeError(`${written.name} is too large for a ZIP archive`);
    yield bytes;
  }
}

function compressed(pieces: ZipEntry['pieces'], written: Written): AsyncIterable<Buffer> {
  const deflate = zlib.createDeflateRaw();
  // An error of the pieces destroys the compressor with it, and so reaches whoever reads.
  pipeline(Readable.from(tallied(pieces, written), { highWaterMark: 1 }), deflate, () => {});
  return deflate;
}

/**
 * Writes an archive, pulling the pieces of one file after the other.
 * @throws RangeError where a file is larger than 4 GiB
 */
export async function* zipOf(entries: readonly ZipEntry[]): AsyncGenerator<Buffer, void, undefined> {
  const files: Written[] = [];
  let offset = 0;
  for (const { name, pieces } of entries) {
    const written: Written = { name: Buffer.from(name), offset, crc: 0, size: 0, compressed: 0 };
    files.push(written);
    const header = localHeader(written);
    yield header;
    for await (const bytes of compressed(pieces, written)) {
      written.compressed += bytes.length;
      yield bytes;
    }
    const descriptor = dataDescriptor(written);
    yield descriptor;
    offset += header.length + written.compressed + descriptor.length;
  }
  const directory = Buffer.concat(files.map(directoryEntry));
  yield directory;
  yield endOfDirectory(files.length, directory.length, offset);
}
