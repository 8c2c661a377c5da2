import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDefaults } from '../../../src/cli/defaults/defaults.js';
import { configPath } from '../../../src/cli/defaults/location.js';
import { tempDir } from '../../support/temp.js';
import { cli } from '../harness.js';

describe('configPath', () => {
  it.each([
    [{ XDG_CONFIG_HOME: '/x', HOME: '/h' }, 'linux', '/x/rvu/config.json'],
    [{ HOME: '/h' }, 'linux', '/h/.config/rvu/config.json'],
    [{ HOME: '/h' }, 'darwin', '/h/Library/Application Support/rvu/config.json'],
    [{ XDG_CONFIG_HOME: '/x', HOME: '/h' }, 'darwin', '/x/rvu/config.json'],
    [{ APPDATA: '/a' }, 'win32', '/a/rvu/config.json'],
    [{ RVU_CONFIG: '/f.json', HOME: '/h' }, 'linux', '/f.json'],
    [{ RVU_CONFIG: '', HOME: '/h' }, 'linux', null],
    [{}, 'linux', null],
    [{}, 'win32', null],
  ] as const)('with %j on %s is %s', (env, platform, path) => expect(configPath(env, platform)).toBe(path));
});

/** An environment whose config file holds these values. */
function envWith(values: object, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const home = tempDir();
  mkdirSync(join(home, 'rvu'));
  writeFileSync(join(home, 'rvu', 'config.json'), JSON.stringify(values));
  return { XDG_CONFIG_HOME: home, ...more };
}

describe('readDefaults', () => {
  it('reads the file, overridden by the environment', () => {
    const env = envWith(
      { locality: 'CA-05', qp: true, setting: 'F' },
      { RVU_LOCALITY: 'NV-00', RVU_OUTPUT: 'JSON' },
    );
    const file = join(env.XDG_CONFIG_HOME ?? '', 'rvu', 'config.json');
    expect(readDefaults(env)).toEqual({
      locality: { value: 'NV-00', source: 'RVU_LOCALITY' },
      setting: { value: 'facility', source: file },
      qp: { value: 'yes', source: file },
      output: { value: 'json', source: 'RVU_OUTPUT' },
    });
  });

  it('is empty without a file, or with empty variables', () => {
    expect(readDefaults({ XDG_CONFIG_HOME: tempDir(), RVU_QP: '' })).toEqual({});
  });

  it.each([
    [{ setting: 'hospital' }, 'line 1: setting does not take "hospital"'],
    [{ qp: 'maybe' }, 'line 1: qp does not take "maybe"'],
    [{ qp: 1 }, 'line 1: qp does not take this value'],
    [{ locality: ['CA-05'] }, 'line 1: locality does not take this value'],
    [{ locality: null }, 'line 1: locality does not take this value'],
    [{ localty: 'CA-05' }, 'line 1: unknown default "localty"'],
    [['CA-05'], 'line 1: an object should begin here, with {'],
  ])('refuses a file of %j, naming it and the line', (values, message) => {
    const env = envWith(values);
    expect(() => readDefaults(env)).toThrow(`config.json, ${message}`);
  });

  it('takes a file from an editor that begins it with a byte order mark', () => {
    const path = join(tempDir(), 'config.json');
    writeFileSync(path, '\uFEFF{\r\n  "qp": "yes"\r\n}\r\n');
    expect(readDefaults({ RVU_CONFIG: path })).toEqual({ qp: { value: 'yes', source: path } });
  });
});

describe('a default', () => {
  const env = envWith({ locality: 'CA-05', setting: 'facility', qp: true, output: 'csv' });
  const lines = async (...args: string[]): Promise<string[]> =>
    (await cli(args, { env })).stdout.trimEnd().split('\n');

  it('applies if the command line says nothing', async () => {
    const [, line = ''] = await lines('pay', '99213');
    expect(line).toContain('64.69,1.30,facility,0111205');
  });

  it.each([
    [['--zip', '10001'], ',1320201,'],
    [['--county', 'Kern, CA'], ',0111254,'],
    [['--state', 'OH'], ',1520200,'],
    [['--gpci', '1.000,1.000,1.000'], ',custom,'],
    [['--locality', 'national'], ',national,'],
    [['--pos', '11'], ',nonfacility,0111205,'],
    [['--setting', 'nf'], ',nonfacility,0111205,'],
    [['--no-qp'], '64.37,1.30,facility,'],
  ])('is overridden by %j', async (args, text) => {
    const [, line = ''] = await lines('pay', '99213', ...args);
    expect(line).toContain(text);
  });

  it('for output is overridden by another format and by --table', async () => {
    expect((await lines('pay', '99213', '--json'))[0]).toBe('{');
    expect((await lines('pay', '99213', '--table'))[0]).toBe('Medicare allowed amount');
  });

  it('for the locality does not hide the others in compare and localities', async () => {
    expect(await lines('compare', '99213')).toHaveLength(111);
    expect(await lines('localities')).toHaveLength(110);
  });

  it('is reported once for a batch, whose own cells override it', async () => {
    const ran = await cli(['pay'], { env, stdin: 'code,zip\n99213,\n99213,10001\n' });
    expect(ran.stderr).toContain('configured defaults used: locality CA-05 (');
    expect(ran.stdout).toMatch(
      /99213,,.*,64\.69,1\.30,facility,0111205,.*\n99213,10001,.*,facility,1320201,/,
    );
  });

  it('for output leaves claims of a file CSV, and typed claims a table', async () => {
    const file = join(tempDir(), 'claims.csv');
    writeFileSync(file, 'claim_id,code,pos\n1,99213,11\n');
    const env = envWith({ output: 'json' });
    expect((await cli(['claim', file], { env })).stdout).toMatch(/^claim_id,code,pos,rvu_fee,/);
    expect((await cli(['claim', '99213', '--pos', '11'], { env })).stdout).toMatch(/^┌/);
  });

  it('for output leaves a batch CSV', async () => {
    const json = envWith({ output: 'json' });
    const ran = await cli(['rank'], { env: json, stdin: '90853\n' });
    expect(ran.stdout).toMatch(/^code,rvu_work/);
  });
});

