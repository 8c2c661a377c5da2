import { describe, expect, it } from 'vitest';
import { cli } from '../harness.js';

const VISITS = '=id,code,claim,note\n1,90853,=A,-5\n2,"@99213",B,"=1,2"\n3,99999,B,\n';
const SAFE = [
  /^'=id,code,claim,note,rvu_/m,
  /^1,90853,'=A,-5,/m,
  /^2,"'@99213",B,"'=1,2",/m,
  /^3,99999,B,,/m,
];

describe('--excel-safe', () => {
  it.each(['pay', 'lookup', 'rank', 'claim'])(
    'guards the cells of a batch of rvu %s, and its answers stay',
    async (command) => {
      const plain = await cli([command], { stdin: VISITS });
      const { code, stdout } = await cli([command, '--excel-safe'], { stdin: VISITS });
      expect(code).toBe(plain.code);
      for (const line of SAFE) expect(stdout).toMatch(line);
      expect(stdout.replaceAll(/'(?=[=@])/g, '')).toBe(plain.stdout);
    },
  );

  it('guards a file with tabs, and each chunk of a long one', async () => {
    const long = `code\tnote\n${'90853\t=1\n'.repeat(2_000)}`;
    const { stdout } = await cli(['pay', '--excel-safe'], { stdin: long });
    expect(stdout.match(/^90853\t'=1\t0\.67\t/gm)).toHaveLength(2_000);
  });

  it('guards the names of claims in their totals', async () => {
    const { stdout } = await cli(['claim', '--totals', '--excel-safe'], {
      stdin: VISITS.replaceAll(',', '\t'),
    });
    expect(stdout).toMatch(/^'=A,/m);
  });

  it('guards what was typed', async () => {
    const { stdout } = await cli(['pay', '=1+1', '--csv', '--excel-safe']);
    expect(stdout).toMatch(/^'=1\+1,/m);
  });

  it.each([
    [['pay', '--json'], VISITS],
    [['claim', '--ndjson'], VISITS],
    [['claim', '--explain'], VISITS],
    [['rank', '90853', '--markdown'], undefined],
    [['lookup', '90853'], undefined],
    [['claim', '99213', '--pos', '11'], undefined],
  ])('is refused where there is no CSV: %j', async (args, stdin) => {
    const { code, stderr } = await cli([...args, '--excel-safe'], { stdin });
    expect([code, stderr]).toEqual([2, expect.stringContaining('--excel-safe is for CSV, not for ')]);
  });
});
