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

/** Describes the rest of an index. */
export interface IndexHeader {
  readonly documentCount: number;
  readonly averageFieldLength: readonly number[];
  readonly fieldIds: Readonly<Record<string, number>>;
  /** Characters of each document's ID */
  readonly idLength: number;
  /** Sizes in characters of the parts that follow */
  readonly documents: number;
  readonly words: number;
  readonly places: number;
}

/** A MiniSearch index as texts, in ASCII, that can be read in part. */
interface ReadInPart {
  readonly header: IndexHeader;
  /** A line of the same length for each document: its ID, and a character for the number of words in each field */
  readonly documents: string;
  /** A line for each word, in the order of the index, with the position of its places in base 36; a line feed before the first one too */
  readonly words: string;
}

export interface IndexTexts extends ReadInPart {
  /**
   * The line of places that begins at a position: for each field the numbers of the documents that have the word there, each
   * less the one before it. @throws DataError E_DATA_DAMAGED
   */
  placesAt(position: number): string;
}

/** All texts of an index, as the build writes them. */
export interface WholeIndex extends ReadInPart {
  readonly places: string;
}

const damaged = (): DataError =>
  new DataError('E_DATA_DAMAGED', 'The search index is damaged.', 'Install rvu again.');

/**
 * Splits a word so that every word that differs from it in at most `wrong` letters contains one of the parts. Returns each
 * part with its place in the word.
 */
function pieces(word: string, wrong: number): [piece: string, place: number][] {
  const size = word.length / (wrong + 1);
  return Array.from({ length: wrong + 1 }, (_, i) => {
    const place = Math.round(i * size);
    return [word.slice(place, Math.round((i + 1) * size)), place];
  });
}

/** The radix of positions in the list of places: a large one keeps them short. */
const RADIX = 36;

/** Ascending numbers as differences, which take half the room. */
const steps = (numbers: readonly number[]): string =>
  numbers.map((number, i) => number - (numbers[i - 1] ?? 0)).join(' ');

/** A count is one character: a blank for 0, "!" for 1, and so on. A prompt reads a thousand of them without making strings. */
const NONE = ' '.charCodeAt(0);
const MOST = '~'.charCodeAt(0) - NONE;

function countLetter(count: number): string {
  if (count > MOST)
    throw new RangeError(`A field of the search has ${count} words, and at most ${MOST} can be written`);
  return String.fromCharCode(NONE + count);
}

/** The texts of an index in which every word occurs at most once in a field of a document. */
export function wholeIndex(index: AsPlainObject): WholeIndex {
  const { documentCount, averageFieldLength, fieldIds, documentIds, fieldLength } = index;
  const ids = Array.from({ length: documentCount }, (_, i) => String(documentIds[i]));
  const idLength = ids.reduce((most, { length }) => Math.max(most, length), 0);
  const documents = ids
    .map((id, i) => `${id.padEnd(idLength)}${(fieldLength[i] ?? []).map(countLetter).join('')}\n`)
    .join('');
  let words = '\n';
  let places = '';
  for (const [word, fields] of index.index) {
    words += `${word} ${places.length.toString(RADIX)}\n`;
    const numbers = Object.values(fieldIds).map((field) =>
      steps(Object.keys(fields[field] ?? {}).map(Number)),
    );
    places += `${numbers.join(',')}\n`;
  }
  const sizes = { documents: documents.length, words: words.length, places: places.length };
  const header = { documentCount, averageFieldLength, fieldIds, idLength, ...sizes };
  return { header, documents, words, places };
}

/** An index as one text, for a browser. */
export function textOf({ header, documents, words, places }: WholeIndex): string {
  return `${JSON.stringify(header)}\n${documents}${words}${places}`;
}

/** Reads such a text. @throws DataError E_DATA_DAMAGED */
export function textsIn(text: string): IndexTexts {
  const documentsAt = text.indexOf('\n') + 1;
  let header: IndexHeader;
  try {
    header = JSON.parse(text.slice(0, documentsAt)) as IndexHeader;
  } catch {
    throw damaged();
  }
  const wordsAt = documentsAt + header.documents;
  const placesAt = wordsAt + header.words;
  if (placesAt + header.places !== text.length) throw damaged();
  return {
    header,
    documents: text.slice(documentsAt, wordsAt),
    words: text.slice(wordsAt, placesAt),
    placesAt: (position) => text.slice(placesAt + position, text.indexOf('\n', placesAt + position)),
  };
}

/** Loads of an index only what the words of a query need. */
export class IndexFile {
  private readonly words: string;

  constructor(private readonly texts: IndexTexts) {
    this.words = texts.words;
  }

  /** The part of the index that can match some words; searching it finds the same as searching all of it. */
  partFor(wanted: readonly WantedWord[]): AsPlainObject {
    const { documentCount, averageFieldLength, fieldIds } = this.texts.header;
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
    for (const [piece, place] of pieces(word, wrong)) {
      for (const at of this.linesWith(piece)) {
        const start = this.words.lastIndexOf('\n', at) + 1;
        const length = this.words.indexOf(' ', at) - start;
        if (Math.abs(length - word.length) > wrong) continue;
        const other = this.words.slice(start, start + length);
        // No more letters can be added or missing before the piece than may be wrong.
        const otherPlace = other.indexOf(piece, place - wrong);
        if (otherPlace < 0 || otherPlace > place + wrong) continue;
        if (editDistance(word, other, wrong) <= wrong) found.push(start);
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
    const places = this.texts.placesAt(
      Number.parseInt(this.words.slice(space + 1, this.words.indexOf('\n', space)), RADIX),
    );
    const fields: Record<number, Record<number, number>> = {};
    places.split(',').forEach((numbers, field) => {
      if (numbers === '') return;
      const frequencies: Record<number, number> = {};
      let document = 0;
      for (const step of numbers.split(' ')) {
        document += Number(step);
        frequencies[document] = 1;
        if (!(document in part.documentIds)) this.addDocument(part, document);
      }
      fields[field] = frequencies;
    });
    part.index.push([this.words.slice(at, space), fields as AsPlainObject['index'][number][1]]);
  }

  private addDocument(part: AsPlainObject, document: number): void {
    const { documents, header } = this.texts;
    const { idLength, fieldIds } = header;
    const fields = Object.keys(fieldIds).length;
    const at = document * (idLength + fields + 1);
    const lengths: number[] = [];
    for (let i = at + idLength; i < at + idLength + fields; i++) lengths.push(documents.charCodeAt(i) - NONE);
    part.documentIds[document] = documents.slice(at, at + idLength);
    part.fieldLength[document] = lengths;
  }
}
