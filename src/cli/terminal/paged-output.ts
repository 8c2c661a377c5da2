import { EventEmitter } from 'node:events';
import type { Output } from './output.js';
import type { Pager } from './pager.js';

/** A stream that is a terminal. */
export interface Screen extends Output {
  readonly rows?: number | undefined;
}

type Write = readonly [to: 'out' | 'err', content: string | Uint8Array];

/** Escape sequences of color, which take no room on the screen. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with one
const COLOR = /\u001b\[[\d;]*m/g;

/** How many rows of a screen a text takes, its last line not counted if it is blank. */
function rowsOf(content: string | Uint8Array, columns: number): number {
  const text = typeof content === 'string' ? content : Buffer.from(content).toString('utf8');
  const lines = text.replaceAll(COLOR, '').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / columns)), 0);
}

/** Commands that show a text as it is, which a terminal does by itself. */
const NO_PAGER = ['', 'cat'];

/** The pager of an environment, as Git chooses it; null for none. */
export function pagerCommand(env: Readonly<Record<string, string | undefined>>): string | null {
  const command = (env.RVU_PAGER ?? env.PAGER ?? 'less').trim();
  return NO_PAGER.includes(command) || env.TERM === 'dumb' ? null : command;
}

/**
 * Standard output at a terminal. An answer is held until it is known whether it fits the screen: if not, a pager shows
 * it, and the messages that follow in their place; otherwise it is shown as it is.
 */
export class PagedOutput extends EventEmitter implements Output {
  private held: Write[] | null = [];
  private rows = 0;
  private starting: Promise<void> | undefined;
  /** Writers that wait for the pager */
  private waiting: (() => void)[] = [];
  private pager: Pager | undefined;

  /**
   * @param screen standard output
   * @param messages standard error
   * @param start starts the pager; null if it cannot be run
   */
  constructor(
    private readonly screen: Screen,
    private readonly messages: () => Output,
    private readonly start: () => Promise<Pager | null>,
  ) {
    super();
    for (const event of ['drain', 'close'] as const) screen.on(event, () => this.emit(event));
  }

  readonly isTTY = true;

  get fd(): number | undefined {
    return this.screen.fd;
  }

  get columns(): number | undefined {
    return this.screen.columns;
  }

  get errored(): Error | null {
    return this.screen.errored;
  }

  get isPaging(): boolean {
    return this.pager !== undefined;
  }

  write(content: string | Uint8Array, written: () => void = () => {}): boolean {
    if (this.held === null) return (this.pager?.input ?? this.screen).write(content, written);
    // The caller uses the memory of its bytes again.
    this.hold(['out', typeof content === 'string' ? content : Uint8Array.from(content)]);
    if (!this.starting) {
      written();
      return true;
    }
    this.waiting.push(written);
    return false;
  }

  /** Writes a message: after what is held of the answer, and to the pager once it runs. */
  message(content: string | Uint8Array, written: () => void = () => {}): boolean {
    const stderr = this.messages();
    if (this.held === null) {
      const shown = stderr.isTTY ? this.pager?.input : undefined;
      return (shown ?? stderr).write(content, written);
    }
    if (this.held.length === 0 || !stderr.isTTY) return stderr.write(content, written);
    this.hold(['err', content]);
    written();
    return true;
  }

  private hold(write: Write): void {
    this.held?.push(write);
    this.rows += rowsOf(write[1], this.columns ?? 80);
    if (this.rows >= (this.screen.rows ?? Number.POSITIVE_INFINITY)) this.starting ??= this.page();
  }

  private async page(): Promise<void> {
    const pager = await this.start();
    if (pager) for (const event of ['drain', 'close'] as const) pager.input.on(event, () => this.emit(event));
    this.pager = pager ?? undefined;
    this.showAtOnce();
    for (const written of this.waiting.splice(0)) written();
    this.emit('drain');
  }

  /** Shows what is held, and from now on everything when it comes. */
  showAtOnce(): void {
    const { held } = this;
    if (held === null) return;
    this.held = null;
    for (const [to, content] of held) {
      const target = this.pager?.input ?? (to === 'out' ? this.screen : this.messages());
      target.write(content);
    }
  }

  /** Shows the rest and waits until the reader is done with it. */
  async end(): Promise<void> {
    await this.starting;
    this.showAtOnce();
    await this.pager?.end();
  }
}
