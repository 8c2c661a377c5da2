import { readFileSync } from 'node:fs';
import { firstKey, keyOf, lastKey, seekKey } from '../../core/release/row-key.js';
import type { FileParts } from '../sealed/checked-file.js';
import { checksum } from '../sealed/checksum.js';
import { damaged } from '../sealed/damage.js';

/**
 * Several editions of one sorted CSV file in one file: few rows change between the releases of a year, so a row
 * that several releases share is kept once, with the editions that have it in one more cell at its end.
 *
 *     hcpcs,mod,status,…,opps_mp,editions
 *     99213,,A,,1.30,…,,A AR B C
 *
 * The lines are in groups, the members, of about a hundred. The table of members beside the file tells where the
 * member with a code begins, and its checksum: a price at the prompt reads one member and not a year.
 *
 * The file is not compressed, because loading zlib takes a prompt longer than its whole answer. `ShortLines` makes it
 * small.
 */

/** A year has a handful; each has a bit. */
const MOST_EDITIONS = 31;

/** A member of the file: its first line's beginning, where its bytes begin, and their checksum. */
export interface Member {
  readonly first: string;
  readonly offset: number;
  readonly sum: number;
}

/** A file of editions and the table of its members. */
export interface EditionContent {
  readonly parts: FileParts;
  readonly members: string;
}

/** Reads both; the table is beside the file, with the ending .members. */
function contentAt(path: string): EditionContent {
  const bytes = readFileSync(path);
  const parts = { size: bytes.length, isChecked: false, part: bytes.subarray.bind(bytes) };
  return { parts, members: readFileSync(`${path}.members`, 'latin1') };
}

/** The lines of a member, found by their keys. */
interface MemberLines {
  readonly text: string;
  /** The key of each line; those that differ only in their editions lie together */
  readonly keys: Uint32Array;
  /** Where each line begins, and the end of the last */
  readonly starts: Int32Array;
  /** The number of each line's list of editions */
  readonly lists: Uint16Array;
}

/** A file of editions; each member is read when first needed. */
export class EditionFile {
  private readonly parts: FileParts;
  private readonly members: readonly Member[];
  private readonly firstKeys: Uint32Array;
  private readonly known: MemberLines[] = [];
  /** The numbers of the lists of editions seen so far, "A AR B", and the bits of the editions in each */
  private readonly lists = new Map<string, number>();
  private readonly listBits: number[] = [];
  private readonly editions: string[] = [];

  /** @param name what errors call the file: its path, if its content is not given */
  constructor(
    private readonly name: string,
    { parts, members }: EditionContent = contentAt(name),
  ) {
    this.parts = parts;
    const [, ...lines] = members.trimEnd().split('\n');
    this.members = lines.map((line) => {
      const [first = '', offset = '', sum = ''] = line.split('\t');
      return { first, offset: Number(offset), sum: Number(sum) };
    });
    this.firstKeys = Uint32Array.from(this.members, ({ first }) => this.keyIn(first, 0));
  }

  /** The number of members. */
  get count(): number {
    return this.members.length;
  }

  /** The last member whose first line has this key or a smaller one; the first one if there is none. */
  memberAt(key: number): number {
    return Math.max(0, seekKey(this.firstKeys, key + 1) - 1);
  }

  /** The lines of a member. */
  member(index: number): MemberLines {
    let lines = this.known[index];
    if (!lines) {
      lines = this.linesOf(this.text(index));
      this.known[index] = lines;
    }
    return lines;
  }

  /** The text of a member. */
  text(index: number): string {
    const known = this.known[index];
    if (known) return known.text;
    const { parts, members } = this;
    const bytes = parts.part(members[index]?.offset ?? 0, members[index + 1]?.offset ?? parts.size);
    if (!parts.isChecked && checksum(bytes) !== members[index]?.sum) throw damaged(this.name, 'is damaged');
    return bytes.toString('latin1');
  }

  private linesOf(text: string): MemberLines {
    const [keys, starts, lists]: [number[], number[], number[]] = [[], [0], []];
    for (let at = 0; at < text.length; ) {
      const end = text.indexOf('\n', at);
      keys.push(this.keyIn(text, at));
      lists.push(this.listNumber(text.slice(text.lastIndexOf(',', end) + 1, end)));
      at = end + 1;
      starts.push(at);
    }
    return {
      text,
      keys: Uint32Array.from(keys),
      starts: Int32Array.from(starts),
      lists: Uint16Array.from(lists),
    };
  }

  /** The key of a line that begins with a code and a modifier, "99213,26,". */
  private keyIn(text: string, at: number): number {
    const code = text.indexOf(',', at);
    const modifier = text.indexOf(',', code + 1);
    const key = keyOf(text.slice(at, code), modifier === code + 1 ? '' : text.slice(code + 1, modifier));
    if (key < 0) throw damaged(this.name, `is damaged at "${text.slice(at, modifier)}"`);
    return key;
  }

