import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type Around, cli, cut, type Ran } from '../cli/harness.js';
import type { Answer, Trial } from './trial.js';

/** Far more than any input needs, even on a busy machine: only what hangs takes as long. */
const LONGEST_MS = 120_000;
const HANGS = { signal: 'SIGKILL', after: LONGEST_MS } as const;
/** More output than this is not kept. */
const MOST_OUTPUT = 256 * 1024 * 1024;

interface Launcher {
  loadProgram(filename: string, folder: undefined, command: string): typeof import('../../src/cli/main.js');
}

/** Where trials run: a private folder, and the program in this process or in one of its own. */
export class Lab {
  readonly root: string;
  /** Folder of the trial under way, empty at first */
  readonly dir: string;

  /** @param home the root of the project */
  constructor(readonly home: string) {
    this.root = mkdtempSync(join(tmpdir(), 'rvu-fuzz-'));
    this.dir = join(this.root, 'trial');
    this.clear();
    process.once('exit', this.remove);
  }

  /** Empties the folder of the trial. */
  clear(): void {
    if (existsSync(this.dir) && readdirSync(this.dir).length === 0) return;
    rmSync(this.dir, { recursive: true, force: true });
    mkdirSync(this.dir, { recursive: true });
  }

  readonly remove = (): void => {
    process.off('exit', this.remove);
    rmSync(this.root, { recursive: true, force: true });
  };

  /** "{dir}" in an argument or a variable stands for the folder of the trial. */
  private here(text: string): string {
    return text.replaceAll('{dir}', this.dir);
  }

  private env(trial: Trial): Record<string, string> {
    const own = Object.entries(trial.env ?? {}).map(([name, value]) => [name, this.here(value)] as const);
    return { RVU_CONFIG: '', RVU_JOURNAL: '', ...Object.fromEntries(own) };
  }

  /** The answer in this process, its input in one piece or in pieces of these sizes. */
  inProcess(trial: Trial, sizes?: readonly number[]): Promise<Answer> {
    const bytes = trial.stdin === null ? undefined : Buffer.from(trial.stdin, 'latin1');
    const stdin = bytes && sizes ? cut(bytes, sizes) : bytes;
    return this.answer(trial, (args, around) => cli(args, { ...around, stdin }));
  }

  /** The answer in this process of the built program in a copy of the package, loaded anew. */
  inCopy(trial: Trial, home: string): Promise<Answer> {
    const stdin = trial.stdin === null ? undefined : Buffer.from(trial.stdin, 'latin1');
    const require = createRequire(join(home, 'package.json'));
    for (const path of Object.keys(require.cache)) if (path.startsWith(home)) delete require.cache[path];
    return this.answer(trial, (args, around) => {
      const { loadProgram } = require('./bin/rvu.cjs') as Launcher;
      const { run } = loadProgram(join(home, 'dist/bin/main.cjs'), undefined, '');
      return cli(args, { ...around, stdin }, run);
    });
  }

  private async answer(
    trial: Trial,
    run: (args: readonly string[], around: Pick<Around, 'env' | 'columns'>) => Promise<Ran>,
  ): Promise<Answer> {
    const args = trial.args.map((word) => this.here(word));
    const around = { env: this.env(trial), ...(trial.columns ? { columns: trial.columns } : {}) };
    // Answers in this process wait for nothing outside it, so that signals and the end of the parent would never be heard.
    await setImmediate();
    try {
      const { code, bytes, stderr } = await run(args, around);
      return { code, stdout: bytes.toString('latin1'), stderr, thrown: null };
    } catch (error) {
      const thrown = error instanceof Error ? (error.stack ?? String(error)) : String(error);
      return { code: null, stdout: '', stderr: '', thrown };
    }
  }

  /**
   * The answer in a process of its own, with its peak memory.
   * @param home another root than the project's, such as a copy of the package
   * @param end a signal to send, and after how many milliseconds
   */
  ownProcess(
    trial: Trial,
    home = this.home,
    end: { readonly signal: NodeJS.Signals; readonly after: number } = HANGS,
  ): Promise<Answer> {
    const preload = resolve(this.home, 'tests/cli/peak-memory.cjs');
    const args = trial.args.map((word) => this.here(word));
    const child = spawn(process.execPath, ['-r', preload, join(home, 'bin/rvu.cjs'), ...args], {
      cwd: this.dir,
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, HOME: this.root, ...this.env(trial) },
    });
    const texts = [1, 2, 3].map((descriptor) => {
      const kept = { chunks: [] as Buffer[], length: 0 };
      child.stdio[descriptor]?.on('data', (chunk: Buffer) => {
        kept.length += chunk.length;
        if (kept.length < MOST_OUTPUT) kept.chunks.push(chunk);
      });
      return kept;
    });
    // A program that refuses its input early does not read all of it.
    child.stdin?.on('error', () => {});
    child.stdin?.end(Buffer.from(trial.stdin ?? '', 'latin1'));
    const alarm = setTimeout(() => child.kill(end.signal), end.after);
    return new Promise((done) => {
      child.on('close', (code, signal) => {
        clearTimeout(alarm);
        const [stdout = '', stderr = '', memory = ''] = texts.map(({ chunks }) =>
          Buffer.concat(chunks).toString('latin1'),
        );
        const thrown = signal ? `ended by ${signal}` : null;
        const said = Buffer.from(stderr, 'latin1').toString('utf8');
        done({ code, stdout, stderr: said, thrown, memory: Number(memory) * 1024 });
      });
    });
  }
}
