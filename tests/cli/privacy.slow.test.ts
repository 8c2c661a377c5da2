import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempDir } from '../support/temp.js';
import { ROOT, rvu, STACK } from './spawned.js';

/** `rvu help privacy`, tried: what a run leaves on the disk. */

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

it('a run leaves nothing but the file that was asked for and compiled code, in which nothing of the input is', async () => {
  const home = tempDir();
  const work = join(home, 'work');
  const env = { HOME: home, TMPDIR: home, XDG_CACHE_HOME: '', XDG_CONFIG_HOME: '', LOCALAPPDATA: home };
  const claims = readFileSync(join(ROOT, 'tests/data/x12/samples/office.837'), 'utf8');
  const visits = 'patient,code\nDOE JANE MARKER,90853\nDOE JOHN MARKER,99999\n';
  mkdirSync(work);
  for (const [args, input] of [
    [['claim', '--out', 'priced.csv'], claims],
    [['claim', '--json'], claims],
    [['pay', '--out', 'visits.csv'], visits],
    [['pay', '--json'], visits],
    [['lookup'], visits],
    [['claim'], claims.slice(0, 500)],
    [['pay', 'MARKER'], ''],
  ] as const) {
    const { stderr } = await rvu(args, input, { env, cwd: work });
    expect(stderr).not.toMatch(STACK);
  }
  expect(filesIn(work).sort()).toEqual(['priced.csv', 'visits.csv'].map((name) => join(work, name)));
  const others = filesIn(home).filter((path) => !path.startsWith(work));
  expect(others.length).toBeGreaterThan(0);
  for (const path of others) {
    expect(path).toMatch(/[/\\]rvu[/\\]/);
    expect(readFileSync(path, 'latin1')).not.toMatch(/MARKER|MADEUP|19400101/);
  }
});
