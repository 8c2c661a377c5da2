import { checksum } from '../sealed/checksum.js';
import { damaged } from '../sealed/damage.js';
import { headBytes, readHead } from '../sealed/headed-file.js';
import type { OpenFile } from '../sealed/open-file.js';
import type { IndexHeader, IndexTexts, WholeIndex } from './index-file.js';

const KIND = 'words';

interface Header extends IndexHeader {
  /** The checksum of each block of the places */
  readonly sums: readonly number[];
}

/** Small, because the places of most words take some 40 bytes, and a query has a few dozen words. */
const BLOCK = 1024;

const blockOf = (bytes: Buffer, number: number): Buffer =>
  bytes.subarray(number * BLOCK, (number + 1) * BLOCK);

/**
 * An index as a file: the documents and the words, which every query reads, with a copy of them; and the places, of which
 * a query checks only the blocks that it needs.
 */
export function indexFileBytes({ header, documents, words, places }: WholeIndex): Buffer {
  const bytes = Buffer.from(places, 'latin1');
  const count = Math.ceil(bytes.length / BLOCK);
  const sums = Array.from({ length: count }, (_, number) => checksum(blockOf(bytes, number)));
  const checked: Header = { ...header, sums };
  return Buffer.concat([headBytes(KIND, checked, Buffer.from(documents + words, 'latin1')), bytes]);
}

/** Reads such a file. @throws DataError E_DATA_DAMAGED */
export function readIndexFile(file: OpenFile): IndexTexts {
  const { header, index, end } = readHead<Header>(file, KIND);
  const bytes = file.part(end, header.places);
  const checked = new Set<number>();
  const check = (number: number): void => {
    if (checked.has(number)) return;
    if (checksum(blockOf(bytes, number)) !== header.sums[number]) throw damaged(file.name, 'is damaged');
    checked.add(number);
  };
  return {
    header,
    documents: index.toString('latin1', 0, header.documents),
    words: index.toString('latin1', header.documents),
    placesAt(position) {
      const lineEnd = bytes.indexOf('\n', position);
      // A damaged end of a line is in a block that is checked here.
      const last = Math.floor((lineEnd < 0 ? bytes.length - 1 : lineEnd) / BLOCK);
      for (let number = Math.floor(position / BLOCK); number <= last; number++) check(number);
      return bytes.toString('latin1', position, lineEnd);
    },
  };
}

/** All texts of such a file, whose bytes have been checked. */
export function wholeIndexIn(file: OpenFile): WholeIndex {
  const { header, documents, words } = readIndexFile(file);
  const { sums: _, ...rest } = header as Header;
  return {
    header: rest,
    documents,
    words,
    places: file.part(file.size - header.places, header.places).toString('latin1'),
  };
}
