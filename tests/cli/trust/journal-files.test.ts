import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../../support/temp.js';
import { cli } from '../harness.js';
import { PLANTED } from './planted.js';

/** Files that are not batches, with an invented patient in them: nothing of the patient is said or kept. */

const PATIENT = ['QUIMBLEROYD ZENOBIAH', '1933-12-31', '1EG4TE5MK73'] as const;
const HEAD = [
  'patient',
  'dob',
  'member_id',
  'date',
  'code',
  'modifiers',
  'units',
  'minutes',
  'setting',
  'note',
];
const ROW = [...PATIENT, '2026-01-05', '99213', '25', '1', '15', 'facility', 'fell'];

const shown = (text: string): string[] => PLANTED.filter((each) => text.toUpperCase().includes(each));

async function imported(
  lines: readonly (readonly string[])[],
  ...options: readonly string[]
): Promise<string[]> {
  const [folder, journal] = [tempDir(), tempDir()];
  const file = join(folder, 'm.csv');
  writeFileSync(file, lines.map((line) => `${line.join()}\n`).join(''));
  const { stdout, stderr } = await cli(['log', 'import', file, ...options], {
    env: { RVU_JOURNAL: journal },
  });
  const kept = readdirSync(journal, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => readFileSync(join(each.parentPath, each.name), 'utf8'));
  return shown([stdout, stderr, ...kept].join('\n'));
}

describe('rvu log import', () => {
  it.each(HEAD.map((name, column) => [name, column] as const))(
    'keeps a patient in the column %s to itself',
    async (_, column) => {
      for (const text of PATIENT) {
        const odd = ROW.with(column, text);
        // A date of birth in the column of dates of service is a date like any other.
        if (column !== 3 || text !== '1933-12-31') expect(await imported([HEAD, ROW, odd])).toEqual([]);
      }
    },
  );

  it('keeps no name of five letters that stands in the column of codes', async () => {
    const [folder, journal] = [tempDir(), tempDir()];
    const file = join(folder, 'm.csv');
    writeFileSync(file, 'date,code\n2026-01-05,SMITH\n2026-01-05,99213\n');
    const { stdout, stderr } = await cli(['log', 'import', file], { env: { RVU_JOURNAL: journal } });
    const listed = await cli(['log', 'list', '--csv'], { env: { RVU_JOURNAL: journal } });
    expect(stderr).toContain('line 2 is left out: its code is not valid');
    expect(listed.stdout).toContain('99213');
    expect(stdout + stderr + listed.stdout).not.toContain('SMITH');
  });

  it.each([[], ['--json']])('names no column of a file without a header %j', async (...format) => {
    expect(await imported([ROW, ROW], '--code-column', '99213', ...format)).toEqual([]);
    expect(await imported([ROW, ROW], ...format)).toEqual([]);
  });
});

describe('other files', () => {
  const VOLUMES = [
    'code,volume\nQUIMBLEROYD,5\n',
    'code,volume\n99213,1933-12-31\n',
    'QUIMBLEROYD,99213,5\n',
  ];

  it.each(VOLUMES)('rvu diff --volumes says nothing of %j', async (text) => {
    const file = join(tempDir(), 'v.csv');
    writeFileSync(file, text);
    const { stdout, stderr } = await cli(['diff', 'RVU25D', 'RVU26A', '--volumes', file]);
    expect(shown(stdout + stderr)).toEqual([]);
  });

  it.each(['GPCI2026.csv', 'PPRRVU2026_Apr_nonQPP.csv', 'ZIP5_OCT2026.txt'])(
    'rvu release add says nothing of the patients in %s',
    async (name) => {
      const [file, RVU_DATA] = [join(tempDir(), name), tempDir()];
      writeFileSync(file, `Patient Name,DOB,MRN,HCPCS\n${ROW.join()}\n`);
      const { code, stdout, stderr } = await cli(['release', 'add', file], { env: { RVU_DATA } });
      expect([code, shown(stdout + stderr)]).toEqual([2, []]);
      expect(readdirSync(RVU_DATA)).toEqual([]);
    },
  );
});
