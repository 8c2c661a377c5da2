import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../src/cli/mcp/command-line.js';
import { type Input, TOOLS } from '../../../src/cli/mcp/tools.js';
import { cli } from '../harness.js';

/** The command line of an input of price_services. */
function priced(input: Input): string[] {
  const tool = TOOLS.find(({ name }) => name === 'price_services');
  if (!tool) throw new Error('no such tool');
  return wordsOf(tool, { codes: ['99213'], ...input });
}

describe('the command line of a tool', () => {
  it('joins values to their options, and puts codes after all of them', () => {
    expect(priced({ zip: '--out=x', deductible_met: 5, waterfall: true, allow_na: false })).toEqual([
      'pay',
      '--json',
      '--zip=--out=x',
      '--deductible-met=5',
      '--waterfall',
      '--',
      '99213',
    ]);
  });

  it.each([
    [{}, true],
    [{ qp: true }, true],
    [{ qp: false }, false],
  ])('with %j prices by the QP factor: %j, where that is the default', async (input, qp) => {
    const { stdout } = await cli(priced(input), { env: { RVU_QP: 'yes' } });
    expect(JSON.parse(stdout).results[0].qp).toBe(qp);
  });
});
