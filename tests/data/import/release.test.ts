import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ImportError } from '../../../src/data/import/formats/source-file.js';
import { buildData, readCmsFiles } from '../../../src/data/import/index.js';
import { importRelease, roleOf, withRelease } from '../../../src/data/import/release.js';
import { FILES, folderOf, GPCI, pprrvu } from '../../support/cms-files.js';
import { tempDir } from '../../support/temp.js';

const importOf = (files: Readonly<Record<string, string>>) => importRelease(readCmsFiles([folderOf(files)]));
const linesOf = (files: Readonly<Record<string, string>>, name: string): string[] =>
  importOf(files).files.get(name)?.trimEnd().split('\n') ?? [];

const QPP = 'PPRRVU2026_Jan_QPP.csv';
const NON_QPP = 'PPRRVU2026_Jan_nonQPP.csv';
const qpRow = { HCPCS: '99213', 'CONV FACTOR': '31.0000', 'PRIC IND': '1' };

describe('roleOf', () => {
  it.each([
    ['PPRRVU2026_Jan_nonQPP.csv', 'rvu'],
    ['PPRRVU2026_Jan_QPP.csv', 'rvu-qp'],
    ['PPRRVU2025_Oct.csv', 'rvu'],
    ['PPRRVU20_APR.csv', 'rvu'],
    ['GPCI2026.csv', 'gpci'],
    ['ANES2026.csv', 'anesthesia'],
    ['26LOCCO.csv', 'counties'],
    ['OPPSCAP_Jan.csv', 'opps-cap'],
    ['PPRRVU2026_Jan_nonQPP.txt', 'rvu'],
    ['PPRRVU2026_Jan_QPP.xlsx', 'rvu-qp'],
    ['ZIP5_OCT2025.txt', 'zip'],
    ['ZIP9_OCT2025.txt', 'zip9'],
    ['RVU26A.pdf', null],
    ['._26LOCCO.csv', null],
  ])('%s is %s', (name, role) => expect(roleOf(name)).toBe(role));
});