describe('rvu config', () => {
  it('sets, shows with their sources, and unsets defaults', async () => {
    const home = tempDir();
    const env = { XDG_CONFIG_HOME: home };
    const file = join(home, 'rvu', 'config.json');
    expect((await cli(['config', 'set', 'locality', 'ca-05'], { env })).stdout).toBe(
      `locality: ca-05, saved in ${file}\n`,
    );
    expect((await cli(['config', 'set', 'qp', 'true'], { env })).code).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ locality: 'ca-05', qp: 'yes' });
    const { stdout } = await cli(['config', '--json'], { env: { ...env, RVU_QP: 'no' } });
    const { results } = JSON.parse(stdout) as { results: object[] };
    expect(results).toEqual([
      { name: 'locality', value: 'ca-05', source: file },
      { name: 'setting', value: 'both', source: 'built in' },
      { name: 'qp', value: 'no', source: 'RVU_QP' },
      { name: 'output', value: 'table', source: 'built in' },
      { name: 'release', value: 'RVU26A', source: 'built in' },
    ]);
    await cli(['config', 'unset', 'locality'], { env });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ qp: 'yes' });
  });

  it('answers as JSON whatever it does', async () => {
    const path = join(tempDir(), 'c.json');
    const env = { RVU_CONFIG: path, RVU_QP: 'no' };
    const json = async (...args: string[]): Promise<unknown> =>
      JSON.parse((await cli(['config', ...args, '--json'], { env })).stdout);
    const answer = (results: object[]) => ({ schema: 'rvu.config/1', file: path, results, errors: [] });
    expect(await json('path')).toEqual(answer([]));
    expect(await json('set', 'qp', 'on')).toEqual(answer([{ name: 'qp', value: 'yes', source: path }]));
    expect(await json('unset', 'qp')).toEqual(answer([{ name: 'qp', value: 'no', source: 'RVU_QP' }]));
    expect(await json('list')).toEqual(await json());
    expect(await json('set', 'format', 'json')).toMatchObject({ errors: [{ code: 'E_CONFIG' }] });
    expect(await json('format', 'json')).toMatchObject({ errors: [{ code: 'E_USAGE' }] });
  });

  const BROKEN =
    '{\n  "localty": "CA-05",\n  "setting": "hospital",\n  "qp": {"is": true},\n  "output": "csv"\n}\n';

  it('shows what a broken file still says, and everything that is wrong with it', async () => {
    const path = join(tempDir(), 'c.json');
    writeFileSync(path, BROKEN);
    const env = { RVU_CONFIG: path };
    const { code, stdout, stderr } = await cli(['config', 'list'], { env });
    expect(code).toBe(1);
    expect(stdout).toContain(`output    csv       ${path}\n`);
    expect(stderr.split('\n').map((line) => line.slice(0, line.indexOf(': ', 20)))).toEqual([
      `rvu: E_CONFIG: ${path}, line 2`,
      `rvu: E_CONFIG: ${path}, line 3`,
      `rvu: E_CONFIG: ${path}, line 4`,
      '',
    ]);
    const { errors } = JSON.parse((await cli(['config', '--json'], { env })).stdout);
    expect(errors).toHaveLength(3);
  });

  it('removes what is wrong one by one, and leaves the rest as it is', async () => {
    const path = join(tempDir(), 'c.json');
    writeFileSync(path, BROKEN);
    const env = { RVU_CONFIG: path };
    expect((await cli(['pay', '99213'], { env })).code).toBe(2);
    for (const name of ['localty', 'setting', 'qp'])
      expect((await cli(['config', 'unset', name], { env })).stdout).toContain(`${name}: no longer set`);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ output: 'csv' });
    expect((await cli(['pay', '99213'], { env })).code).toBe(0);
  });

  it('does not touch a file that it cannot read', async () => {
    for (const text of ['', '{"qp": "yes",}', 'claim,name\n1,Doe\n', `{"a": "${'x'.repeat(70_000)}"}`]) {
      const path = join(tempDir(), 'c.json');
      writeFileSync(path, text);
      for (const args of [
        ['set', 'qp', 'yes'],
        ['unset', 'qp'],
      ]) {
        const { code, stderr } = await cli(['config', ...args], { env: { RVU_CONFIG: path } });
        expect([code, readFileSync(path, 'utf8')]).toEqual([2, text]);
        expect(stderr).toMatch(/^rvu: E_CONFIG: .*c\.json(, line 1: | is not a config file)/);
        expect(stderr).not.toContain('Doe');
      }
      expect((await cli(['config', 'path'], { env: { RVU_CONFIG: path } })).stdout).toBe(`${path}\n`);
    }
  });

  it('does not save an unknown or ambiguous locality', async () => {
    const env = { XDG_CONFIG_HOME: tempDir() };
    expect((await cli(['config', 'set', 'locality', 'atlantis'], { env })).stderr).toContain(
      'E_LOCALITY_UNKNOWN',
    );
    expect((await cli(['config', 'set', 'locality', '05'], { env })).stderr).toContain(
      'E_LOCALITY_AMBIGUOUS',
    );
    expect((await cli(['config'], { env })).stdout).toContain('(does not exist)');
  });
});
