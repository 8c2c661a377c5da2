import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../support/temp.js';

/** Standard input as only a real process has it: sockets, folders, closed descriptors. */
const ROOT = resolve(import.meta.dirname, '../..');
const BIN = join(ROOT, 'bin/rvu.cjs');
const STACK = /^\s+at /m;
const folder = tempDir();
const env = { ...process.env, RVU_CONFIG: '', XDG_CACHE_HOME: folder };
const COMMANDS = ['pay', 'lookup', 'rank', 'claim', 'claim -'];

interface Ended {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

async function run(args: readonly string[], stdin: number | Socket | 'pipe', input?: Buffer): Promise<Ended> {
  const child = spawn(process.execPath, [BIN, ...args], { stdio: [stdin, 'pipe', 'pipe'], env });
  const out: Buffer[] = [];
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk;
  });
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  expect(stderr).not.toMatch(STACK);
  return { code, stdout: Buffer.concat(out), stderr };
}

/** The two ends of a connection; that of the child is non-blocking, so that reading it too early fails with EAGAIN. */
async function sockets(): Promise<{ readonly ours: Socket; readonly childs: Socket }> {
  const server = createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const ours = connect(port, '127.0.0.1');
  const [childs] = (await once(server, 'connection')) as [Socket];
  server.close();
  return { ours, childs };
}

const later = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

describe.each(COMMANDS)('rvu %s', (command) => {
  const args = command.split(' ');

  it('waits for input that arrives in pieces on a non-blocking socket', async () => {
    const { ours, childs } = await sockets();
    const ended = run(args, childs);
    for (const piece of ['co', 'de\n992', '13\n']) {
      await later(300);
      ours.write(piece);
    }
    ours.end();
    const { code, stdout } = await ended;
    expect(stdout.toString()).toMatch(/^code,.*\n99213,.*\n$/);
    expect(code).toBe(0);
  });

  it('says that its input broke off', async () => {
    const { ours, childs } = await sockets();
    const ended = run(args, childs);
    ours.write(`claim,code\n${'1,99213\n'.repeat(20)}2,902`);
    await later(1_500);
    ours.resetAndDestroy();
    const { code, stdout, stderr } = await ended;
    expect(stderr).toMatch(/^rvu: E_INPUT_FILE: Standard input cannot be read: ECONNRESET/m);
    expect(code).toBe(2);
    // The row that was cut in two is not answered, and neither is the claim that it may belong to.
    expect(stdout.toString()).not.toContain('902');
    expect(stdout.toString().split('\n').length).toBe(args[0] === 'claim' ? 2 : 22);
  });

  it('names a folder', async () => {
    const descriptor = openSync(folder, 'r');
    const { code, stdout, stderr } = await run(args, descriptor);
    closeSync(descriptor);
    expect([code, stdout.length]).toEqual([2, 0]);
    expect(stderr).toBe(
      'rvu: E_INPUT_FILE: Standard input is a folder. Give it a file, as in < claims.csv\n',
    );
  });

  it.each([
    ['UTF-16', Buffer.from('code\n99213\n', 'utf16le')],
    ['gzip', gzipSync('code\n99213\n')],
    ['PDF', Buffer.from('%PDF-1.7\n')],
  ])('names %s', async (name, input) => {
    const { code, stdout, stderr } = await run(args, 'pipe', input);
    expect([code, stdout.length]).toEqual([2, 0]);
    expect(stderr).toMatch(/^rvu: E_INPUT_NOT_TEXT: The input is /);
    expect(stderr).toContain(name);
  });

  it('writes Windows-1252 as UTF-8', async () => {
    const row = Buffer.from('1,99213,caf\u00E9 \u0093x\u0094 \u0080', 'latin1');
    const { stdout } = await run(args, 'pipe', Buffer.concat([Buffer.from('claim,code,note\n'), row]));
    expect(stdout.toString()).toContain('1,99213,café “x” €');
  });
});

describe('a closed descriptor', () => {
  const shell = async (script: string): Promise<string> => {
    const child = spawn('sh', ['-c', script], { env: { ...env, RVU: `${process.execPath} ${BIN}` } });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk;
      });
    await once(child, 'close');
    return said;
  };

  it.each(['pay', 'claim', 'claim -'])('of standard input is empty input to rvu %s', async (command) => {
    const said = await shell(`$RVU ${command} <&-; echo $?`);
    expect(said).toMatch(/E_INPUT_EMPTY/);
    expect(said).toMatch(/^2$/m);
    expect(said).not.toMatch(STACK);
  });

  it('of standard output or standard error changes nothing else', async () => {
    const said = await shell(
      `printf 'code\\n99213\\n' > '${folder}/in.csv'; $RVU pay < '${folder}/in.csv' >&-; echo $?`,
    );
    expect(said).toMatch(/1 row: 1 priced/);
    expect(said).toMatch(/^0$/m);
    const answered = await shell(`$RVU pay < '${folder}/in.csv' 2>&-; echo $?`);
    expect(answered).toMatch(/^99213,1\.30,/m);
    expect(answered).toMatch(/^0$/m);
  });
});
