import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';
import { SCHEMA_NAMES } from '../../../src/cli/commands/schema/command.js';
import { OUTPUT_SCHEMAS } from '../../../src/cli/schema/schemas.js';
import { logFolder } from '../../support/log-folder.js';
import { inventedYear, VALLEY } from '../../support/practice.js';
import { tempDir } from '../../support/temp.js';
import { cli } from '../harness.js';

const entries = inventedYear('surgeon', 2026).filter((_, i) => i % 40 === 0);
const journal = logFolder(entries, { valley: VALLEY });
afterAll(() => rmSync(journal, { recursive: true, force: true }));

const folder = tempDir();
function fileOf(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}
const VISITS = fileOf('visits.csv', [
  'date,code,units,volume',
  '2026-03-02,99213,1,5',
  '2026-03-02,27447,1,2',
]);
const VOLUMES = fileOf('volumes.csv', ['code,volume', '99213,5', '27447,2']);
const REPORT = fileOf('report.csv', [
  'Date,CPT,Units,wRVU',
  '2026-01-05,99213,1,1.30',
  '2026-01-05,99214,3,9.99',
]);
const SURVEY = fileOf('invented.csv', ['specialty,metric,25,50,75', 'Invented medicine,work,4000,5000,6000']);

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
  'diff-volumes': [`RVU25D RVU26A --volumes ${VOLUMES}`],
  release: ['list', 'show RVU24AR', 'show RVU99A'],
  'release-verify': ['verify RVU26A', 'verify RVU99A'],
  schedule: [
    '--codes 99213,27447 --locality CA-05 --percent 120',
    '--codes 99213 --setting facility',
    '--codes x',
  ],
  browse: ['', 'psychiatry', '--rbcs'],
  log: [
    'list --limit 3',
    'add 99213 99999 --date 2026-03-01',
    'explain 2026-000001',
    `import ${VISITS}`,
    'remove 2026-000002',
    'check',
    'edit 2026-000001 --units 2',
    'explain 9',
  ],
  contract: ['', 'show nobody'],
  report: ['--to 2026-03-31', '--to 2026-03-31 --by code', '--by nothing'],
  pace: ['--date 2026-06-30', '--date 2026-06-30 --what-if fte=0.8'],
  reconcile: [REPORT, `${REPORT} --rate 40`, 'none.csv'],
  benchmark: ['', `import ${SURVEY}`, 'list', '--specialty invented'],
  config: ['list', 'path', 'set locality'],
};

/** Schemas whose outputs had results. */
const answered = new Set<string>();

describe.each(SCHEMA_NAMES)('rvu schema %s', (name) => {
  it.each(OUTPUTS[name])('describes the output of "%s"', async (words) => {
    const [command = ''] = name.split('-');
    const env = { RVU_JOURNAL: journal, RVU_CONFIG: join(folder, 'config.json') };
    const { stdout } = await cli([command, ...words.split(' ').filter(Boolean), '--json'], { env });
    const fits = check.get(name);
    const output = JSON.parse(stdout);
    if (output.results.length > 0) answered.add(name);
    fits?.(output);
    expect(fits?.errors).toBeNull();
  });

  it('is tried on a result', () => {
    expect(answered).toContain(name);
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
    expect(await cli(['schema', 'export'])).toMatchObject({ code: 2, stdout: '' });
  });

  it('has every command that takes --fields', async () => {
    const { COMMANDS } = await import('../../../src/cli/command-list.js');
    const names = COMMANDS.map(({ command }) => command).filter(({ options }) => 'json' in options);
    expect(names.map(({ name }) => name).filter((name) => !(name in OUTPUT_SCHEMAS))).toEqual([]);
  });

  it.each([
    ['pay', 'code,volume\n99213,5\n99999,1\n'],
    ['lookup', 'code\n99213\n99999\n'],
    ['rank', 'code\n99213\n99999\n'],
    ['claim', 'code,claim\n99213,A\n99999,B\n'],
  ] as const)('describes the answer of rvu %s to a file', async (name, stdin) => {
    const output = JSON.parse((await cli([name, '--json'], { stdin })).stdout);
    expect(output.results).not.toEqual([]);
    check.get(name)?.(output);
    expect(check.get(name)?.errors).toBeNull();
  });

  it('does not describe an output that lacks a property or has another one', async () => {
    const { stdout } = await cli(['pay', '90853', '--json']);
    const output = JSON.parse(stdout);
    const { allowed: _, ...rest } = output.results[0];
    expect(check.get('pay')?.({ ...output, results: [rest] })).toBe(false);
    expect(check.get('pay')?.({ ...output, more: 1 })).toBe(false);
  });
});
