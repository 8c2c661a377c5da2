import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArchive } from '../../../src/data/import/formats/archive.js';
import { readCmsFiles } from '../../../src/data/import/index.js';
import { FILES } from '../../support/cms-files.js';
import { tempDir } from '../../support/temp.js';
import { zipOf } from '../../support/zip.js';

function archive(bytes: Buffer): string {
  const path = join(tempDir(), 'made.zip');
  writeFileSync(path, bytes);
  return path;
}

const every = (): boolean => true;
const TEXT = 'one,two\n'.repeat(100);

describe('readArchive', () => {
  it('reads stored and compressed files, by their names without folders', () => {
    const files = [
      { name: 'in/a.csv', content: TEXT },
      { name: 'b.csv', content: 'short', stored: true },
    ];
    const { name, files: read } = readArchive(archive(zipOf(files)), every);
    expect(name).toBe('made.zip');
    expect(read.map((each) => [each.name, each.bytes.toString()])).toEqual([
      ['a.csv', TEXT],
      ['b.csv', 'short'],
    ]);
  });

  it('reads only what is wanted', () => {
    const bytes = zipOf([
      { name: 'a.csv', content: TEXT },
      { name: 'b.pdf', content: TEXT, crc: 1 },
    ]);
    expect(readArchive(archive(bytes), (name) => name.endsWith('.csv')).files).toHaveLength(1);
  });

  it.each([
    ['an empty file', Buffer.alloc(0), /not a zip archive/],
    ['a text', Buffer.from(TEXT), /not a zip archive/],
    ['an archive cut short', zipOf([{ name: 'a.csv', content: TEXT }]).subarray(0, -30), /not a zip archive/],
    ['a wrong checksum', zipOf([{ name: 'a.csv', content: TEXT, crc: 1 }]), /a\.csv is damaged/],
    ['more than it says', zipOf([{ name: 'a.csv', content: TEXT, size: 8 }]), /damaged or larger/],
    ['less than it says', zipOf([{ name: 'a.csv', content: TEXT, size: 9_000 }]), /a\.csv is damaged/],
    ['a bomb', zipOf([{ name: 'a.csv', content: TEXT, size: 4_000_000_000 }]), /no file of CMS has/],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => readArchive(archive(bytes), every)).toThrow(message);
  });
});

describe('readCmsFiles', () => {
  it('notes the archive of each file, and whose table a rebuilt file is from', () => {
    const files = Object.entries(FILES).map(([name, content]) => ({ name, content }));
    const path = archive(zipOf([...files, { name: 'RVU26A.pdf', content: TEXT }]));
    const [gpci, rvu] = readCmsFiles([path]).sort((a, b) => (a.name < b.name ? -1 : 1));
    expect([gpci?.name, rvu?.name]).toEqual(Object.keys(FILES).sort());
    expect(gpci?.archive).toMatchObject({ name: 'made.zip' });
    const [rebuilt] = readCmsFiles([path], 'somebody');
    expect(rebuilt).toMatchObject({ rebuiltFrom: 'somebody' });
    expect(rebuilt?.archive).toBeUndefined();
  });
});
