import { checksum } from './checksum.js';
import { damaged } from './damage.js';
import type { OpenFile } from './open-file.js';

/**
 * Built files begin alike: a line of fixed length with the kind of the file, the length of its header, the length
 * of its index and the checksum of both; then the header, which is JSON, and the index, which is binary.
 */
const LINE = 48;

/** Most headers with their index are shorter, so that they are read at once. */
const FIRST_READ = 16_384;

export interface Head<Header> {
  readonly header: Header;
  readonly index: Buffer;
  /** Where the rest of the file begins */
  readonly end: number;
}

/** The beginning of a built file. @param kind five letters */
export function headBytes(kind: string, header: object, index: Buffer): Buffer {
  const json = Buffer.from(JSON.stringify(header));
  const covered = Buffer.concat([json, index]);
  const line = [kind, json.length, index.length, checksum(covered)].join(' ');
  return Buffer.concat([Buffer.from(`${line.padEnd(LINE - 1)}\n`), covered]);
}

/** Reads the beginning of a built file. @throws DataError E_DATA_DAMAGED */
export function readHead<Header>(file: OpenFile, kind: string): Head<Header> {
  const first = file.part(0, Math.min(FIRST_READ, file.size));
  const [found, ...numbers] = first
    .toString('latin1', 0, LINE - 1)
    .trimEnd()
    .split(' ');
  const [jsonLength = Number.NaN, indexLength = Number.NaN, sum = Number.NaN] = numbers.map(Number);
  const length = jsonLength + indexLength;
  // NaN, the result of a damaged digit, fails the first comparison.
  if (found !== kind || !(LINE + length <= file.size))
    throw damaged(file.name, 'is damaged at its beginning');
  const end = LINE + length;
  const covered = end <= first.length ? first.subarray(LINE, end) : file.part(LINE, length);
  if (checksum(covered) !== sum) throw damaged(file.name, 'is damaged at its beginning');
  const header = JSON.parse(covered.toString('utf8', 0, jsonLength)) as Header;
  return { header, index: covered.subarray(jsonLength), end };
}
