import { checksum } from '../sealed/checksum.js';

/** The lines of each edition by its name, with the header that all of them have. */
export interface Editions {
  readonly header: string;
  readonly lines: ReadonlyMap<string, readonly string[]>;
}

/** A file of editions and the table of its members. */
export interface EditionBytes {
  readonly rows: Buffer;
  readonly members: string;
}

/** About this much text goes into a member: little enough to read and check one at the prompt. */
const MEMBER_LENGTH = 8_192;

export const MEMBERS_HEADER = 'first\toffset\tchecksum';

/** The lines with the editions that have each: sorted, those of one key in the order of their first edition. */
function sharedLines({ lines }: Editions): string[] {
  const editionsOf = new Map<string, string[]>();
  for (const edition of [...lines.keys()].sort()) {
    for (const line of lines.get(edition) ?? []) {
      const known = editionsOf.get(line);
      if (known) known.push(edition);
      else editionsOf.set(line, [edition]);
    }
  }
  return [...editionsOf].map(([line, editions]) => `${line},${editions.join(' ')}`).sort();
}

/** Lines in groups of about MEMBER_LENGTH; those of one code are never divided. */
function grouped(lines: readonly string[]): string[][] {
  const groups: string[][] = [];
  let length = Number.POSITIVE_INFINITY;
  let code = '';
  for (const line of lines) {
    const own = line.slice(0, line.indexOf(','));
    if (length >= MEMBER_LENGTH && own !== code) {
      groups.push([]);
      length = 0;
    }
    groups.at(-1)?.push(line);
    length += line.length + 1;
    code = own;
  }
  return groups;
}

/** Puts editions into one file; `EditionFile` explains its form. */
export function editionBytes(editions: Editions): EditionBytes {
  const head = Buffer.from(`${editions.header},editions\n`);
  const parts = [head];
  const table = [MEMBERS_HEADER];
  let offset = head.length;
  for (const lines of grouped(sharedLines(editions))) {
    const bytes = Buffer.from(`${lines.join('\n')}\n`, 'latin1');
    table.push(`${(lines[0] ?? '').split(',').slice(0, 2).join()},\t${offset}\t${checksum(bytes)}`);
    parts.push(bytes);
    offset += bytes.length;
  }
  return { rows: Buffer.concat(parts), members: `${table.join('\n')}\n` };
}
