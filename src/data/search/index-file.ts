import type { AsPlainObject } from 'minisearch';
import { DataError } from '../../core/issue/errors.js';
import { editDistance } from '../../core/text/similar-names.js';

/** A word to look for. */
export interface WantedWord {
  readonly word: string;
  /** Whether longer words that begin with it match too */
  readonly isPrefix: boolean;
  /** How many of its letters may be wrong, missing or added */
  readonly wrong: number;
}

/** The first line of the file, which describes the rest. */
interface Header {
  readonly documentCount: number;
  readonly averageFieldLength: readonly number[];
  readonly fieldIds: Readonly<Record<string, number>>;
  /** Sizes in bytes of the parts that follow */
  readonly documents: number;
  readonly words: number;
  readonly places: number;
}

/** Bytes of a document's line: its ID and the number of words in each field. */
const DOCUMENT_LINE = 32;

const damaged = (): DataError =>
  new DataError('E_DATA_DAMAGED', 'The search index is damaged.', 'Install rvu again.');

/** Splits a word so that every word that differs from it in at most `wrong` letters contains one of the parts. */
function pieces(word: string, wrong: number): string[] {
  const size = word.length / (wrong + 1);
  return Array.from({ length: wrong + 1 }, (_, i) =>
    word.slice(Math.round(i * size), Math.round((i + 1) * size)),
  );
}

/**
 * A MiniSearch index as a text, in ASCII, that can be read in part. After the header come a line of fixed length for each
 * document; a line for each word, in the order of the index, with the position of its places; and the places,
 * which list for each field the numbers of the documents that have the word there.
 */
export class IndexFile {
  private readonly header: Header;
  private readonly documentsAt: number;
  private readonly placesAt: number;
  /** The words, with a line feed before the first one too */
  private readonly words: string;

  /** @throws DataError E_DATA_DAMAGED */
  constructor(private readonly text: string) {
    const end = text.indexOf('\n');
    try {
      this.header = JSON.parse(text.slice(0, end)) as Header;
    } catch {
      throw damaged();
    }
    const { documents, words, places } = this.header;
    this.documentsAt = end + 1;
    this.placesAt = this.documentsAt + documents + words;
    if (this.placesAt + places !== text.length) throw damaged();
    this.words = text.slice(this.documentsAt + documents - 1, this.placesAt);
  }

  /** Writes an index in which every word occurs at most once in a field of a document. */
  static bytesOf(index: AsPlainObject): Buffer {
    const { documentCount, averageFieldLength, fieldIds, documentIds, fieldLength } = index;
    const documents = Array.from({ length: documentCount }, (_, i) =>
      `${documentIds[i]}\t${(fieldLength[i] ?? []).join('\t')}`.padEnd(DOCUMENT_LINE - 1),
    );
    if (documents.some((line) => line.length >= DOCUMENT_LINE)) throw new Error('DOCUMENT_LINE is too short');
    const words: string[] = [];
    let places = '';
    for (const [word, fields] of index.index) {
      words.push(`${word} ${places.length}\n`);
      const numbers = Object.values(fieldIds).map((field) => Object.keys(fields[field] ?? {}).join(' '));
      places += `${numbers.join(',')}\n`;
    }
    const parts = { documents: documents.map((line) => `${line}\n`).join(''), words: words.join(''), places };
    const sizes = { documents: parts.documents.length, words: parts.words.length, places: places.length };
    const header = JSON.stringify({ documentCount, averageFieldLength, fieldIds, ...sizes });
    return Buffer.from(`${header}\n${parts.documents}${parts.words}${parts.places}`, 'latin1');
  }

  /** The part of the index that can match some words; searching it finds the same as searching all of it. */
  partFor(wanted: readonly WantedWord[]): AsPlainObject {
    const { documentCount, averageFieldLength, fieldIds } = this.header;
    const part: AsPlainObject = {
      documentCount,
      nextId: documentCount,
      documentIds: {},
      fieldIds: { ...fieldIds },
      fieldLength: {},
      averageFieldLength: [...averageFieldLength],
      storedFields: {},
      dirtCount: 0,
      index: [],
      serializationVersion: 2,
    };
    const lines = new Set(wanted.flatMap((word) => this.linesFor(word)));
    for (const at of [...lines].sort((a, b) => a - b)) this.addWord(part, at);
    return part;
  }

  /** Where the lines of words begin that may match: all that do, and some that do not. */
  private linesFor({ word, isPrefix, wrong }: WantedWord): number[] {
    const found = this.linesWith(isPrefix ? `\n${word}` : `\n${word} `).map((at) => at + 1);
    if (wrong === 0) return found;
    for (const piece of pieces(word, wrong)) {
      for (const at of this.linesWith(piece)) {
        const start = this.words.lastIndexOf('\n', at) + 1;
        const other = this.words.slice(start, this.words.indexOf(' ', start));
        const mayMatch = Math.abs(other.length - word.length) <= wrong;
        if (mayMatch && editDistance(word, other) <= wrong) found.push(start);
      }
    }
    return found;
  }

  /** Where a text occurs in the words, once for each line. */
  private linesWith(text: string): number[] {
    const found: number[] = [];
    for (let at = this.words.indexOf(text); at >= 0; ) {
      found.push(at);
      at = this.words.indexOf(text, this.words.indexOf('\n', at + 1));
    }
    return found;
  }

  private addWord(part: AsPlainObject, at: number): void {
    const space = this.words.indexOf(' ', at);
    const start = this.placesAt + Number(this.words.slice(space + 1, this.words.indexOf('\n', space)));
    const places = this.text.slice(start, this.text.indexOf('\n', start));
    const fields: Record<number, Record<number, number>> = {};
    places.split(',').forEach((numbers, field) => {
      if (numbers === '') return;
      const frequencies: Record<number, number> = {};
      for (const text of numbers.split(' ')) {
        const document = Number(text);
        frequencies[document] = 1;
        if (!(document in part.documentIds)) this.addDocument(part, document);
      }
      fields[field] = frequencies;
    });
    part.index.push([this.words.slice(at, space), fields as AsPlainObject['index'][number][1]]);
  }

  private addDocument(part: AsPlainObject, document: number): void {
    const at = this.documentsAt + document * DOCUMENT_LINE;
    const [id = '', ...lengths] = this.text.slice(at, at + DOCUMENT_LINE - 1).split('\t');
    part.documentIds[document] = id;
    part.fieldLength[document] = lengths.map(Number);
  }
}
