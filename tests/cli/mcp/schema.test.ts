import Ajv from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { SCHEMA_NAMES } from '../../../src/cli/commands/schema/command.js';
import { OUTPUT_SCHEMAS } from '../../../src/cli/schema/schemas.js';
import { cli } from '../harness.js';

/** Closes every object that lists its properties, so that an output with a property that no schema has fails. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
  return 'properties' in schema && 'required' in schema ? { additionalProperties: false, ...inner } : inner;
}

const ajv = new Ajv.default({ allowUnionTypes: true, allErrors: false, strict: false });
const check = new Map(
  SCHEMA_NAMES.map((name) => [name, ajv.compile(closed(OUTPUT_SCHEMAS[name]) as object)]),
);

/** Outputs of each command: answers of all kinds, refusals, and an error that ends it. */
const OUTPUTS: Readonly<Record<(typeof SCHEMA_NAMES)[number], readonly string[]>> = {
  lookup: [
    '90853 --faq',
    '70553-26 99202 G0121',
    '00142 E0601 99201 36415',
    '99213 --date 2024-03-10',
    'x --date soon',
  ],
  search: ['TKA', 'wheelchair', 'qqqqqq', 'oxygen CPAP --limit 5', 'knee --limit x'],
  pay: [
    '90853 99999',
    '99213 --zip 94110 --date 2024-11-02',
    '27447-50 00142-AA --minutes 30 --waterfall',
    '70553 99213-22 --locality CA-05 --pos 22',
    '99213 --locality nowhere',
  ],
  claim: ['45385 45380 99999 --pos 22', '97110x3 97140@60 --date 2024-03-10', 'none.csv'],
  rank: ['90853 99999', '27447 --by work-per-hour --within family', '90853 --by x'],
  compare: ['99213 99214 --states WA', '70553 --against setting,qp --locality AL', '99999'],
  localities: ['94110', 'alabama', '', 'nowhere'],
  history: ['99213 99201 --locality CA-05', '99999'],
  diff: ['RVU25D RVU26A 99213 99202 99999', 'RVU24A RVU24AR --top 3 --locality CA-05', 'RVU25D'],
  release: ['list', 'show RVU24AR', 'show RVU99A'],
};

describe.each(SCHEMA_NAMES)('rvu schema %s', (name) => {
  it.each(OUTPUTS[name])('describes the output of "%s"', async (words) => {
    const { stdout } = await cli([name, '--json', ...words.split(' ').filter(Boolean)]);
    const fits = check.get(name);
    fits?.(JSON.parse(stdout));
    expect(fits?.errors).toBeNull();
  });

  it('is printed', async () => {
    const { stdout, code } = await cli(['schema', name]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject(OUTPUT_SCHEMAS[name]);
  });
});

describe('rvu schema', () => {
  it('lists the schemas, and refuses other names', async () => {
    expect((await cli(['schema'])).stdout.split('\n').filter(Boolean)).toEqual([...SCHEMA_NAMES]);
    expect(Object.keys(OUTPUT_SCHEMAS)).toEqual([...SCHEMA_NAMES]);
    expect(await cli(['schema', 'log'])).toMatchObject({ code: 2, stdout: '' });
  });

  it('does not describe an output that lacks a property or has another one', async () => {
    const { stdout } = await cli(['pay', '90853', '--json']);
    const output = JSON.parse(stdout);
    const { allowed: _, ...rest } = output.results[0];
    expect(check.get('pay')?.({ ...output, results: [rest] })).toBe(false);
    expect(check.get('pay')?.({ ...output, more: 1 })).toBe(false);
  });
});
