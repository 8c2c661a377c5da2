import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/cli/command-list.js';
import { manualPages } from '../../../src/cli/manual/made.js';
import { has } from '../../support/pty.js';
import { cli } from '../harness.js';

const ROOT = resolve(import.meta.dirname, '../../..');
const pages = manualPages('1.2.3', join(ROOT, 'src/cli/help/topics'));

/** Has a program read every page. @returns what it says */
function readBy(program: string, args: readonly string[]): { said: string; shown: Map<string, string> } {
  const folder = mkdtempSync(join(tmpdir(), 'rvu-man-'));
  const shown = new Map<string, string>();
  let said = '';
  for (const { name, text } of pages) {
    writeFileSync(join(folder, name), text);
    const { stdout, stderr } = spawnSync(program, [...args, name], { cwd: folder, encoding: 'utf8' });
    shown.set(name, stdout);
    said += stderr + (args.includes('lint') ? stdout : '');
  }
  rmSync(folder, { recursive: true });
  return { said, shown };
}

/** Words in order, whatever the line breaks and hyphens between them. */
const words = (text: string): string => text.replaceAll(/[‐-]\s*\n\s*|\s+/g, ' ');

describe('manual pages', () => {
  it('are one for the program and one for each command, and package.json names them all', () => {
    const names = ['rvu.1', ...COMMANDS.map(({ command }) => `rvu-${command.name}.1`)];
    expect(pages.map(({ name }) => name)).toEqual(names);
    const { man } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(man.toSorted()).toEqual(names.map((name) => `dist/man/${name}`).toSorted());
  });

  it.runIf(has('groff'))('say every option and example that --help says', async () => {
    const { said, shown } = readBy('groff', ['-man', '-Tutf8', '-ww', '-P-cbou']);
    expect(said).toBe('');
    for (const { command } of COMMANDS) {
      const page = shown.get(`rvu-${command.name}.1`) ?? '';
      for (const { flags } of Object.values(command.options)) expect(words(page)).toContain(flags);
      const { stdout } = await cli([command.name, '--help']);
      const [, examples = ''] = /\nExamples:\n((?: .*\n)*)/.exec(stdout) ?? [];
      for (const line of examples.split('\n')) expect(page).toContain(line.trim());
    }
  });
  it.skipIf(has('groff'))('are not read by groff: there is none', () => {});

  it.runIf(has('mandoc'))('have no fault that mandoc finds but their missing date', () => {
    const { said } = readBy('mandoc', ['-T', 'lint', '-W', 'warning']);
    expect(said.split('\n').filter((line) => line !== '' && !line.includes('missing date'))).toEqual([]);
  });
});
