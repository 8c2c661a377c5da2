import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../../../support/temp.js';
import { BIN, ended, ROOT, rvu, STACK, shell } from '../../spawned.js';

const isWindows = process.platform === 'win32';

describe('rvu config set by many processes at once', () => {
  it('loses none of the values, and no command ever reads half a file', async () => {
    const path = join(tempDir(), 'new', 'config.json');
    const env = { RVU_CONFIG: path };
    const values = { locality: 'CA-05', setting: 'facility', qp: 'yes', output: 'csv' };
    const names = Object.keys(values) as (keyof typeof values)[];
    const runs = Array.from({ length: 50 }, (_, i) => {
      const name = names[i % names.length] ?? 'qp';
      return i % 5 === 4
        ? rvu(['pay', '99213', '--json'], undefined, { env })
        : rvu(['config', 'set', name, values[name]], undefined, { env });
    });
    const ran = await Promise.all(runs);
    expect(ran.filter(({ code }) => code !== 0)).toEqual([]);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(values);
    expect(readdirSync(join(path, '..'))).toEqual(['config.json']);
  });

  it('loses none of 50 changes of different names', async () => {
    const path = join(tempDir(), 'counts.json');
    writeFileSync(path, '{}');
    const program = join(path, '..', 'change.mjs');
    const script = `
      import { readFileSync } from 'node:fs';
      import { changeAlone } from './lock.js';
      import { writeFile } from './new-file.js';
      import { regularFileOf } from './target.js';
      const [folder, path, name] = process.argv.slice(2);
      await changeAlone(folder, path, () => {
        const values = JSON.parse(readFileSync(path, 'utf8'));
        writeFile(regularFileOf(path), JSON.stringify({ ...values, [name]: true }));
      });`;
    const resolveDir = join(ROOT, 'src', 'data', 'files');
    await build({
      stdin: { contents: script, resolveDir },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: program,
    });
    const runs = Array.from({ length: 50 }, (_, i) =>
      ended(spawn(process.execPath, [program, join(path, '..'), path, `name${i}`])),
    );
    expect((await Promise.all(runs)).filter(({ code }) => code !== 0)).toEqual([]);
    expect(Object.keys(JSON.parse(readFileSync(path, 'utf8')))).toHaveLength(50);
    expect(readdirSync(join(path, '..'))).toEqual(['change.mjs', 'counts.json']);
  });
});

describe('a config file that cannot be read', () => {
  const folder = tempDir();
  const at = (name: string): string => join(folder, name);
  mkdirSync(at('folder'));
  writeFileSync(at('broken.json'), '{"locality": "CA-05"\n"qp": "yes"}');
  writeFileSync(at('list.json'), '["CA-05"]');
  writeFileSync(at('long.json'), ' '.repeat(100_000));
  if (!isWindows) {
    spawnSync('mkfifo', [at('pipe')]);
    symlinkSync('circle', at('circle'));
  }
  const files = [
    'folder',
    'broken.json',
    'list.json',
    'long.json',
    ...(isWindows ? [] : ['pipe', 'circle']),
  ].map(at);
  const devices = ['/dev/full', '/dev/null'].filter(existsSync);
  const COMMANDS = [
    ['pay', '99213'],
    ['claim', '99213', '--pos', '11'],
    ['lookup', '99213'],
    ['rank', '99213'],
    ['search', 'knee'],
    ['browse'],
    ['compare', '99213', '--states', 'CA'],
    ['localities', 'CA'],
    ['schedule', '--codes', '99213'],
  ];

  it.each([...files, ...devices])('is a plain error in every command: %s', async (path) => {
    for (const args of COMMANDS) {
      const { code, stdout, stderr } = await rvu(args, undefined, { env: { RVU_CONFIG: path } });
      // A command without configurable options does not read it.
      if (code === 0) continue;
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain(`rvu: E_CONFIG: ${path}`);
      expect(stderr).not.toMatch(STACK);
    }
    const pay = await rvu(['pay', '99213'], undefined, { env: { RVU_CONFIG: path } });
    expect(pay.code).toBe(2);
  });

  it.each([...files, ...devices])('is located, shown and not damaged by rvu config: %s', async (path) => {
    const env = { RVU_CONFIG: path };
    expect((await rvu(['config', 'path'], undefined, { env })).stdout).toBe(`${path}\n`);
    const list = await rvu(['config', 'list'], undefined, { env });
    expect([list.code, list.stdout]).toEqual([1, expect.stringContaining('built in')]);
    for (const args of [
      ['set', 'qp', 'yes'],
      ['unset', 'qp'],
    ]) {
      const { code, stderr } = await rvu(['config', ...args], undefined, { env });
      expect(code).toBe(2);
      expect(stderr).toMatch(/^rvu: E_(CONFIG|OUTPUT): .*\. .*\.\n$/);
      expect(stderr).not.toMatch(STACK);
    }
    expect(readFileSync(at('broken.json'), 'utf8')).toBe('{"locality": "CA-05"\n"qp": "yes"}');
  });

  it('is named with its line', async () => {
    const { stderr } = await rvu(['pay', '99213'], undefined, { env: { RVU_CONFIG: at('broken.json') } });
    expect(stderr).toContain(`${at('broken.json')}, line 2: a comma or } is missing.`);
  });

  const isRoot = process.geteuid?.() === 0;
  /** Root may read everything, so it starts the program as another user. */
  const asNobody = isRoot ? { uid: 65_534, gid: 65_534 } : {};
  const canBeNobody = !isWindows && spawnSync(process.execPath, [BIN, '--version'], asNobody).status === 0;
  it.runIf(canBeNobody)(
    'because of its permissions is named, too, and never passed over in silence',
    async () => {
      const closed = tempDir();
      chmodSync(closed, 0o755);
      writeFileSync(join(closed, 'config.json'), '{"locality": "CA-05"}');
      mkdirSync(join(closed, 'within'));
      writeFileSync(join(closed, 'within', 'config.json'), '{"locality": "CA-05"}');
      chmodSync(join(closed, 'config.json'), 0o000);
      chmodSync(join(closed, 'within'), 0o000);
      for (const path of [join(closed, 'config.json'), join(closed, 'within', 'config.json')]) {
        const env = { ...process.env, RVU_CONFIG: path, NODE_DISABLE_COMPILE_CACHE: '1' };
        const child = spawn(process.execPath, [BIN, 'pay', '99213'], { ...asNobody, env });
        const { code, stderr } = await ended(child);
        expect([code, stderr]).toEqual([
          2,
          expect.stringContaining(`${path} cannot be read: permission is denied`),
        ]);
      }
      chmodSync(join(closed, 'within'), 0o755);
    },
  );
});

it.skipIf(isWindows)('rvu config set follows a link and keeps it', async () => {
  const folder = tempDir();
  mkdirSync(join(folder, 'dotfiles'));
  symlinkSync('dotfiles/rvu.json', join(folder, 'config.json'));
  const { stdout } = await shell(
    'RVU_CONFIG=config.json $RVU config set qp yes; cat dotfiles/rvu.json; ls -A . dotfiles',
    folder,
  );
  expect(stdout).toContain('{\n  "qp": "yes"\n}\n.:\nconfig.json\ndotfiles\n\ndotfiles:\nrvu.json\n');
});
