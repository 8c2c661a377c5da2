import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli } from './cli/harness.js';

/** What the README shows must be what the program prints. */
const readme = readFileSync(resolve(import.meta.dirname, '../README.md'), 'utf8');
const blocks = [...readme.matchAll(/```console\n(.*?)\n```/gs)].map(([, text = '']) => text);

interface Shown {
  readonly args: string[];
  readonly stdin: string | undefined;
  readonly output: string;
}

/** "$ rvu … < file" with the file shown by "$ cat file" above it, or "$ rvu …". */
function read(block: string): Shown {
  const parts = block.split(/^\$ /m).filter((part) => part !== '');
  const [command = '', ...output] = (parts.at(-1) ?? '').split('\n');
  const [words = ''] = command.replace(/^rvu /, '').split(' < ');
  const shown =
    parts.length > 1 ? `${(parts[0] ?? '').split('\n').slice(1).join('\n').trimEnd()}\n` : undefined;
  return { args: words.split(' '), stdin: shown, output: output.join('\n') };
}

describe('the README', () => {
  it('shows commands', () => {
    expect(blocks.length).toBeGreaterThan(5);
    expect(blocks.filter((block) => !block.includes('$ rvu '))).toEqual([]);
  });

  it.each(blocks.map(read))('$args prints what is shown', async ({ args, stdin, output }) => {
    const ran = await cli(args, stdin === undefined ? {} : { stdin });
    expect(`${ran.stdout}${ran.stderr}`.trimEnd()).toBe(output);
  });
});
