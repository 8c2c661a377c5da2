import { Readable } from 'node:stream';
import { EXIT } from '../terminal/exit-codes.js';
import type { Io } from '../terminal/io.js';
import type { Output } from '../terminal/output.js';
import type { Input, Tool } from './tools.js';

/** Runs a command line as the program does, errors and user defaults included. */
export type RunLine = (words: readonly string[], io: Io) => Promise<number>;

/** What a command line printed. */
export interface Printed {
  readonly code: number;
  readonly text: string;
  readonly messages: string;
}

class Memory implements Output {
  readonly errored = null;
  private readonly chunks: Buffer[] = [];

  write(content: string | Uint8Array, written?: () => void): boolean {
    this.chunks.push(Buffer.from(content as string));
    written?.();
    return true;
  }

  on(): void {}
  off(): void {}

  get text(): string {
    return Buffer.concat(this.chunks).toString();
  }
}

/** Runs a command line with its streams in memory. @param stdin null: none, as at a terminal */
export async function printed(
  run: RunLine,
  words: readonly string[],
  stdin: string | null,
  env: Io['env'],
): Promise<Printed> {
  const stdout = new Memory();
  const stderr = new Memory();
  const source = Readable.from(stdin === null ? [] : [Buffer.from(stdin)]);
  const code = await run(words, {
    stdin: Object.assign(source, { isTTY: stdin === null }),
    stdout,
    stderr,
    env,
  });
  return { code, text: stdout.text, messages: stderr.text };
}

const flagOf = (name: string): string => `--${name.replaceAll('_', '-')}`;

/** Flags that the user's defaults can set, so that false must be said. */
const NEGATED = new Set(['qp']);

/** The command line of a tool's input. Values are joined to their options, so that none can pass for an option. */
export function wordsOf(tool: Tool, input: Input): string[] {
  const own = new Set(['codes', 'lines', 'query', 'from', 'to']);
  const options = Object.entries({ ...tool.initial, ...input }).flatMap(([name, value]) => {
    if (own.has(name)) return [];
    if (value === false) return NEGATED.has(name) ? [`--no-${name}`] : [];
    if (value === true) return [flagOf(name)];
    return [`${flagOf(name)}=${Array.isArray(value) ? value.join(',') : value}`];
  });
  return [tool.command, '--json', ...options, '--', ...tool.arguments(input)];
}

/** Messages of an answer, one a line, without the name of the program. */
export const notesOf = ({ code, messages }: Printed): string =>
  code === EXIT.failed ? '' : messages.replaceAll(/^rvu: /gm, '').trim();
