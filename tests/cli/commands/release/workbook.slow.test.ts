import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempDir } from '../../../support/temp.js';
import { zipOf } from '../../../support/zip.js';
import { rvu } from '../../spawned.js';

const ROWS = [
  ['STATE', 'ZIP CODE', 'CARRIER', 'LOCALITY', 'RURAL IND', 'LAB CB LOCALITY', 'PLUS 4 FLAG', 'YEAR/QTR'],
  ['CA', '94110', '01112', '05', '', 'Z1', '0', '20271'],
];

const rowXml = (cells: readonly string[], row: number): string =>
  cells.map((text, i) => `<c r="${'ABCDEFGH'[i]}${row}" t="inlineStr"><is><t>${text}</t></is></c>`).join('');

const WORKBOOK = [
  { name: 'xl/workbook.xml', content: '<sheets><sheet name="ZIP5" sheetId="1" r:id="rId1"/></sheets>' },
  {
    name: 'xl/_rels/workbook.xml.rels',
    content: '<Relationship Id="rId1" Target="worksheets/sheet1.xml"/>',
  },
  {
    name: 'xl/worksheets/sheet1.xml',
    content: ROWS.map((cells, i) => `<row r="${i + 1}">${rowXml(cells, i + 1)}</row>`).join(''),
  },
];

/** The program that was built: it once read a workbook with the module that writes them, which has the same name. */
it('adds a workbook', async () => {
  const [path, RVU_DATA] = [join(tempDir(), 'ZIP5_JAN2027.xlsx'), join(tempDir(), 'added')];
  writeFileSync(path, zipOf(WORKBOOK));
  const { code, stdout, stderr } = await rvu(['release', 'add', path], undefined, { env: { RVU_DATA } });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('ZIP5-2027Q1');
});
