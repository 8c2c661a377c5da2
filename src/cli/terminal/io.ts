import type { Readable, Writable } from 'node:stream';
import type { Output } from './output.js';
import { PagedOutput, pagerCommand, type Screen } from './paged-output.js';
import { ShortOutput } from './short-output.js';
import { messageLine, wrap } from './text.js';

/** Everything a command uses outside itself, so that tests can run it without a process. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  /** The descriptor of standard input, where it can be read directly; a stream alone costs more than a batch's work */
  readonly descriptor?: number | undefined;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** From now on, nothing is held back for a pager */
  showAtOnce?(): void;
}

/** The process, and whether everything has been written: no stream is open that may still be waiting. */
export interface ProcessIo extends Io {
  readonly isWritten: boolean;
  /** Whether a pager has the terminal */
  readonly isPaging: boolean;
  /** Shows what is left and waits until the reader leaves the pager, if there is one */
  end(): Promise<void>;
}

/**
 * The process's streams. Each is opened when first used: opening standard input alone takes milliseconds.
 * @param onError called when one cannot be written
 * @param onQuit called when a reader leaves the pager before the end of the answer
 */
export function nodeIo(onError: (error: NodeJS.ErrnoException) => void, onQuit: () => void): ProcessIo {
  const watched = new Set<Writable>();
  const watch = <T extends Writable>(stream: T): T => {
    if (!watched.has(stream)) {
      watched.add(stream);
      stream.on('error', onError);
    }
    return stream;
  };
  let paged: PagedOutput | undefined;
  let isAtOnce = false;
  const stdout = (): Output => {
    const screen: Screen & Writable = watch(process.stdout);
    const command = screen.isTTY && screen.rows && !isAtOnce ? pagerCommand(process.env) : null;
    if (command === null) return screen;
    const start = async () => (await import('./pager.js')).startPager(command, process.env, onQuit);
    paged = new PagedOutput(screen, () => watch(process.stderr), start);
    return paged;
  };
  return {
    get stdin() {
      return process.stdin;
    },
    descriptor: 0,
    stdout: new ShortOutput(1, stdout),
    get stderr() {
      const stderr = watch(process.stderr);
      return paged ? messagesOf(paged, stderr) : stderr;
    },
    showAtOnce() {
      isAtOnce = true;
      paged?.showAtOnce();
    },
    get isPaging() {
      return paged?.isPaging ?? false;
    },
    end: async () => paged?.end(),
    get isWritten() {
      return watched.size === 0;
    },
    env: process.env,
  };
}

/** Standard error beside an answer that is held or paged, whose messages keep their place in it. */
function messagesOf(paged: PagedOutput, stderr: Writable & Output): Output {
  return {
    isTTY: stderr.isTTY,
    columns: stderr.columns,
    fd: stderr.fd,
    errored: stderr.errored,
    write: (content, written) => paged.message(content, written),
    on: (event, listener) => stderr.on(event, listener),
    off: (event, listener) => stderr.off(event, listener),
  };
}

/** Width for tables: the terminal's, or 80 if output is piped or the width is unknown. */
export function tableWidth(io: Io): number {
  return Math.max(60, Math.min(io.stdout.columns || 80, 120));
}

/** Whether to color standard output: NO_COLOR and FORCE_COLOR decide; otherwise only a terminal is colored. */
export function wantsColor({ env, stdout }: Io): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0';
  return Boolean(stdout.isTTY) && env.TERM !== 'dumb';
}

/** Writes and waits for a slow reader, so that a batch never piles up in memory. @throws the stream's own error */
export async function writeAll(stream: Output, content: string | Buffer): Promise<void> {
  if (stream.errored) throw stream.errored;
  if (content.length === 0 || stream.write(content)) return;
  await new Promise<void>((resolve) => {
    const go = (): void => {
      stream.off('drain', go);
      stream.off('close', go);
      resolve();
    };
    stream.on('drain', go);
    stream.on('close', go);
  });
}

/**
 * Writes bytes and waits until they are gone, so that their memory can be used again.
 * @throws the stream's own error
 */
export async function writeBytes(stream: Output, bytes: Uint8Array): Promise<void> {
  if (stream.errored) throw stream.errored;
  if (bytes.length === 0) return;
  await new Promise<void>((resolve) => {
    stream.write(bytes, resolve);
  });
}

/** Writes a message to standard error, under the program's name: one line, wrapped on a terminal. */
export function say(io: Io, message: string): void {
  const line = messageLine(`rvu: ${message}`);
  io.stderr.write(`${io.stderr.isTTY ? wrap(line, io.stderr.columns || 80) : line}\n`);
}
