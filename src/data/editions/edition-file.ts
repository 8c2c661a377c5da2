import { readFileSync } from 'node:fs';
import { checksum } from '../sealed/checksum.js';
import { damaged } from '../sealed/damage.js';
import { loadZlib } from './zlib.js';

/**
 * Several editions of one sorted CSV file in one compressed file: few rows change between the releases of a
 * year, so a row that several releases share is kept once, with the editions that have it in one more cell
 * at its end.
 *
 *     hcpcs,mod,status,…,opps_mp,editions
 *     99213,,A,,1.30,…,0.00,A AR B C
 *
 * The file is a series of members compressed with Brotli (RFC 7932), which takes a quarter less room than gzip.
 * A member holds a few hundred lines, and the table of members beside it tells where the member with a code
 * begins, and its checksum: a price at the prompt decompresses one or two members and not a year.
 */

/** A member of the file: its first line's beginning, where its bytes begin, and their checksum. */
export interface Member {
  readonly first: string;
  readonly offset: number;
  readonly sum: number;
}

/** A file of editions and the table of its members. */
export interface EditionContent {
  readonly bytes: Buffer;
  readonly members: string;
}

/** Reads both; the table is beside the file, with the ending .members. */
function contentAt(path: string): EditionContent {
  return { bytes: readFileSync(path), members: readFileSync(`${path}.members`, 'latin1') };
}

/** A file of editions; each member is decompressed when first needed. */
export class EditionFile {
  private readonly bytes: Buffer;
  private readonly members: readonly Member[];
  private readonly known = new Map<number, string>();

  /** @param name what errors call the compressed file: its path, if its content is not given */
  constructor(
    private readonly name: string,
    { bytes, members }: EditionContent = contentAt(name),
  ) {
    this.bytes = bytes;
    const [, ...lines] = members.trimEnd().split('\n');
    this.members = lines.map((line) => {
      const [first = '', offset = '', sum = ''] = line.split('\t');
      return { first, offset: Number(offset), sum: Number(sum) };
    });
  }

  /** The number of members. */
  get count(): number {
    return this.members.length;
  }

  /** The last member whose first line begins at or before `key`; the first one if there is none. */
  memberAt(key: string): number {
    let low = 0;
    let high = this.members.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.members[middle]?.first ?? '') <= key) low = middle;
      else high = middle;
    }
    return low;
  }

  /** The lines of a member, each ended by a line feed. */
  member(index: number): string {
    const known = this.known.get(index);
    if (known !== undefined) return known;
    const bytes = this.bytes.subarray(this.members[index]?.offset, this.members[index + 1]?.offset);
    const text = this.inflate(bytes, this.members[index]?.sum);
    this.known.set(index, text);
    return text;
  }

  /** Brotli has no checksum of its own, and decompresses many a damaged text without complaint. */
  private inflate(bytes: Buffer, sum: number | undefined): string {
    if (checksum(bytes) !== sum) throw damaged(this.name, 'is damaged');
    return loadZlib().brotliDecompressSync(bytes).toString('latin1');
  }
}

/** One edition of a file, read as `SortedText` reads a plain one. */
export class EditionLines {
  private readonly known = new Map<number, string>();
  /** Whether each list of editions seen so far contains this one */
  private readonly lists = new Map<string, boolean>();

  constructor(
    private readonly file: EditionFile,
    private readonly edition: string,
  ) {}

  private has(list: string): boolean {
    let has = this.lists.get(list);
    if (has === undefined) {
      has = list.split(' ').includes(this.edition);
      this.lists.set(list, has);
    }
    return has;
  }

  /** The lines of a member that belong to the edition, without the cell of editions. */
  private member(index: number): string {
    const known = this.known.get(index);
    if (known !== undefined) return known;
    const text = this.file.member(index);
    let own = '';
    for (let at = 0; at < text.length; ) {
      const end = text.indexOf('\n', at);
      const comma = text.lastIndexOf(',', end);
      if (this.has(text.slice(comma + 1, end))) own += `${text.slice(at, comma)}\n`;
      at = end + 1;
    }
    this.known.set(index, own);
    return own;
  }

  /** The line that begins with `key`, or null. */
  find(key: string): string | null {
    const text = this.member(this.file.memberAt(key));
    const at = text.startsWith(key) ? 0 : text.indexOf(`\n${key}`) + 1;
    if (at === 0 && !text.startsWith(key)) return null;
    return text.slice(at, text.indexOf('\n', at));
  }

  /** The lines from the first that begins at or after `first` to the last that begins with `last` or before. */
  linesBetween(first: string, last: string): string[] {
    const found: string[] = [];
    for (let index = this.file.memberAt(first); index < this.file.count; index++) {
      for (const line of this.member(index).split('\n')) {
        if (line === '' || line.slice(0, first.length) < first) continue;
        if (line.slice(0, last.length) > last) return found;
        found.push(line);
      }
    }
    return found;
  }
}