  private listNumber(list: string): number {
    let number = this.lists.get(list);
    if (number === undefined) {
      number = this.lists.size;
      this.lists.set(list, number);
      this.listBits.push(list.split(' ').reduce((bits, edition) => bits | this.bitOf(edition), 0));
    }
    return number;
  }

  /** The editions of a list, by its number, as bits. */
  bits(list: number): number {
    return this.listBits[list] ?? 0;
  }

  /** The bit of an edition. */
  bitOf(edition: string): number {
    const known = this.editions.indexOf(edition);
    const place = known < 0 ? this.editions.push(edition) - 1 : known;
    if (place >= MOST_EDITIONS) throw damaged(this.name, `has more than ${MOST_EDITIONS} editions`);
    return 1 << place;
  }
}

/** A line of a member without the cell of editions. */
function lineIn({ text, starts }: MemberLines, line: number): string {
  const end = starts[line + 1] ?? text.length;
  return text.slice(starts[line], text.lastIndexOf(',', end));
}

/** Takes a line of an edition: where it begins and ends in a text, without its cell of editions. */
type TakeLine = (text: string, from: number, to: number) => void;

/** One edition of a file. */
export class EditionLines {
  /** Its bit in those of a list of editions */
  private readonly bit: number;
  /** The code asked about last, and the editions that have the same lines of it */
  private sameCode = '';
  private same = 0;

  constructor(
    private readonly file: EditionFile,
    private readonly edition: string,
  ) {
    this.bit = file.bitOf(edition);
  }

  private isOwn(list: number): boolean {
    return (this.file.bits(list) & this.bit) !== 0;
  }

  /** The line of a code and modifier; null if this edition has none. */
  find(code: string, modifier: string): string | null {
    const key = keyOf(code, modifier);
    const lines = this.file.member(this.file.memberAt(key));
    const { keys, lists } = lines;
    for (let line = seekKey(keys, key); keys[line] === key; line++)
      if (this.isOwn(lists[line] ?? 0)) return lineIn(lines, line);
    return null;
  }

  /** Whether another edition of the same file has the same lines of a code, as far as one member tells. */
  hasSame(code: string, other: EditionLines): boolean {
    if (this.file !== other.file) return false;
    // One asks about all other editions, one after the other.
    if (this.sameCode !== code) {
      this.sameCode = code;
      this.same = this.withSame(code);
    }
    return (this.same & other.bit) !== 0;
  }

  /** The bits of the editions that have the same lines of a code; none if the lines may be in more than one member. */
  private withSame(code: string): number {
    const [first, last] = [firstKey(code), lastKey(code)];
    const { keys, lists } = this.file.member(this.file.memberAt(first));
    let same = -1;
    let line = seekKey(keys, first);
    for (; (keys[line] ?? Infinity) <= last; line++) {
      const have = this.file.bits(lists[line] ?? 0);
      same &= (have & this.bit) !== 0 ? have : ~have;
    }
    // The lines after the last one of a member are in the next.
    return line < keys.length ? same : 0;
  }

  /** The lines of the codes from the first to the last, inclusive; either may be the beginning of a code. */
  linesBetween(first: string, last: string): string[] {
    const { file } = this;
    const end = lastKey(last);
    const found: string[] = [];
    for (let member = file.memberAt(firstKey(first)); member < file.count; member++) {
      const lines = file.member(member);
      const { keys, lists } = lines;
      for (let line = seekKey(keys, firstKey(first)); line < keys.length; line++) {
        if ((keys[line] ?? 0) > end) return found;
        if (this.isOwn(lists[line] ?? 0)) found.push(lineIn(lines, line));
      }
    }
    return found;
  }

  /**
   * The same lines, or all, where they stand in the text of a member, for a reader of many who needs neither a text nor an
   * index of each.
   */
  eachLine(take: TakeLine, first = '', last = ''): void {
    const { file } = this;
    const isOwn = new Map<string, boolean>();
    for (let member = file.memberAt(firstKey(first)); member < file.count; member++) {
      const text = file.text(member);
      for (let at = 0; at < text.length; ) {
        const end = text.indexOf('\n', at);
        if (text.slice(at, at + last.length) > last) return;
        const comma = text.lastIndexOf(',', end);
        const list = text.slice(comma + 1, end);
        const own = isOwn.get(list) ?? list.split(' ').includes(this.edition);
        isOwn.set(list, own);
        if (own && text.slice(at, at + first.length) >= first) take(text, at, comma);
        at = end + 1;
      }
    }
  }
}
