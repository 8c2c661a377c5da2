import type { Readable, Writable } from 'node:stream';
import type { Output } from './output.js';
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
}

/** The process, and whether everything has been written: no stream is open that may still be waiting. */
export interface ProcessIo extends Io {
  readonly isWritten: boolean;
}

/**
 * The process's streams. Each is opened when first used: opening standard input alone takes milliseconds.
 * @param onError called when one cannot be written
 */
export function nodeIo(onError: (error: NodeJS.ErrnoException) => void): ProcessIo {
  const watched = new Set<Writable>();
  const watch = <T extends Writable>(stream: T): T => {
    if (!watched.has(stream)) {
      watched.add(stream);
      stream.on('error', onError);
    }
    return stream;
  };
  return {
    get stdin() {
      return process.stdin;
    },
    descriptor: 0,
    stdout: new ShortOutput(1, () => watch(process.stdout)),
    get stderr() {
      return watch(process.stderr);
    },
    get isWritten() {
      return watched.size === 0;
    },
    env: process.env,
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
