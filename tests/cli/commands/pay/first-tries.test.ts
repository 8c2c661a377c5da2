import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli } from '../../harness.js';

/** What people type in their first hour: a file where codes stand, a state or a ZIP code after a code, "x2". */

describe('a file as the argument of a command for codes', () => {
  let folder: string;
  let visits: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rvu-first-tries-'));
    visits = join(folder, 'visits.csv');
    writeFileSync(visits, 'CPT,POS,Locality\n99213,11,CA-05\n90853,22,CA-05\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(['pay', 'lookup', 'rank'])('%s answers it as it answers standard input', async (command) => {
    const named = await cli([command, visits]);
    const piped = await cli([command], { stdin: readFileSync(visits) });
    expect(named).toEqual(piped);
    expect(named.code).toBe(0);
  });

  it('prices it into another file', async () => {
    const out = join(folder, 'priced.csv');
    expect((await cli(['pay', visits, '--out', out])).code).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('117.58');
  });

  it('may be replaced by its answer, like that of rvu claim', async () => {
    const own = join(folder, 'own.csv');
    writeFileSync(own, 'CPT\n99213\n');
    expect((await cli(['pay', own, '--out', own])).code).toBe(0);
    expect(readFileSync(own, 'utf8')).toContain('95.19');
  });

  it.each([
    ['is not there', 'nothing.csv', 'There is no file nothing.csv.'],
    ['is a folder', tmpdir(), `${tmpdir()} is a folder.`],
  ])('is refused if it %s', async (_name, path, message) => {
    const { code, stderr } = await cli(['pay', path]);
    expect(code).toBe(2);
    expect(stderr).toContain(`E_INPUT_FILE: ${message}`);
  });

  it.each(['70553/26', '99213@100.50', '97110x3@$200.50'])('is not what %s names', async (word) => {
    const { code, stderr } = await cli(['pay', word]);
    expect(code, stderr).toBe(0);
  });
});

describe('a word after a code that is neither a code nor meant as a modifier', () => {
  it.each([
    ['99213 CA', 'CA was read as a modifier. For the state, write --state CA'],
    ['99213 NY', 'NY was read as a modifier. For the state, write --state NY'],
    ['99213 94110', '94110 is a ZIP code, too. For the place, write --zip 94110'],
    ['99213 san francisco', 'a place is an option: --locality manhattan'],
    ['99213-25 x2', 'X2 was read as a modifier. For 2 units, write 99213-25x2'],
  ])('%s', async (words, said) => {
    expect((await cli(['pay', ...words.split(' ')])).stderr).toContain(`rvu: ${said}`);
  });

  it.each([
    '97110 CO',
    '27447 AS',
    '71046 CT',
    '99213 25',
    '99213-CA',
    '99213 CA --state NY',
    '99213 90853',
    '94110',
  ])('%s is taken at its word', async (words) => {
    expect((await cli(['pay', ...words.split(' ')])).stderr).not.toMatch(/write|is an option/);
  });
});

describe('a state or units after a code of a claim', () => {
  const stderrOf = async (words: string): Promise<string> =>
    (await cli(['claim', ...words.split(' ')])).stderr;

  it.each([
    ['99213 CA', 'CA was read as a modifier. For the state, write --state CA'],
    ['99213 X2 90853', 'X2 was read as a modifier. For 2 units, write 99213x2'],
  ])('%s', async (words, said) => {
    expect(await stderrOf(words)).toContain(`rvu: ${said}`);
  });

  it.each(['97110 CO', '99213 25', '99213-CA', '99213 CA --state NY'])(
    '%s is taken at its word',
    async (words) => {
      expect(await stderrOf(words)).not.toMatch(/write/);
    },
  );
});