describe('importRelease', () => {
  it('needs no more than PPRRVU and GPCI', () => {
    const { entry, files } = importOf(FILES);
    expect(entry).toMatchObject({
      id: 'RVU26A',
      year: 2026,
      conversionFactor: '30.0000',
      conversionFactorQp: null,
    });
    expect([...files.keys()]).toEqual(['rvu26a.csv', 'rvu26a-gpci.tsv']);
  });

  it.each([
    ['PPRRVU2026_Jan_nonQPP.csv', 'RVU26A', '2026-01-01', '2026-03-31'],
    ['PPRRVU2026_APR.csv', 'RVU26B', '2026-04-01', '2026-06-30'],
    ['PPRRVU25_jul.csv', 'RVU25C', '2025-07-01', '2025-09-30'],
    ['PPRRVU2025_Oct.csv', 'RVU25D', '2025-10-01', '2025-12-31'],
  ])('recognizes %s as %s, in force %s to %s', (name, id, from, through) => {
    const { entry } = importOf({ [name]: pprrvu(), 'GPCI.csv': FILES['GPCI2026.csv'] ?? '' });
    expect(entry).toMatchObject({ id, effective: { from, through } });
  });

  it('reads a header of one line and one spread over several, with either line end, to the same rows', () => {
    const rows = [{ HCPCS: '99213' }, { HCPCS: '70553', MOD: '26' }];
    const plain = linesOf({ ...FILES, [NON_QPP]: pprrvu({ rows }) }, 'rvu26a.csv');
    const banner = [',,2026 Made-up Relative Value File,,', ',,RELEASED 1/5/2026,,'];
    const spread = { ...FILES, [NON_QPP]: pprrvu({ rows, spread: true, banner, lineEnd: '\r\n' }) };
    expect(linesOf(spread, 'rvu26a.csv')).toEqual(plain);
    expect(importOf(spread).entry).toMatchObject({
      title: '2026 Made-up Relative Value File',
      released: '2026-01-05',
    });
  });

  it('reads a file that a spreadsheet saved as UTF-8, with a byte order mark', () => {
    const marked = { ...FILES, [NON_QPP]: `\u00EF\u00BB\u00BF${pprrvu({ spread: true })}` };
    expect(linesOf(marked, 'rvu26a.csv')).toEqual(linesOf(FILES, 'rvu26a.csv'));
  });

  it('sorts, keeps text as printed, leaves out the description, drops an end-of-file mark', () => {
    const rows = [{ HCPCS: '99213' }, { HCPCS: '70553', MOD: 'TC' }, { HCPCS: '0001F' }, { HCPCS: '70553' }];
    const lines = linesOf({ ...FILES, [NON_QPP]: `${pprrvu({ rows })}\u001A` }, 'rvu26a.csv');
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 2).join())).toEqual([
      '0001F,',
      '70553,',
      '70553,TC',
      '99213,',
    ]);
    expect(lines[4]).toBe(
      '99213,,A,,1.00,2.00,,0.50,,0.10,3.10,1.60,0,XXX,0.00,0.00,0.00,0,0,0,0,0,9,,30.0000,09,0,99,0.00,0.00,0.00',
    );
    expect(lines.join('\n')).not.toContain('made-up');
  });

  it('leaves PRIC IND blank for the years that have no such column', () => {
    const files = {
      'PPRRVU2025_Oct.csv': pprrvu({ without: 'PRIC IND' }),
      'GPCI2025.csv': GPCI,
    };
    expect(linesOf(files, 'rvu25d.csv')[1]?.split(',')[22]).toBe('');
  });

  it('keeps from the QPP file only the factor and the rows whose OPPS columns differ', () => {
    const opps = { 'MP USED FOR OPPS PAYMENT AMOUNT': '0.07' };
    const files = {
      ...FILES,
      [NON_QPP]: pprrvu({ rows: [{ HCPCS: '99213' }, { HCPCS: '70553' }] }),
      [QPP]: pprrvu({ rows: [qpRow, { ...qpRow, HCPCS: '70553', ...opps }] }),
    };
    expect(importOf(files).entry.conversionFactorQp).toBe('31.0000');
    expect(linesOf(files, 'rvu26a-qp.csv').slice(1)).toEqual(['70553,,0.00,0.00,0.07']);
  });

  it.each([
    ['no relative value file', { 'GPCI2026.csv': FILES['GPCI2026.csv'] ?? '' }, /PPRRVU/],
    ['no GPCI file', { [NON_QPP]: pprrvu() }, /no GPCI file/],
    ['two releases at once', { ...FILES, 'PPRRVU2025_Oct.csv': pprrvu() }, /one release at a time/],
    ['two GPCI files', { ...FILES, 'GPCI2025.csv': FILES['GPCI2026.csv'] ?? '' }, /one release at a time/],
    [
      'a name without a month',
      { 'PPRRVU2026.csv': pprrvu(), 'GPCI2026.csv': FILES['GPCI2026.csv'] ?? '' },
      /month/,
    ],
    ['no header line', { ...FILES, [NON_QPP]: 'a,b,c\n1,2,3\n' }, /HCPCS/],
    ['a missing column', { ...FILES, [NON_QPP]: pprrvu({ without: 'FACILITY PE RVU' }) }, /no column/],
    ['a missing MP column', { ...FILES, [NON_QPP]: pprrvu({ without: 'MP RVU' }) }, /no column/],
    [
      'a duplicate column',
      { ...FILES, [NON_QPP]: pprrvu().replace('FACILITY NA INDICATOR', 'FACILITY PE RVU') },
      /several columns/,
    ],
    [
      'two conversion factors',
      { ...FILES, [NON_QPP]: pprrvu({ rows: [{ HCPCS: '99213' }, qpRow] }) },
      /line 3, column CONV FACTOR: .* not one value but 30.0000 and 31.0000/,
    ],
    ['no rows', { ...FILES, [NON_QPP]: pprrvu({ rows: [] }) }, /it has no rows/],
    [
      'a QPP row that differs in an RVU',
      { ...FILES, [QPP]: pprrvu({ rows: [{ ...qpRow, 'WORK RVU': '1.01' }] }) },
      /PPRRVU2026_Jan_QPP\.csv: 99213 differs from the non-QPP file in "WORK RVU"/,
    ],
    [
      'a QPP file with the factor of the other',
      { ...FILES, [QPP]: pprrvu({ rows: [{ ...qpRow, 'CONV FACTOR': '30.0000' }] }) },
      /its conversion factor is 30\.0000, which is not higher than that of the non-QPP file, 30\.0000/,
    ],
    [
      'a QPP file cut short',
      {
        ...FILES,
        [NON_QPP]: pprrvu({ rows: [{ HCPCS: '99213' }, { HCPCS: '99214', MOD: '26' }] }),
        [QPP]: pprrvu({ rows: [qpRow] }),
      },
      /99214-26 is missing: the file seems to be cut short/,
    ],
    [
      'a QPP file of another release',
      {
        ...FILES,
        [NON_QPP]: pprrvu({ banner: [',,2026 Relative Value File January Release'] }),
        [QPP]: pprrvu({ rows: [qpRow], banner: [',,2027 Relative Value File January Release'] }),
      },
      /its title, "2027 Relative Value File January Release", is not that of the non-QPP file/,
    ],
    [
      'a GPCI file of another year that was renamed',
      { ...FILES, 'GPCI2026.csv': GPCI.replace('PE GPCI', '2025 PE GPCI') },
      /GPCI2026\.csv: it is of 2025/,
    ],
    [
      'a row with more cells than the header',
      { ...FILES, [NON_QPP]: pprrvu().replace(/\n$/, ',7\n') },
      /line 2: there are more cells than the header has/,
    ],
    [
      'a header that is not known, in words',
      { ...FILES, [NON_QPP]: pprrvu().replace('CONV FACTOR', 'FACTOR') },
      /the header has no column "CONV FACTOR"$/,
    ],
    [
      'a QPP row that the other file lacks',
      { ...FILES, [QPP]: pprrvu({ rows: [qpRow, { ...qpRow, HCPCS: '99214' }] }) },
      /it lists 99214, which the non-QPP file does not/,
    ],
    [
      'a GPCI that is not a number',
      { ...FILES, 'GPCI2026.csv': (FILES['GPCI2026.csv'] ?? '').replace('1.25', 'n/a') },
      /line 3, column MP GPCI: the cell is not a GPCI/,
    ],
    [
      'a GPCI with more decimals than CMS prints',
      { ...FILES, 'GPCI2026.csv': (FILES['GPCI2026.csv'] ?? '').replace('1.25', '1.2555') },
      /1\.2555/,
    ],
    ['a GPCI file without its header', { ...FILES, 'GPCI2026.csv': '01112,CA,05,X,1,1,1,1\n' }, /header/],
    [
      'a GPCI file without the MP column',
      { ...FILES, 'GPCI2026.csv': (FILES['GPCI2026.csv'] ?? '').replace('MP GPCI', 'MP') },
      /no column/,
    ],
  ])('refuses %s and says so', (_, files, message) => {
    expect(() => importOf(files)).toThrow(ImportError);
    expect(() => importOf(files)).toThrow(message);
  });
});

