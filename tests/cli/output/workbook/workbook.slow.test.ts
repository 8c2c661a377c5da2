import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import readExcel from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { columnName, type SheetCell, xmlText } from '../../../../src/cli/output/workbook/cells.js';
import { workbookOf } from '../../../../src/cli/output/workbook/workbook.js';
import { type ZipEntry, zipOf } from '../../../../src/cli/output/workbook/zip.js';
import { crc32InTable } from '../../../../src/data/import/formats/crc32.js';

async function bytesOf(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

/** Reads the files of an archive by its directory, whose figures must match the files; independent of the program. */
function unzip(archive: Buffer): [name: string, text: string][] {
  const end = archive.length - 22;
  expect(archive.readUInt32LE(end)).toBe(0x06054b50);
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    expect(archive.readUInt32LE(at)).toBe(0x02014b50);
    const [crc, compressed, size] = [16, 20, 24].map((offset) => archive.readUInt32LE(at + offset));
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const data = inflateRawSync(archive.subarray(start, start + (compressed ?? 0)));
    expect([crc32InTable(data), data.length]).toEqual([crc, size]);
    at += 46 + nameLength;
    return [name, data.toString()];
  });
}

describe('an archive', () => {
  const entries: (ZipEntry & { readonly pieces: Iterable<string> })[] = [
    { name: 'a.txt', pieces: ['one ', 'two'] },
    { name: 'folder/é.txt', pieces: [] },
    { name: 'long', pieces: Array.from({ length: 50 }, (_, i) => `${i}`.repeat(10_000)) },
  ];

  it('returns its files, as its directory describes them', async () => {
    const expected = entries.map(({ name, pieces }) => [name, [...pieces].join('')]);
    expect(unzip(await bytesOf(zipOf(entries)))).toEqual(expected);
  });

  it('is the same bytes for the same files', async () => {
    expect(await bytesOf(zipOf(entries))).toEqual(await bytesOf(zipOf(entries)));
  });

  it("fails with the error of the content's producer", async () => {
    function* broken(): Generator<string> {
      yield 'one';
      throw new Error('no more rows');
    }
    await expect(bytesOf(zipOf([{ name: 'a', pieces: broken() }]))).rejects.toThrow('no more rows');
  });

  it('has the checksum that the standard gives as an example', () => {
    expect(crc32InTable(Buffer.from('123456789'))).toBe(0xcbf43926);
    const [first, second] = [Buffer.from('1234'), Buffer.from('56789')];
    expect(crc32InTable(second, crc32InTable(first))).toBe(0xcbf43926);
  });
});

/** The cells as a third-party reader finds them. */
async function readBack(rows: readonly (readonly SheetCell[])[], width: number) {
  const columns = Array.from({ length: width }, (_, i) => ({ name: `c${i}`, isAmount: i % 2 === 1 }));
  const sheets = await readExcel(await bytesOf(workbookOf({ name: 'RVU26A', columns, rows })), {
    trim: false,
  });
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['RVU26A']);
  return sheets[0]?.data.slice(1);
}

describe('a workbook', () => {
  it('holds any text and numbers put into it', async () => {
    const text = fc.string({
      unit: fc.constantFrom('a', ' ', '<', '&', '"', "'", '>', 'é', '名', '😀', '0', '=', '\n'),
    });
    const cell = fc.oneof(
      text.filter((one) => one.trim() !== ''),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one || 0),
      fc.constant(null),
    );
    // The reader drops empty rows at the end of the sheet, so the last row has a cell.
    const tables = fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(tables, async (rows) => {
        const all = [...rows, ['end', 1, 2] as const];
        expect(await readBack(all, 3)).toEqual(all);
      }),
      { numRuns: 50 },
    );
  });

  it('pulls its rows as it is read', async () => {
    let pulled = 0;
    function* rows(): Generator<SheetCell[]> {
      for (; pulled < 500_000; pulled++) yield [`row ${pulled}`, pulled];
    }
    const columns = [
      { name: 'a', isAmount: false },
      { name: 'b', isAmount: true },
    ];
    let bytes = 0;
    for await (const chunk of workbookOf({ name: 'big', columns: columns, rows: rows() })) {
      bytes += chunk.length;
      if (bytes > 20_000) break;
    }
    expect(pulled).toBeGreaterThan(0);
    expect(pulled).toBeLessThan(100_000);
  });

  it('refuses values that are not numbers', async () => {
    await expect(readBack([[Number.NaN]], 1)).rejects.toThrow(RangeError);
  });
});

describe('the text of a cell', () => {
  it.each([
    ['plain text, 1.0 (a-b)', 'plain text, 1.0 (a-b)'],
    ['<a & "b">', '&lt;a &amp; &quot;b&quot;&gt;'],
    ['a\u0000b\u001Bc\r', 'a_x0000_b_x001B_c_x000D_'],
    ['_x0041_', '_x005F_x0041_'],
    ['half \uD83D pair', 'half \uFFFD pair'],
    ['whole 😀', 'whole 😀'],
  ])('%j is written as %j', (text, xml) => {
    expect(xmlText(text)).toBe(xml);
  });
});

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
  [16_383, 'XFD'],
])('column %i is %s', (index, name) => {
  expect(columnName(index)).toBe(name);
});