describe('a cell of codes with words after a code', () => {
  it.each(['99213 (office)', '99213-25-OFFICE', '99213 office,25'])('is named for %s', async (row) => {
    const [first = '', mod = ''] = row.split(',');
    const { code, stdout } = await cli(['pay'], { stdin: `n,CPT,Mod\n1,${first},${mod}\n` });
    expect(code).toBe(1);
    expect(stdout).toContain(
      'E_MODIFIER_INVALID: The cell in column 2 has a word after its code that is not a modifier. A modifier is',
    );
    expect(stdout.split('\n')[1]).not.toMatch(/office.*office/i);
  });

  it('is not named for a modifier of another column', async () => {
    const { stdout } = await cli(['pay'], { stdin: 'n,CPT,Mod\n1,99213-25,abc\n' });
    expect(stdout).toContain('The cell in column 3 is not a modifier.');
  });
});

describe('a file that has been priced before', () => {
  const again = async (...options: string[]) =>
    cli(['pay', ...options], { stdin: 'code,rvu_allowed,rvu_error\n99213,1.00,\n' });

  it('keeps its columns, and says that new ones have the same names', async () => {
    const { code, stdout, stderr } = await again();
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^code,rvu_allowed,rvu_error,rvu_work,.*rvu_allowed,.*rvu_error\n99213,1\.00,,1\.30,/,
    );
    expect(stderr).toContain('rvu: the file already has "rvu_allowed", "rvu_error", as if');
  });

  it('has nothing to be said of in JSON, which repeats no name', async () => {
    expect((await again('--json')).stderr).not.toContain('already has');
  });
});

describe('a therapy assistant', () => {
  const said =
    'Modifier CQ (therapy by an assistant) leaves the allowed amount as it is, but Medicare pays 85%';

  it.each([
    ['says what Medicare pays less', ['--date', '2026-01-05'], true],
    ['says nothing of services before 2022', ['--date', '2021-01-05'], false],
    [
      'says it as a step where the allowed amount is read as reduced',
      ['--reading', 'therapy-assistant=allowed'],
      false,
    ],
  ])('%s', async (_name, options, isSaid) => {
    const { stdout } = await cli(['pay', '97110-CQ', '--pos', '11', ...options]);
    expect(stdout.replaceAll(/\s+/g, ' ').includes(said)).toBe(isSaid);
  });
});

it('rvu -v names the option of the version', async () => {
  expect((await cli(['-v'])).stderr).toContain('There is no option -v. Did you mean: rvu --version');
});

it('rvu lookup of words names the command that finds codes by them', async () => {
  expect((await cli(['lookup', 'knee', 'replacement'])).stderr).toContain('rvu search knee replacement');
});

it('codes typed as a claim are its lines 1 and 2', async () => {
  const { stdout } = await cli(['claim', '97110', '97140', '--pos', '11', '--json']);
  const [{ lines }] = JSON.parse(stdout).results;
  expect(lines.map(({ line, code }: { line: number; code: string }) => [line, code])).toEqual([
    [1, '97110'],
    [2, '97140'],
  ]);
});

it('a note about both settings names the service only, one about a single setting that, too', async () => {
  const notes = (await cli(['pay', '20610-50-CA'])).stdout.match(/^Note: \S+(?: \S+)?:/gm);
  expect(notes).toEqual([
    'Note: 20610-50-CA non-facility:',
    'Note: 20610-50-CA:',
    'Note: 20610-50-CA facility:',
  ]);
});

describe('several codes', () => {
  it.each([
    ['45385 45380 --pos 22', 'rvu claim 45385 45380'],
    ['97110 97140-GP', 'rvu claim 97110 97140-GP'],
    ['27447 45385 99213', 'rvu claim 27447 45385 99213'],
  ])('that reduce each other on one day are priced together by rvu claim: %s', async (words, command) => {
    expect((await cli(['pay', ...words.split(' ')])).stderr).toContain(`price them together: ${command}\n`);
  });

  it.each(['99213 99214', '70553 70553-26 70553-TC', '27447 97110', '45378-45398', '27447'])(
    'that do not are simply priced: %s',
    async (words) => {
      expect((await cli(['pay', ...words.split(' ')])).stderr).not.toContain('together');
    },
  );
});
