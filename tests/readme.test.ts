import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cli } from './cli/harness.js';

/** The README and the help topics must show what the program prints; UPDATE_GOLDEN=1 refreshes them. */
const ROOT = resolve(import.meta.dirname, '..');
const TOPICS = 'src/cli/help/topics';
const UPDATE = process.env.UPDATE_GOLDEN === '1';

const documents = ['README.md', ...readdirSync(join(ROOT, TOPICS)).map((name) => join(TOPICS, name))];
const contents = new Map(documents.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));

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

const examples = documents.flatMap((path) =>
  [...(contents.get(path) ?? '').matchAll(/```console\n(.*?)\n```/gs)].map(([, block = '']) => ({
    path,
    block,
    ...read(block),
  })),
);

describe('the README', () => {
  it('shows six examples and stays short', () => {
    expect(examples.filter(({ path }) => path === 'README.md')).toHaveLength(6);
    expect(contents.get('README.md')?.length).toBeLessThan(9_000);
  });

  it('links to files that exist', () => {
    for (const [path, text] of contents) {
      const links = [...text.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, link = '']) => link);
      for (const link of links)
        expect(existsSync(join(ROOT, path, '..', link)), `${path}: ${link}`).toBe(true);
    }
  });
});

describe('the README and the help topics', () => {
  it('show commands', () => {
    expect(examples.length).toBeGreaterThan(20);
    expect(examples.filter(({ block }) => !block.includes('$ rvu '))).toEqual([]);
  });

  it.each(examples)('$path: $args prints what is shown', async ({ path, block, args, stdin, output }) => {
    const ran = await cli(args, stdin === undefined ? {} : { stdin });
    const printed = `${ran.stdout}${ran.stderr}`.trimEnd();
    if (UPDATE) {
      const refreshed = block.slice(0, block.length - output.length) + printed;
      contents.set(
        path,
        (contents.get(path) ?? '').replace(block, () => refreshed),
      );
    } else expect(printed).toBe(output);
  });

  afterAll(() => {
    if (UPDATE) for (const [path, text] of contents) writeFileSync(join(ROOT, path), text);
  });
});
