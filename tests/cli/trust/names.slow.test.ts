import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../../support/temp.js';
import { cli } from '../harness.js';

/** Names that every object of JavaScript has: to a user they are words like any other. */
const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'];

/** Where a word can stand, and the code of the error that an unknown one is. */
const PLACES: readonly (readonly [error: string, ...args: string[]])[] = [
  ['E_USAGE', '@'],
  ['E_USAGE', 'help', '@'],
  ['E_USAGE', 'pay', '99213', '--@'],
  ['E_CODE_INVALID', 'pay', '@'],
  ['E_OPTION_VALUE', 'pay', '99213', '--modifier', '@'],
  ['E_OPTION_VALUE', 'pay', '99213', '--provider-type', '@'],
  ['E_OPTION_VALUE', 'pay', '99213', '--reading', '@'],
  ['E_OPTION_VALUE', 'pay', '99213', '--reading', '@=after'],
  ['E_OPTION_VALUE', 'pay', '99213', '--reading', 'surgery-units=@'],
  ['E_OPTION_VALUE', 'pay', '99213', '--setting', '@'],
  ['E_POS_UNKNOWN', 'pay', '99213', '--pos', '@'],
  ['E_LOCALITY_UNKNOWN', 'pay', '99213', '--locality', '@'],
  ['E_LOCALITY_UNKNOWN', 'pay', '99213', '--state', '@'],
  ['E_LOCALITY_UNKNOWN', 'pay', '99213', '--mac', '@'],
  ['E_ZIP_INVALID', 'pay', '99213', '--zip', '@'],
  ['E_COUNTY_UNKNOWN', 'pay', '99213', '--county', '@, CA'],
  ['E_COUNTY_STATE', 'pay', '99213', '--county', 'Orange, @'],
  ['E_LOCALITY_UNKNOWN', 'localities', '@'],
  ['E_OPTION_VALUE', 'schedule', '--section', '@'],
  ['E_OPTION_VALUE', 'schedule', '--layout', '@'],
  ['E_CODE_INVALID', 'compare', '@'],
  ['E_CODE_INVALID', 'rank', '@'],
  ['E_CODE_INVALID', 'lookup', '@'],
  ['E_INPUT_FILE', 'claim', '@'],
  ['E_USAGE', 'config', '@'],
  ['E_CONFIG', 'config', 'set', '@', 'yes'],
  ['E_CONFIG', 'config', 'unset', '@'],
  ['E_CONFIG', 'config', 'set', 'setting', '@'],
];

describe.each(NAMES)('%s', (name) => {
  it.each(PLACES)('is unknown: %s: rvu %s %s %s %s', async (error, ...args) => {
    const ran = await cli(args.filter(Boolean).map((arg) => arg.replace('@', name)));
    expect(ran.stderr).toContain(`${error}: `);
    expect(ran.code).toBe(error === 'E_CODE_INVALID' ? 1 : 2);
  });

  it('is a column like any other', async () => {
    const { stdout } = await cli(['pay', '--ndjson'], { stdin: `code,${name}\n99213,kept\n` });
    expect(stdout).toContain(`"input":{"code":"99213","${name}":"kept"}`);
    const csv = await cli(['pay'], { stdin: `code,${name}\n99213,kept\n` });
    expect(csv.stdout).toContain('\n99213,kept,');
  });

  it('is not a column that is not there', async () => {
    const { stderr, code } = await cli(['pay', '--code-column', name], { stdin: 'code\n99213\n' });
    expect([stderr, code]).toEqual([expect.stringContaining('E_COLUMN_UNKNOWN'), 2]);
  });

  it.each([
    'code',
    'modifier',
    'pos',
    'setting',
    'zip',
    'county',
    'locality',
    'state',
    'mac',
    'units',
    'provider_type',
  ])('is a cell of %s that is refused', async (column) => {
    const header = column === 'code' ? 'code' : `code,${column}`;
    const row = column === 'code' ? name : `99213,${name}`;
    const { stdout, code } = await cli(['pay', '--json'], { stdin: `${header}\n${row}\n` });
    const { results, errors } = JSON.parse(stdout);
    expect([code, results, errors[0].code]).toEqual([1, [], expect.stringMatching(/^E_/)]);
  });

  it('is a claim like any other', async () => {
    const { stdout } = await cli(['claim', '--json'], {
      stdin: `claim_id,code\n${name},99213\nother,90853\n${name},99214\n`,
    });
    const { results } = JSON.parse(stdout);
    expect(results.map((each: { claim: string }) => each.claim)).toEqual([name, 'other', name]);
    expect(results[2].lines[0].error.code).toBe('E_CLAIM_SPLIT');
  });

  it('is an unknown name in a config file', async () => {
    const path = join(tempDir(), 'config.json');
    writeFileSync(path, `{"${name}": "yes"}`);
    const { stderr, code } = await cli(['pay', '99213'], { env: { RVU_CONFIG: path } });
    expect([stderr, code]).toEqual([expect.stringContaining(`unknown default "${name}"`), 2]);
  });
});
