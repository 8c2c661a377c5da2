import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addReleases } from '../../../src/data/added/add-releases.js';
import { heldReleases } from '../../../src/data/bundle/held-releases.js';
import { DataFiles } from '../../../src/data/sealed/data-files.js';
import { DATA_DIR } from '../../support/bundle.js';
import { FILES, folderOf, GPCI, pprrvu } from '../../support/cms-files.js';
import { tempDir } from '../../support/temp.js';
import { type ZipFile, zipOf } from '../../support/zip.js';

/** What cannot be added: nothing is written, and the reason names the file, and the line and column if there are any. */

const written = (files: readonly ZipFile[], change: (bytes: Buffer) => Buffer = (bytes) => bytes): string => {
  const path = join(tempDir(), 'made.zip');
  writeFileSync(path, change(zipOf(files)));
  return path;
};

const files = (changed: Readonly<Record<string, string>> = {}): ZipFile[] =>
  Object.entries({ ...FILES, ...changed }).map(([name, content]) => ({ name, content }));

const NON_QPP = 'PPRRVU2026_Jan_nonQPP.csv';
const TITLE = ',,2026 National Physician Fee Schedule Relative Value File April Release';
const BOMB: ZipFile = { name: 'OPPSCAP_Jan.csv', content: 'x'.repeat(1_000), size: 3_000_000_000 };

const MADE: readonly (readonly [what: string, path: () => string, reason: RegExp])[] = [
  ['an archive that is not there', () => '/nowhere/RVU27A.zip', /RVU27A\.zip: there is no such file/],
  ['a folder that is not there', () => '/nowhere/RVU27A', /RVU27A: there is no such file/],
  ['a folder in the place of a file', () => folderIn('GPCI2026.csv'), /GPCI2026\.csv: it is a folder/],
  [
    'a file that is not an archive',
    () => written([], () => Buffer.from('<html>')),
    /made\.zip: it is not a zip archive/,
  ],
  ['an archive cut short', () => written(files(), (bytes) => bytes.subarray(0, -40)), /cut short/],
  [
    'a damaged file in it',
    () => written([...files().slice(1), { name: NON_QPP, content: pprrvu(), crc: 7 }]),
    /PPRRVU2026_Jan_nonQPP\.csv is damaged/,
  ],
  [
    'a name that leads out of it',
    () => written([...files(), { name: '../../home/GPCI2026.csv', content: GPCI }]),
    /leads out of the archive/,
  ],
  [
    'an absolute name',
    () => written([...files(), { name: '/etc/passwd', content: '' }]),
    /leads out of the archive/,
  ],
  ['a bomb', () => written([...files(), BOMB]), /OPPSCAP_Jan\.csv has 3000000000 bytes/],
  [
    'a bomb that lies about its size',
    () => written([{ ...BOMB, size: 10 }, ...files()]),
    /larger than the archive says/,
  ],
  [
    'more inside than any archive of CMS',
    () =>
      written(
        Array.from({ length: 4 }, (_, i) => ({ name: `ZIP5_${i}.csv`, content: 'x', size: 150_000_000 })),
      ),
    /damaged|more than 400 MB/,
  ],
  ['archives within archives within archives', () => nested(3), /an archive within an archive within it/],
  ['the same file twice', () => written([...files(), ...files()]), /twice/],
  [
    'two tables of one kind',
    () => written([...files(), { name: 'GPCI2026_2.csv', content: GPCI }]),
    /of the same kind/,
  ],
  [
    'a folder with an archive in it',
    () => around('made.zip'),
    /no CMS file was found .* such as .*made\.zip/,
  ],
  ['a folder in a folder', () => around('inner'), /no CMS file was found .* such as .*inner/],
  [
    'amounts alone, in an archive',
    () => archiveOf('PFALL26A.zip', 'PFALL26A.txt'),
    /PFALL26A\.zip: it holds no file that rvu reads .*; rvu release verify with --amounts compares/,
  ],
  [
    'OPPS cap amounts alone',
    () => archiveOf('caps.zip', 'OPPSCAP_Jan.csv'),
    /OPPSCAP_Jan\.csv: without the relative values .*; rvu release verify with --amounts compares/,
  ],
  ['nothing of CMS', () => written([{ name: 'readme.txt', content: 'x' }]), /holds no file that rvu reads/],
  ['no GPCIs', () => written(files().slice(0, 1)), /no GPCI file/],
  [
    'a quarter in its name and another in its title',
    () => written(files({ [NON_QPP]: pprrvu({ banner: [TITLE] }) })),
    /another quarter than its title/,
  ],
  [
    'a figure that is none',
    () =>
      written(
        files({ [NON_QPP]: pprrvu({ rows: [{ HCPCS: '99213' }, { HCPCS: '99214', 'WORK RVU': '1.0.5' }] }) }),
      ),
    /PPRRVU2026_Jan_nonQPP\.csv, line 3, column WORK RVU: "1\.0\.5" is not a figure with 2 decimals/,
  ],
  [
    'a code that is none, which is not repeated',
    () => written(files({ [NON_QPP]: pprrvu({ rows: [{ HCPCS: 'JANE DOE' }] }) })),
    /line 2, column HCPCS: this is not a code of five letters or digits\./,
  ],
  [
    'a header that is not known',
    () => written(files({ [NON_QPP]: pprrvu().replace('MULT PROC', 'MULTI') })),
    /line 1: the header has no column "MULT PROC"/,
  ],
  [
    'control characters',
    () => written(files({ 'GPCI2026.csv': GPCI.replace('SOMEWHERE', 'SOME\u001b[2JWHERE') })),
    /GPCI2026\.csv, line 4: a cell contains a control character/,
  ],
];

