import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../../support/temp.js';
import { BIN, ended, rvu, STACK, shell, start } from '../spawned.js';

/** Files written by real processes, which are interrupted, killed and run at the same time. */
const isWindows = process.platform === 'win32';
const isLinux = process.platform === 'linux';
const SHORT = ['schedule', '--codes', '97110', '--csv'];
/** About a million lines: several seconds of writing. */
const LONG = ['schedule', '--all', '--csv'];

function folderWithOld(): { folder: string; path: string } {
  const folder = tempDir();
  const path = join(folder, 'prices.csv');
  writeFileSync(path, 'old\n');
  return { folder, path };
}

const strays = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.part'));
const soon = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

async function beginning(folder: string): Promise<void> {
  while (strays(folder).every((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.size === 0))
    await soon(10);
}

describe('a process that ends while it writes', () => {
  it.each([
    ['SIGINT', 130, null],
    ['SIGTERM', null, 'SIGTERM'],
    ['SIGHUP', null, 'SIGHUP'],
  ] as const)('because of %s leaves the old file and nothing else', async (signal, exit, by) => {
    const { folder, path } = folderWithOld();
    const child = start([...LONG, '--out', path]);
    const end = new Promise((done) => child.on('exit', (code, signaled) => done([code, signaled])));
    await beginning(folder);
    child.kill(signal);
    expect(await end).toEqual([exit, by]);
    expect([readdirSync(folder), readFileSync(path, 'utf8')]).toEqual([['prices.csv'], 'old\n']);
  });

  it('because it is killed leaves the old file, and a stray that the next run removes', async () => {
    const { folder, path } = folderWithOld();
    const child = start([...LONG, '--out', path]);
    const end = ended(child);
    await beginning(folder);
    const running = await rvu([...SHORT, '--out', join(folder, 'other.csv')]);
    expect([running.code, strays(folder).length]).toEqual([0, 1]);
    child.kill('SIGKILL');
    await end;
    expect([strays(folder).length, readFileSync(path, 'utf8')]).toEqual([1, 'old\n']);
    await rvu([...SHORT, '--out', join(folder, 'other.csv')]);
    expect(readdirSync(folder).sort()).toEqual(['other.csv', 'prices.csv']);
  });

  it('killed at 100 random moments never leaves half a file, nor more than one stray', async () => {
    const { folder, path } = folderWithOld();
    const states = ['AK', 'WY', 'VT'];
    const whole = new Map<string, string>();
    for (const state of states)
      whole.set((await rvu(['schedule', '--states', state, '--csv'])).stdout, state);
    expect(whole.size).toBe(states.length);
    let longest = 0;
    const began = Date.now();
    await rvu(['schedule', '--states', 'AK', '--out', path]);
    longest = Date.now() - began;
    const ends: Record<string, number> = {};
    for (let i = 0; i < 100; i++) {
      const child = start(['schedule', '--states', states[i % states.length] ?? '', '--out', path]);
      const end = new Promise<string>((done) =>
        child.on('exit', (code, signal) => done(signal ?? `${code}`)),
      );
      await soon(Math.random() * longest * 1.3);
      child.kill('SIGKILL');
      const how = await end;
      ends[how] = (ends[how] ?? 0) + 1;
      expect(whole.has(readFileSync(path, 'utf8')), `after ${i + 1} runs`).toBe(true);
      expect(strays(folder).length).toBeLessThanOrEqual(1);
    }
    expect(ends.SIGKILL).toBeGreaterThan(10);
    await rvu(['schedule', '--states', 'VT', '--out', path]);
    expect(readdirSync(folder)).toEqual(['prices.csv']);
    expect(whole.get(readFileSync(path, 'utf8'))).toBe('VT');
  });
});

it('two writers at once never mix: the last one wins as a whole', async () => {
  const { folder, path } = folderWithOld();
  const states = ['AK', 'WY', 'VT', 'ID'];
  const whole = await Promise.all(
    states.map(async (state) => (await rvu(['schedule', '--states', state, '--csv'])).stdout),
  );
  const codes = await Promise.all(
    states.map(async (state) => (await rvu(['schedule', '--states', state, '--out', path])).code),
  );
  expect(codes).toEqual([0, 0, 0, 0]);
  expect(whole).toContain(readFileSync(path, 'utf8'));
  expect(readdirSync(folder)).toEqual(['prices.csv']);
});

describe.skipIf(isWindows)('what is no ordinary file is written to and stays:', () => {
  it('/dev/null', async () => {
    const before = statSync('/dev/null');
    const folder = tempDir();
    symlinkSync('/dev/null', join(folder, 'null'));
    const { code, stderr } = await rvu([...SHORT, '--out', join(folder, 'null')]);
    expect([code, stderr]).toEqual([0, expect.not.stringMatching(/wrote|E_/)]);
    const after = statSync('/dev/null');
    expect([after.ino, after.rdev, after.mode]).toEqual([before.ino, before.rdev, before.mode]);
    expect(after.isCharacterDevice()).toBe(true);
  });

  it('a named pipe, whose reader gets everything, even if it comes later', async () => {
    const folder = tempDir();
    const pipe = join(folder, 'pipe');
    spawnSync('mkfifo', [pipe]);
    const writer = rvu(['schedule', '--states', 'TX', '--out', pipe]);
    await soon(300);
    const { stdout } = await shell(`cat ${pipe}`);
    expect((await writer).code).toBe(0);
    expect(stdout).toBe((await rvu(['schedule', '--states', 'TX'])).stdout);
    expect([readdirSync(folder), statSync(pipe).isFIFO()]).toEqual([['pipe'], true]);
  });

  it('a named pipe that nobody reads, which Ctrl-C still stops', async () => {
    const pipe = join(tempDir(), 'pipe');
    spawnSync('mkfifo', [pipe]);
    const child = start([...SHORT, '--out', pipe]);
    const end = ended(child);
    await soon(3_000);
    child.kill('SIGINT');
    // A busy machine may not even have started it; if it has, waiting in a thread would make it hang here.
    expect([130, null]).toContain((await end).code);
  });

  it('a named pipe whose reader leaves', async () => {
    const pipe = join(tempDir(), 'pipe');
    spawnSync('mkfifo', [pipe]);
    const writer = rvu([...LONG, '--out', pipe]);
    await shell(`head -1 ${pipe}`);
    const { code, stderr } = await writer;
    expect([code, statSync(pipe).isFIFO()]).toEqual([2, true]);
    expect(stderr).toMatch(/^rvu: E_OUTPUT: .*pipe cannot be written: its reader has stopped reading/m);
  });

  it('a socket', async () => {
    const path = join(tempDir(), 'socket');
    let received = '';
    const server = createServer((connection) =>
      connection.on('data', (bytes) => {
        received += bytes;
      }),
    );
    await new Promise<void>((done) => server.listen(path, done));
    const { code } = await rvu([...SHORT, '--out', path]);
    await new Promise((done) => server.close(done));
    expect([code, received]).toEqual([0, (await rvu(SHORT)).stdout]);
  });

  it.runIf(isLinux)('a socket that nobody listens to', async () => {
    const path = join(tempDir(), 'socket');
    const bind = `require('node:net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`;
    spawnSync(process.execPath, ['-e', bind]);
    const { code, stderr } = await rvu([...SHORT, '--out', path]);
    expect([code, statSync(path).isSocket()]).toEqual([2, true]);
    expect(stderr).toMatch(/^rvu: E_OUTPUT: .*nothing is listening to it/m);
  });

  it.each([
    ['/dev/stdout', '> old', 'schedule'],
    ['/dev/stdout', '| cat > old', 'schedule'],
    ['/dev/stderr', '2> old', 'schedule'],
    ['/dev/fd/3', '3> old', 'schedule'],
    ['/dev/fd/3', '3>&1 | cat > old', 'schedule'],
    ['link', '> old', 'schedule'],
  ])('%s where it is %s', async (out, redirection) => {
    const { folder } = folderWithOld();
    writeFileSync(join(folder, 'old'), 'old');
    symlinkSync('/dev/stdout', join(folder, 'link'));
    const { ino } = statSync(join(folder, 'old'));
    await shell(`$RVU ${SHORT.join(' ')} --out ${out} ${redirection}`, folder);
    expect(readFileSync(join(folder, 'old'), 'utf8')).toContain((await rvu(SHORT)).stdout);
    expect(statSync(join(folder, 'old')).ino).toBe(ino);
    expect(readdirSync(folder).sort()).toEqual(['link', 'old', 'prices.csv']);
  });

  it('a descriptor that is not open', async () => {
    const { code, stderr } = await rvu([...SHORT, '--out', '/dev/fd/99']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^rvu: E_OUTPUT: \/dev\/fd\/99 cannot be written: .*EBADF/m);
    expect(stderr).not.toMatch(STACK);
  });
});

describe('a full disk', () => {
  it.runIf(existsSync('/dev/full'))('is said of a device', async () => {
    const { code, stderr } = await rvu([...SHORT, '--out', '/dev/full']);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^rvu: E_OUTPUT: \/dev\/full cannot be written: the disk is full \(ENOSPC\)\. Free/m,
    );
    expect(stderr).not.toMatch(STACK);
  });

  // The limit on the size of files works as a disk that fills up, for everybody.
  it
    .skipIf(isWindows)
    .each([
      ['schedule --states CA --out prices.csv'],
      ['schedule --locality CA-05 --ndjson --out link'],
      ['page 90853 --html prices.csv'],
    ])('in the middle of rvu %s leaves the old file', async (command) => {
    const { folder, path } = folderWithOld();
    symlinkSync('prices.csv', join(folder, 'link'));
    const { stdout, stderr } = await shell(`ulimit -f 8; $RVU ${command}; echo $?`, folder);
    // With --ndjson the error comes as JSON, too.
    expect(stdout).toMatch(/^({"error":{"code":"E_OUTPUT".*\n)?2\n$/);
    expect(stderr).toMatch(/^rvu: E_OUTPUT: .* cannot be written: it would be larger than/m);
    expect(stderr).not.toMatch(STACK);
    expect(readdirSync(folder).sort()).toEqual(['link', 'prices.csv']);
    expect(readFileSync(path, 'utf8')).toBe('old\n');
  });

  const MOUNT = 'mount -t tmpfs -o size=64k none';
  const mayMount =
    isLinux && spawnSync('unshare', ['-m', 'sh', '-c', `${MOUNT} "$0"`, tempDir()]).status === 0;
  it.runIf(mayMount)('of 64 kB leaves the old file (needs the right to mount)', async () => {
    const script = `${MOUNT} . && cd "$PWD" && echo old > p.html && cat /dev/zero > fill;
      $RVU page 90853 --html p.html; echo $?; cat p.html; ls -A`;
    const { stdout, stderr } = await shell(`unshare -m sh -c '${script}'`, tempDir());
    expect(stdout).toBe('2\nold\nfill\np.html\n');
    expect(stderr).toMatch(/^rvu: E_OUTPUT: p\.html cannot be written: the disk is full \(ENOSPC\)/m);
  });
});

describe('the input as the output', () => {
  const rows = `code\n${'90853\n99213\n'.repeat(2_500)}`;

  it.each([
    ['pay --out prices.csv < prices.csv'],
    ['lookup --out ./prices.csv < prices.csv'],
    ['claim prices.csv --out prices.csv'],
    ['pay prices.csv -o prices.csv'],
    ['lookup ./prices.csv -o link'],
    ['claim - -o link < prices.csv'],
  ])('is read to its end before rvu %s replaces it', async (command) => {
    const { folder, path } = folderWithOld();
    writeFileSync(path, rows.replaceAll('\n', ',1\n').replace('code,1', 'code,claim'));
    symlinkSync('prices.csv', join(folder, 'link'));
    const { stderr } = await shell(`$RVU ${command}`, folder);
    expect(stderr).toContain('5,000 rows: ');
    const lines = readFileSync(path, 'utf8').split('\n');
    expect([lines.length, lines[0]]).toEqual([5_002, expect.stringMatching(/^code,claim,rvu_/)]);
    expect(strays(folder)).toEqual([]);
  });

  it.each([
    ['pay < prices.csv >> prices.csv', 'same file. Give --out'],
    ['claim prices.csv >> prices.csv', 'same file. Give --out'],
    ['claim < prices.csv >> prices.csv', 'same file. Give --out'],
    ['pay < prices.csv 1<> prices.csv', 'same file. Give --out'],
    ['pay --out /dev/fd/3 < prices.csv 3>> prices.csv', 'same file. Give --out'],
    ['pay 90853 prices.csv -o prices.csv', 'rvu pay --out prices.csv < prices.csv'],
    ['lookup prices.csv >> prices.csv', 'same file. Give --out'],
    ['page prices.csv --html prices.csv', ''],
    ['page prices.csv --out prices.csv', 'would replace prices.csv'],
  ])('is refused, and unharmed, by rvu %s', async (command, words) => {
    const { folder, path } = folderWithOld();
    writeFileSync(path, rows);
    symlinkSync('prices.csv', join(folder, 'link'));
    const { stderr } = await shell(`$RVU ${command}`, folder);
    expect(stderr).toMatch(/^rvu: E_/m);
    expect(stderr).toContain(words);
    expect(readFileSync(path, 'utf8')).toBe(rows);
  });

  it('says that the shell has emptied it', async () => {
    const { folder } = folderWithOld();
    const { stderr } = await shell('$RVU pay < prices.csv > prices.csv', folder);
    expect(stderr).toContain('same file, which the shell has already emptied');
  });
});

it('a run that answers nothing leaves the old file, and says so', async () => {
  const folder = tempDir();
  const path = join(folder, 'page.md');
  writeFileSync(path, 'old\n');
  const { code, stderr } = await rvu(['page', '99999', '--out', path]);
  expect([code, stderr]).toEqual([1, expect.stringContaining('nothing to write: ')]);
  expect([readdirSync(folder), readFileSync(path, 'utf8')]).toEqual([['page.md'], 'old\n']);
});

it.skipIf(isWindows)('says what happens to hard links', async () => {
  const { folder, path } = folderWithOld();
  spawnSync('ln', [path, join(folder, 'hard')]);
  const { stderr } = await rvu([...SHORT, '--out', path]);
  expect(stderr).toContain(`wrote ${path}; its other hard links keep the old content\n`);
});

it('refused names change nothing and show no stack trace', async () => {
  const folder = tempDir();
  mkdirSync(join(folder, 'd.csv'));
  const names = ['.', '', 'd.csv', 'x/', 'no/x.csv', `${'a'.repeat(252)}.csv`, 'd.csv/'];
  for (const name of names) {
    for (const args of [
      ['pay', '90853', '--out', name],
      ['page', '90853', '--html', name],
    ]) {
      const { code, stdout, stderr } = await rvu(args, undefined, { cwd: folder });
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^rvu: E_OUTPUT: .* cannot be written: .*\. .*\.\n$/);
    }
  }
  expect(readdirSync(folder)).toEqual(['d.csv']);
});

const isRoot = process.geteuid?.() === 0;
/** Root may write everywhere, so it starts the program as another user. */
const asNobody = isRoot ? { uid: 65_534, gid: 65_534 } : {};
const canBeNobody = !isWindows && spawnSync(process.execPath, [BIN, '--version'], asNobody).status === 0;
it.runIf(canBeNobody)('a folder in which nothing may be made is named', async () => {
  const folder = tempDir();
  spawnSync('chmod', ['555', folder]);
  const child = spawn(process.execPath, [BIN, ...SHORT, '--out', join(folder, 'x.csv')], {
    ...asNobody,
    env: { ...process.env, RVU_CONFIG: '', NODE_DISABLE_COMPILE_CACHE: '1' },
  });
  const { code, stderr } = await ended(child);
  expect(code).toBe(2);
  expect(stderr).toContain(
    `x.csv cannot be written: permission is denied (EACCES). Allow yourself to write in ${folder}`,
  );
});