describe('tables of localities of another year', () => {
  it.each(['GPCI2025.csv', 'ANES2025.csv', '25LOCCO.csv'])('are refused: %s', (name) => {
    const { [NON_QPP]: values = '', ...others } = FILES;
    const files = { [NON_QPP]: values, ...(name.startsWith('GPCI') ? {} : others), [name]: GPCI };
    const message = `${name}: it is of 2025, and the relative values are those of RVU26A`;
    expect(() => importOf(files)).toThrow(message);
  });
});

describe('buildData', () => {
  it('writes nothing if the import fails', () => {
    const out = join(tempDir(), 'out');
    expect(() => buildData([folderOf({ [NON_QPP]: pprrvu() })], out)).toThrow(ImportError);
    expect(existsSync(out)).toBe(false);
  });

  it('is reproducible: a second import changes no byte', () => {
    const out = tempDir();
    const text = () =>
      readFileSync(join(out, 'manifest.json'), 'utf8') + readFileSync(join(out, 'rvu26a.csv'));
    buildData([folderOf(FILES)], out);
    const first = text();
    buildData([folderOf(FILES)], out);
    expect(text()).toBe(first);
  });

  it('takes individual files as well as their folder', () => {
    const dir = folderOf(FILES);
    const [fromFolder, fromFiles] = [tempDir(), tempDir()];
    buildData([dir], fromFolder);
    buildData(
      Object.keys(FILES).map((name) => join(dir, name)),
      fromFiles,
    );
    const read = (out: string) => readFileSync(join(out, 'manifest.json'), 'utf8');
    expect(read(fromFiles)).toBe(read(fromFolder));
  });
});

describe('withRelease', () => {
  it('puts releases in the order of their quarters, and a second import in place of the first', () => {
    const { entry } = importOf(FILES);
    const later = { ...entry, id: 'RVU26B', effective: { from: '2026-04-01', through: '2026-06-30' } };
    const again = { ...entry, title: 'again' };
    const manifest = [later, entry, again].reduce(withRelease, { about: '', releases: [] });
    expect(manifest.releases.map(({ id, title }) => [id, title])).toEqual([
      ['RVU26A', 'again'],
      ['RVU26B', ''],
    ]);
  });
});
