import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../src/cli/help/markdown.js';
import { TOPIC_NAMES, WRITTEN_TOPICS } from '../../../src/cli/help/topics.js';
import { PLAIN } from '../../../src/cli/terminal/paint.js';
import { cli } from '../harness.js';

const FOLDER = resolve(import.meta.dirname, '../../../src/cli/help/topics');

describe('help topics', () => {
  it('are the files of the folder', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(WRITTEN_TOPICS.map((name) => `${name}.md`).sort());
  });

  it.each(TOPIC_NAMES)('%s is shown without a trace of Markdown', async (name) => {
    const { code, stdout } = await cli(['help', name]);
    expect(code).toBe(0);
    expect(stdout.length).toBeGreaterThan(200);
    expect(stdout).not.toMatch(/^(#|```|\|)|\]\(/m);
  });

  it.each(TOPIC_NAMES)('%s has tables that fit into 80 columns', async (name) => {
    const { stdout } = await cli(['help', name]);
    const ofTables = stdout.split('\n').filter((line) => /^ {2}\S.* {2,}\S/.test(line));
    expect(ofTables.filter((line) => [...line].length > 80)).toEqual([]);
  });

  it.each(['__proto__', 'constructor', 'toString', 'nothing'])('do not include %s', async (name) => {
    const { code, stderr } = await cli(['help', name]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^rvu: E_USAGE: no help on/);
  });
});

describe('renderMarkdown', () => {
  const shown = (markdown: string): string => renderMarkdown(markdown, PLAIN);

  it('wraps paragraphs at 80 columns and drops inline marks', () => {
    const text = shown(
      `See \`rvu help\` and **this** [file](x.md), [site](https://cms.gov).\n${'word '.repeat(30)}`,
    );
    expect(text.split('\n').every((line) => line.length <= 80)).toBe(true);
    expect(text).toContain('See rvu help and this file, site (https://cms.gov). word');
  });

  it('aligns tables, and wraps the widest column', () => {
    const table = ['| code | meaning |', '|---:|---|', '| 0 | answered |', `| 130 | ${'long '.repeat(30)}|`];
    expect(shown(table.join('\n')).split('\n').slice(0, 3)).toEqual([
      '  code  meaning',
      '     0  answered',
      `   130  ${'long '.repeat(14).trim()}`,
    ]);
  });

  it('keeps code as it is, and joins the lines of a list item', () => {
    expect(shown('```sh\na  b\n\n| c |\n```\n\n- one\n  two\n- three\n')).toBe(
      '  a  b\n\n  | c |\n\n- one two\n- three\n',
    );
  });

  it('prints headings in bold', () => {
    expect(renderMarkdown('## A\n', { ...PLAIN, bold: (text) => `<${text}>` })).toBe('<A>\n');
  });
});
