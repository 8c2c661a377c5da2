import { Readable, Writable } from 'node:stream';
import { run } from '../../src/cli/main.js';

/** The answer to one command line. `bytes` is standard output untouched, for input that is not UTF-8. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly bytes: Buffer;
}

export interface Around {
  /** Standard input: text, bytes, or chunks of bytes. None: a terminal. */
  readonly stdin?: string | Buffer | readonly Buffer[] | undefined;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether standard output is a terminal, and how wide */
  readonly columns?: number;
}

class Collector extends Writable {
  readonly chunks: Buffer[] = [];
  readonly isTTY?: boolean;
  readonly columns?: number;

  constructor(columns?: number) {
    super();
    if (columns === undefined) return;
    this.isTTY = true;
    this.columns = columns;
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.chunks.push(Buffer.from(chunk));
    done();
  }

  get bytes(): Buffer {
    return Buffer.concat(this.chunks);
  }
}

function inputOf(stdin: Around['stdin']): Readable & { isTTY?: boolean } {
  if (stdin === undefined) return Object.assign(Readable.from([]), { isTTY: true });
  const chunks = typeof stdin === 'string' || Buffer.isBuffer(stdin) ? [Buffer.from(stdin)] : stdin;
  return Readable.from(chunks.filter((chunk) => chunk.length > 0));
}

/**
 * Runs one command line in this process, as a shell would run it with its streams in pipes.
 * @param program another build of the program than its source
 */
export async function cli(
  args: readonly string[],
  { stdin, env = {}, columns }: Around = {},
  program: typeof run = run,
): Promise<Ran> {
  const stdout = new Collector(columns);
  const stderr = new Collector();
  const code = await program(args, { stdin: inputOf(stdin), stdout, stderr, env });
  return { code, stdout: stdout.bytes.toString(), stderr: stderr.bytes.toString(), bytes: stdout.bytes };
}

/** Splits bytes into chunks of the given sizes, repeating them as needed. */
export function cut(bytes: Buffer, sizes: readonly number[]): Buffer[] {
  const chunks: Buffer[] = [];
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = Math.max(1, sizes[i % sizes.length] ?? bytes.length);
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return chunks;
}
