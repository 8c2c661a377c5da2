import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Batch } from '../../src/batch/batch.js';
import type { BatchCommand } from '../../src/batch/command.js';
import type { Records } from '../../src/batch/input/records.js';
import { LINE_ROLES } from '../../src/batch/input/roles.js';
import { RvuError } from '../../src/core/issue/errors.js';
import type { Refusal } from '../../src/core/issue/issue.js';
import { readNaively } from './naive-csv.js';

const WIDTH = 2;
const HEADER = 'code,note\n';

/** Collects what a command is given: the line of each record, its text, its cells or why it is refused. */
class Seen implements BatchCommand {
  readonly schema = '';
  readonly release = '';
  readonly verb = '';
  readonly columns = [];
  readonly records: string[] = [];
  private refusals: readonly (Refusal | null)[] = [];

  answer(records: Records, refused: readonly (Refusal | null)[]): number {
    this.refusals = refused;
    for (let i = 0; i < records.count; i++) {
      const said = refused[i]?.message ?? JSON.stringify(records.cells(i));
      this.records.push(`${records.lines[i]}|${records.text(i)}|${said}`);
    }
    return records.count;
  }

  refused(i: number): Refusal | null {
    return this.refusals[i] ?? null;
  }

  refusal(i: number): Refusal | null {
    return this.refused(i);
  }

  write(): void {}

  json(): object {
    return {};
  }
}

/** What a batch makes of bytes that arrive in chunks of these sizes. */
function read(text: string, sizes: readonly number[], longestField?: number): readonly string[] {
  const bytes = Buffer.from(text, 'latin1');
  const command = new Seen();
  const plan = {
    reads: LINE_ROLES,
    create: () => command,
    writer: () => ({ begin: () => {}, records: () => {}, end: () => {} }),
  };
  const batch = new Batch(plan, {}, longestField);
  try {
    for (let at = 0, i = 0; at < bytes.length; i++) {
      const size = sizes[i % sizes.length] ?? 1;
      batch.push(bytes.subarray(at, at + size));
      while (batch.hasMore) batch.more();
      at += size;
    }
    batch.finish();
    while (batch.hasMore) batch.more();
  } catch (error) {
    if (!(error instanceof RvuError)) throw error;
    command.records.push(`${error.code}: ${error.message}`);
  }
  return command.records;
}

/** Pieces of text, each character a byte: what ends things, and what must not be cut in two. */
const PIECES = [
  '99213',
  'a',
  ',',
  ',',
  '"',
  '"',
  '""',
  '\n',
  '\n',
  '\r\n',
  '\r',
  ' ',
  '\t',
  ';',
  'x'.repeat(9),
];
const BYTES = [
  '\u00A0',
  '\u00C2\u00A0',
  '\u00C3\u00A9',
  '\u00EF\u00BB\u00BF',
  '\u00E2\u0080\u0093',
  '\0',
  '\u0093',
];
const text = fc.string({ unit: fc.constantFrom(...PIECES, ...PIECES, ...BYTES), maxLength: 60 });
const rows = fc.array(
  fc.constantFrom(
    '99213,x',
    '"99213","a ""b"" c"',
    '90853,"1\n2\r\n3"',
    '',
    ' ',
    ',',
    '99213,é',
    '1,2,3',
    '"',
  ),
  { maxLength: 12 },
);
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
const WHOLE = [1_000_000];

const isBlank = (line: string): boolean => /^[ \t-\r]*$/.test(line);

/** What the records of a text should be according to the naive reading. */
function expected(body: string): string[] {
  const records = readNaively(body, ',', WIDTH, 2);
  while (records.length > 0 && records.at(-1)?.cells?.length === 1 && isBlank(records.at(-1)?.text ?? ''))
    records.pop();
  return records.map(({ line, text, cells }) => {
    if (cells?.length === WIDTH) return `${line}|${text}|${JSON.stringify(cells)}`;
    if (cells?.length === 1 && isBlank(text)) return `${line}||Line ${line} is blank.`;
    const count = `it has ${cells?.length} field${cells?.length === 1 ? '' : 's'} where the header has 2.`;
    return `${line}|${text}|Line ${line}: ${cells ? count : 'a quote'}`;
  });
}

const withoutReason = (record: string): string =>
  record.replace(/: (?:a quote is opened|a closing quote).*/s, ': a quote');

