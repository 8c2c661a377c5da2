import { type ChildProcess, spawn, spawnSync } from 'node:child_process';

/** A program in a terminal, by script(1) of util-linux; other systems have a script of another kind. */

const probe = spawnSync('script', ['-qec', 'exit 7', '/dev/null'], { stdio: 'ignore', timeout: 5000 });
export const HAS_TERMINALS = probe.status === 7;

/** Whether a program is installed. */
export const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

const PATIENCE_MS = 20_000;
const STEP_MS = 10;

export class Terminal {
  private readonly child: ChildProcess;
  private seen = '';
  private from = 0;
  /** The exit code; null until it has ended */
  code: number | null = null;

  /** @param command a line for sh, run in a terminal of 24 lines of 80 characters */
  constructor(command: string, env: Readonly<Record<string, string>> = {}) {
    // Without a trap, Ctrl-C would also end the shell that waits for the command.
    const line = `trap : INT; stty rows 24 cols 80; ${command}`;
    const { NO_COLOR: _, FORCE_COLOR: __, CI: ___, ...outside } = process.env;
    this.child = spawn('script', ['-qec', line, '/dev/null'], {
      env: { ...outside, SHELL: '/bin/sh', TERM: 'xterm', RVU_CONFIG: '', RVU_JOURNAL: '', ...env },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.child.stdout?.on('data', (chunk) => {
      this.seen += chunk;
    });
    this.child.on('close', (code) => {
      this.code = code;
    });
  }

  /** Everything that was shown so far. */
  get shown(): string {
    return this.seen;
  }

  /** Presses keys. */
  type(keys: string): void {
    this.child.stdin?.write(keys);
  }

  private async waitFor(what: string, isThere: () => boolean): Promise<void> {
    for (let waited = 0; !isThere(); waited += STEP_MS) {
      if (waited > PATIENCE_MS) throw new Error(`${what} is not shown:\n${JSON.stringify(this.seen)}`);
      await new Promise((go) => setTimeout(go, STEP_MS));
    }
  }

  /** Waits until something is shown after what was last waited for. @returns what was shown until then */
  async until(text: string): Promise<string> {
    await this.waitFor(JSON.stringify(text), () => this.seen.includes(text, this.from));
    const start = this.from;
    this.from = this.seen.indexOf(text, this.from) + text.length;
    return this.seen.slice(start, this.from);
  }

  /** Waits for the end. @returns the exit code */
  async end(): Promise<number> {
    await this.waitFor('the end', () => this.code !== null);
    return this.code as number;
  }

  kill(): void {
    this.child.kill();
  }
}
