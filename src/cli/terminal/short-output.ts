import { fstatSync, type Stats, statSync, writeSync } from 'node:fs';
import type { Output } from './output.js';

/** Bytes that a new pipe accepts on every system without waiting for its reader. */
const SHORT = 16 * 1024;

/** Whether a descriptor is the device that swallows everything, which programs that only measure write to. */
function isNull({ rdev }: Stats): boolean {
  return rdev === statSync('/dev/null').rdev;
}

/** Whether a descriptor accepts bytes directly: a file, a pipe, a socket or /dev/null, but not a terminal. */
function isDirect(descriptor: number): boolean {
  // On Windows a pipe may have been opened so that only a stream can write to it.
  if (process.platform === 'win32') return false;
  try {
    const stats = fstatSync(descriptor);
    return stats.isFIFO() || stats.isSocket() || stats.isFile() || isNull(stats);
  } catch {
    return false;
  }
}

/**
 * Standard output that writes short answers directly, because opening a stream takes longer than most answers.
 * Once an answer is longer, or a write fails, everything goes to the stream, which waits for slow readers and
 * reports errors.
 */
export class ShortOutput implements Output {
  private room: number;
  private opened: Output | undefined;

  /**
   * @param fd the descriptor of standard output
   * @param open opens the stream
   */
  constructor(
    readonly fd: number,
    private readonly open: () => Output,
  ) {
    this.room = isDirect(fd) ? SHORT : 0;
  }

  private get stream(): Output {
    this.room = 0;
    this.opened ??= this.open();
    return this.opened;
  }

  write(content: string | Uint8Array, written: () => void = () => {}): boolean {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const rest = bytes.length <= this.room ? this.writeNow(bytes) : bytes;
    if (rest.length > 0) return this.stream.write(rest, written);
    written();
    return true;
  }

  /** Writes what can be written without waiting. Returns the rest. */
  private writeNow(bytes: Uint8Array): Uint8Array {
    this.room -= bytes.length;
    let rest = bytes;
    try {
      while (rest.length > 0) rest = rest.subarray(writeSync(this.fd, rest));
    } catch {
      // The stream waits, or meets the same error and reports it.
    }
    return rest;
  }

  /** Only terminals have these, and a terminal always gets a stream. */
  get isTTY(): boolean | undefined {
    return this.room > 0 ? undefined : this.stream.isTTY;
  }

  get columns(): number | undefined {
    return this.room > 0 ? undefined : this.stream.columns;
  }

  get errored(): Error | null {
    return this.opened?.errored ?? null;
  }

  on(event: 'drain' | 'close', listener: () => void): this {
    this.stream.on(event, listener);
    return this;
  }

  off(event: 'drain' | 'close', listener: () => void): this {
    this.stream.off(event, listener);
    return this;
  }
}