describe('the records of a batch', () => {
  it('are the same however their bytes arrive', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          rows.map((lines) => lines.join('\n')),
        ),
        sizes,
        (body, chunks) => {
          const whole = read(HEADER + body, WHOLE);
          for (const each of [chunks, [1], [3]]) expect(read(HEADER + body, each)).toEqual(whole);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('are those that an independent reading finds', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          rows.map((lines) => lines.join('\r\n')),
        ),
        (body) => {
          expect(read(HEADER + body, WHOLE).map(withoutReason)).toEqual(expected(body));
        },
      ),
      { numRuns: 600, examples: [['"\n"\r']] },
    );
  });

  it('end at the same line, with the same words, if a field is too long', () => {
    fc.assert(
      fc.property(text, text, sizes, (before, after, chunks) => {
        const body = `${HEADER}${before}\n99213,${'y'.repeat(30)}\n${after}`;
        const whole = read(body, WHOLE, 25);
        for (const each of [chunks, [1], [3]]) expect(read(body, each, 25)).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });

  it('are the same whatever the header and the bytes before it', () => {
    fc.assert(
      fc.property(text, rows, sizes, (head, lines, chunks) => {
        const input = `${head}code${lines.join('\n')}`;
        const whole = read(input, WHOLE);
        for (const each of [chunks, [1], [3]]) expect(read(input, each)).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a field', () => {
  const LIMIT = 1024 * 1024;
  const field = (length: number): string =>
    `${HEADER}99213,x\n99213,"${'note\n'.repeat(length / 5)}"\n90853,z\n`;

  it.each([[[65_536]], [[1_000_003]], [[2 ** 24]]])(
    'may have 1 MB and any number of lines, in chunks of %j',
    (chunks) => {
      const records = read(field(1_048_570), chunks);
      expect(records).toHaveLength(3);
      expect(records[2]).toMatch(/^209718\|90853,z\|/);
    },
  );

  it.each([[[65_536]], [[1_000_003]], [[2 ** 24]]])(
    'of more ends the batch after the rows before it, in chunks of %j',
    (chunks) => {
      const records = read(field(LIMIT + 4), chunks);
      expect(records).toEqual([
        '2|99213,x|["99213","x"]',
        expect.stringMatching(
          /^E_FIELD_TOO_LONG: Line 3 is too long to be a row: a field may have 1 MB, a row 16 MB\.$/,
        ),
      ]);
    },
  );

  it('may have as much as the caller allows', () => {
    expect(read(field(LIMIT + 4), [65_536], 2 * LIMIT)).toHaveLength(3);
  });

  it.each(['99213,', '99213,"'])('without an end is found out while it arrives: %j', (start) => {
    const records = read(`${HEADER}99213,x\n${start}${'y'.repeat(3 * LIMIT)}`, [65_536]);
    expect(records.at(-1)).toMatch(/^E_FIELD_TOO_LONG: Line 3 /);
  });
});

describe('a row', () => {
  it.each([[[65_536]], [[2 ** 25]]])('of many fields may have 16 MB together, in chunks of %j', (chunks) => {
    const cells = `${'z'.repeat(1_000_000)},`.repeat(17);
    const records = read(`${HEADER}99213,x\n${cells}\n90853,z\n`, chunks);
    expect(records).toEqual(['2|99213,x|["99213","x"]', expect.stringMatching(/^E_FIELD_TOO_LONG: Line 3 /)]);
  });

  it('may not have more columns than a worksheet', () => {
    const [found] = read(`code${',x'.repeat(20_000)}\n`, WHOLE);
    expect(found).toMatch(/^E_INPUT_NOT_TEXT: Line 1 has 20001 columns/);
  });
});

describe('blank lines', () => {
  it('are a row each, however many there are, and none at the end', () => {
    const input = `${HEADER}99213,x\n${'\n'.repeat(100_000)}90853,z\n${'\n \n'.repeat(50_000)}`;
    for (const chunks of [[65_536], [2 ** 24]]) {
      const records = read(input, chunks);
      expect(records).toHaveLength(100_002);
      expect(records[100_000]).toBe('100002||Line 100002 is blank.');
      expect(records[100_001]).toBe('100003|90853,z|["90853","z"]');
    }
  });
});