function folderIn(name: string): string {
  const dir = tempDir();
  mkdirSync(join(dir, name));
  return dir;
}

/** A folder that holds CMS's files only within an archive, or within a folder. */
function around(name: string): string {
  if (!name.endsWith('.zip')) return folderIn(name);
  const dir = tempDir();
  writeFileSync(join(dir, name), zipOf(files()));
  return dir;
}

function archiveOf(archive: string, name: string): string {
  const path = join(tempDir(), archive);
  writeFileSync(path, zipOf([{ name, content: 'x' }]));
  return path;
}

function nested(depth: number): string {
  let content = zipOf(files());
  for (let i = 1; i < depth; i++)
    content = zipOf([{ name: 'inner.zip', content: content.toString('latin1') }]);
  const path = join(tempDir(), 'made.zip');
  writeFileSync(path, content);
  return path;
}

async function refusal(paths: readonly string[], dir: string): Promise<{ code: string; message: string }> {
  try {
    await addReleases(paths, () => dir, new DataFiles({ dataDir: DATA_DIR, addedDir: dir }));
  } catch (error) {
    return error as { code: string; message: string };
  }
  throw new Error('it was added');
}

describe('a folder whose list of releases is damaged', () => {
  it.each(['{', '{"releases": 1}'])('says what to delete, and works again without it: %s', (text) => {
    const dir = tempDir();
    const manifest = join(dir, 'manifest.json');
    writeFileSync(manifest, text);
    const held = () => heldReleases(new DataFiles({ dataDir: DATA_DIR, addedDir: dir }));
    expect(held).toThrow(
      expect.objectContaining({
        code: 'E_DATA_DAMAGED',
        message: expect.stringContaining(manifest),
        hint: 'Delete it, and add your releases again (rvu release add).',
      }),
    );
    rmSync(manifest);
    expect(held().at(-1)?.entry.id).toBe('RVU26C');
  });
});

describe('what cannot be added', () => {
  it.each(MADE)('%s: nothing is written', async (_, path, reason) => {
    const dir = join(tempDir(), 'added');
    const { code, message } = await refusal([path()], dir);
    expect(code).toBe('E_RELEASE_FILE');
    expect(message).toMatch(reason);
    expect(message).not.toMatch(/JANE/);
    expect(existsSync(dir)).toBe(false);
  });

  it('is named if it fails the checks of the data: a factor that CMS did not publish, a file cut short', async () => {
    const dir = join(tempDir(), 'added');
    const april = folderOf({ 'PPRRVU2026_Apr_nonQPP.csv': pprrvu(), 'GPCI2026.csv': GPCI });
    const { code, message } = await refusal([april], dir);
    expect(code).toBe('E_RELEASE_FILE');
    expect(message).toMatch(/RVU26B fails the checks/);
    expect(message).toMatch(
      /PPRRVU2026_Apr_nonQPP\.csv has 1 row and RVU26A has 19,226: it seems to be cut short/,
    );
    expect(existsSync(dir)).toBe(false);
  });

  it('is named if a figure is far from that of the latest release that has it', async () => {
    // RVU26C, the release before, has no anesthesia factors.
    const october = folderOf({
      'PPRRVU2026_Oct_nonQPP.csv': pprrvu(),
      'GPCI2026.csv': GPCI.replace('1.200', '9.200'),
      'ANES2026.csv': 'Contractor,Locality,Locality Name,Anesthesia Conversion Factor\n01112,05,X,225.00\n',
    });
    const { message } = await refusal([october], join(tempDir(), 'added'));
    expect(message).toMatch(/pe_gpci of 01112-05 is 9\.200, and that of RVU26C is 1\.410/);
    expect(message).toMatch(/anesthesia_cf of 01112-05 is 225\.00, and that of RVU26A is 22\.49/);
  });

  it('is the release that answers by default', async () => {
    const dir = join(tempDir(), 'added');
    const { code, message } = await refusal([written(files())], dir);
    expect([code, message]).toEqual(['E_RELEASE_HELD', expect.stringContaining('cannot be replaced')]);
    expect(existsSync(dir)).toBe(false);
  });

  it('leaves a folder of other files as it was', async () => {
    const dir = tempDir();
    writeFileSync(join(dir, 'letter.txt'), 'mine');
    await refusal([written([])], dir);
    expect(readdirSync(dir)).toEqual(['letter.txt']);
  });
});
