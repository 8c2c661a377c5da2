import { describe, expect, it } from 'vitest';
import { tempDir } from '../../../support/temp.js';
import { cli } from '../../harness.js';

const printed = async (line: string, stdin?: string) => cli(line.split(' '), { stdin });

describe('--fields', () => {
  it('keeps the fields of results in their order, with their decimals, and what surrounds results', async () => {
    const { stdout, code } = await printed(
      'pay 99213 99999 --setting facility --json --fields gpci.work,code,allowed',
    );
    expect(code).toBe(1);
    expect(stdout).toContain('"work": 1.000');
    const answer = JSON.parse(stdout);
    expect(answer).toMatchObject({
      schema: 'rvu.pay/1',
      release: 'RVU26A',
      errors: [{ code: 'E_CODE_UNKNOWN' }],
    });
    expect(answer.results).toEqual([{ code: '99213', gpci: { work: 1 }, allowed: expect.any(Number) }]);
    expect(Object.keys(answer.results[0])).toEqual(['code', 'gpci', 'allowed']);
  });

  it.each([
    ['pay --json --fields code,rvu.work', [{ line: 2, code: '99213', rvu: { work: 1.3 } }]],
    ['pay --json --fields line,code', [{ line: 2, code: '99213' }]],
    ['rank --json --fields percentile', [{ line: 2, percentile: expect.any(Number) }]],
    [
      'claim --one-claim --json --fields totals.allowed,lines.code',
      [{ lines: [{ code: '99213' }, {}], totals: { allowed: expect.any(Number) } }],
    ],
  ])('works on a batch: rvu %s', async (line, results) => {
    const { stdout } = await printed(line, 'code\n99213\n99999\n');
    expect(JSON.parse(stdout).results).toEqual(results);
  });

  it('keeps what a volume comes to', async () => {
    const { stdout } = await printed('pay --ndjson --fields volume_allowed', 'code,volume\n99213,5\n');
    expect(JSON.parse(stdout).result).toEqual({ volume_allowed: expect.any(Number) });
  });

  it('leaves errors of NDJSON whole', async () => {
    const { stdout } = await printed('pay --ndjson --fields allowed', 'code\n99213\n99999\n');
    const [first, second] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).toEqual({ line: 2, input: { code: '99213' }, result: { allowed: expect.any(Number) } });
    expect(second.error).toMatchObject({ code: 'E_CODE_UNKNOWN', message: expect.any(String) });
    const alone = await printed('lookup 99213 99999 --ndjson --fields name,status.code');
    expect(alone.stdout.split('\n')[0]).toMatch(/^\{"name":"[^"]+","status":\{"code":"A"\}\}$/);
    expect(alone.stdout.split('\n')[1]).toContain('"message"');
  });

  it('works on a command that prints its document with --ndjson, too', async () => {
    const env = { RVU_JOURNAL: tempDir() };
    const args = [
      'log',
      'add',
      '99213',
      '--date',
      '2026-03-02',
      '--ndjson',
      '--fields',
      'code,work_credited',
    ];
    const { stdout } = await cli(args, { env });
    expect(JSON.parse(stdout).results).toEqual([{ code: '99213', work_credited: 1.3 }]);
  });

  it('takes members of what the schema leaves open', async () => {
    const { stdout } = await printed('lookup 99213 --json --fields indicators.global_days.value');
    expect(JSON.parse(stdout).results).toEqual([{ indicators: { global_days: { value: 'XXX' } } }]);
  });

  it.each([
    ['pay 99213 --json --fields allowd', /--fields does not take "allowd".*Did you mean allowed\?/],
    ['pay 99213 --json --fields nonfacility', /Give some of|Did you mean/],
    ['pay 99213 --json --fields key', /Did you mean locality\.key\?/],
    ['pay 99213 --json --fields rvu.word', /Did you mean rvu\.work/],
    ['pay 99213 --json --fields code..work', /--fields/],
    ['pay 99213 --fields code', /Add --json or --ndjson/],
    ['pay 99213 --csv --fields code', /Add --json or --ndjson/],
  ])('refuses rvu %s', async (line, message) => {
    const { code, stderr, stdout } = await printed(line);
    expect([code, stdout]).toEqual([2, expect.stringMatching(/^$|rvu\.error/)]);
    expect(`${stderr}${stdout}`.replaceAll(/\s+/g, ' ')).toMatch(message);
  });
});
