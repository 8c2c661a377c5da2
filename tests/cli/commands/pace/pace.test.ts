import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { logFolder } from '../../../support/log-folder.js';
import { inventedYear } from '../../../support/practice.js';
import { cli } from '../../harness.js';

const folder = logFolder(inventedYear('hospital', 2026), {
  valley: 'from = 2026-01-01\nthreshold = 9,000 at 50.00\n',
});
const bare = logFolder(inventedYear('hospital', 2026));
afterAll(() => {
  for (const each of [folder, bare]) rmSync(each, { recursive: true, force: true });
});

const pace = async (words: readonly string[], where = folder) =>
  cli(['pace', '--date', '2026-03-31', ...words], { env: { RVU_JOURNAL: where } });

describe('rvu pace', () => {
  it('takes what-if as it is said and as it is written in a contract', async () => {
    const json = async (words: readonly string[]) =>
      JSON.parse((await pace([...words, '--json'])).stdout).results;
    const said = await json(['--what-if', '0.8', 'FTE']);
    expect(said).toEqual(await json(['--what-if', 'fte=0.8']));
    expect(said).toEqual(await json(['--what-if', '0.8 FTE']));
    expect(said.map(({ label }: { label: string }) => label)).toEqual(['valley', '0.8 FTE']);
  });

  it('answers without a contract, without money', async () => {
    const { code, stdout } = await pace([], bare);
    expect([code, stdout]).toEqual([0, expect.stringContaining('no contract')]);
    expect(stdout).not.toContain('$');
  });

  it.each([
    [['--what-if', 'moon'], 'Give "0.8 FTE"'],
    [['--what-if', 'salary=3'], 'E_CONTRACT: --what-if salary=3: "salary" is not known'],
    [['--what-if', 'release=RVU19A'], 'RVU19A'],
    [['FTE'], 'takes no words'],
    [['--contract', 'vally'], 'Did you mean valley?'],
    [['--contract', 'valley', '--date', '2025-03-31'], 'not in force on 2025-03-31'],
  ])('%j is refused', async (words, why) => {
    const { code, stderr } = await pace(words);
    expect([code, stderr]).toEqual([2, expect.stringContaining(why)]);
  });
});
