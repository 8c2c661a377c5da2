import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tempDir } from '../../support/temp.js';
import { cli } from '../harness.js';
import { BIN, ended, start } from '../spawned.js';

/** The protocol's own client, which also checks each answer against the schema that its tool declares. */
const client = new Client({ name: 'test', version: '1' });

beforeAll(async () => {
  const { PATH = '' } = process.env;
  const env = {
    PATH,
    RVU_CONFIG: '',
    RVU_JOURNAL: tempDir(),
    RVU_DATA: tempDir(),
    XDG_CACHE_HOME: tempDir(),
  };
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [BIN, 'mcp'], env }));
  await client.listTools();
});
afterAll(() => client.close());

interface Answer {
  readonly isError: boolean;
  readonly object: { readonly results: unknown[]; readonly errors: { code: string; hint: string | null }[] };
  readonly texts: readonly string[];
}

async function ask(name: string, input: Record<string, unknown>): Promise<Answer> {
  const answer = await client.callTool({ name, arguments: input });
  const texts = (answer.content as { text: string }[]).map(({ text }) => text);
  return { isError: answer.isError === true, object: answer.structuredContent as Answer['object'], texts };
}

const CASES: readonly (readonly [tool: string, input: Record<string, unknown>, words: readonly string[]])[] =
  [
    ['lookup_code', { codes: ['90853'], faq: true }, ['lookup', '90853', '--faq']],
    ['lookup_code', { codes: ['00142', 'E0601', '27447'] }, ['lookup', '00142', 'E0601', '27447']],
    ['search_codes', { query: 'TKA', limit: 3 }, ['search', 'TKA', '--limit', '3']],
    ['search_codes', { query: '--out=x.json' }, ['search', '--', '--out=x.json']],
    [
      'price_services',
      { codes: ['99213', '70553-26'], zip: '94110', explain: true },
      ['pay', '99213', '70553-26', '--zip', '94110', '--explain'],
    ],
    [
      'price_services',
      { codes: ['00142-AA', '99999'], minutes: 30, waterfall: true, explain: true },
      ['pay', '00142-AA', '99999', '--minutes', '30', '--waterfall', '--explain'],
    ],
    [
      'rank_code',
      { codes: ['27447'], within: 'family', by: 'work-per-hour' },
      ['rank', '27447', '--within', 'family', '--by', 'work-per-hour'],
    ],
    [
      'compare_localities',
      { codes: ['99213', '99214'], states: ['CA', 'NV'] },
      ['compare', '99213', '99214', '--states', 'CA,NV'],
    ],
    ['find_locality', { query: 'alabama' }, ['localities', 'alabama']],
    ['code_history', { codes: ['99201'], locality: 'CA-05' }, ['history', '99201', '--locality', 'CA-05']],
    [
      'diff_releases',
      { from: 'RVU25D', to: 'RVU26A', top: 5, only: ['new', 'rvu'] },
      ['diff', 'RVU25D', 'RVU26A', '--top', '5', '--only', 'new,rvu'],
    ],
  ];

describe('rvu mcp', () => {
  it('names itself, and tools that only read', async () => {
    expect(client.getServerVersion()).toMatchObject({ name: 'rvu' });
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual(
      [...new Set(CASES.map(([name]) => name)), 'price_claim'].sort(),
    );
    for (const { annotations, outputSchema } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false });
      expect(outputSchema).toBeDefined();
    }
  });

  it.each(CASES)('%s answers %j as the command does', async (name, input, words) => {
    const { object, texts } = await ask(name, input);
    const [command = '', ...rest] = words;
    const { stdout } = await cli([command, '--json', ...rest]);
    expect(object).toEqual(JSON.parse(stdout));
    expect(JSON.parse(texts[0] ?? '')).toEqual(object);
  });

  it('prices the lines of a claim together, and says what it took for granted', async () => {
    const lines = [
      { code: '44950' },
      { code: '49505', modifiers: ['LT', '59'], charge: 1000.5 },
      { code: '99999' },
    ];
    const { object, texts, isError } = await ask('price_claim', { lines, pos: '22' });
    expect(isError).toBe(false);
    expect(object.results).toMatchObject([
      {
        lines: [
          { allowed: 605.56 },
          { allowed: 254.02, modifiers: ['LT', '59'], charge: 1000.5 },
          { error: { code: 'E_CODE_UNKNOWN' } },
        ],
        totals: { lines: 3, refused: 1, allowed: 859.58 },
      },
    ]);
    expect(texts[0]).not.toContain('"trace"');
    expect(texts[1]).toContain('no locality given: national amounts');
  });

  it('answers a price in less than 600 bytes, without the trace', async () => {
    const { texts, object } = await ask('price_services', {
      codes: ['90853'],
      locality: 'CA-05',
      setting: 'facility',
    });
    expect(object.results).toMatchObject([{ allowed: 27 }]);
    expect(Buffer.byteLength(texts[0] ?? '')).toBeLessThan(600);
  });

  it('answers with only the fields that are asked for', async () => {
    const { object, texts } = await ask('price_services', {
      codes: ['99213'],
      zip: '94110',
      date: '2026-02-03',
      fields: ['code', 'setting', 'allowed', 'locality.key'],
    });
    expect(object).toMatchObject({ schema: 'rvu.pay/1', release: 'RVU26A', errors: [] });
    expect(object.results).toEqual([
      { code: '99213', setting: 'nonfacility', allowed: 117.58, locality: { key: '0111205' } },
      { code: '99213', setting: 'facility', allowed: 64.37, locality: { key: '0111205' } },
    ]);
    expect(Buffer.byteLength(texts[0] ?? '')).toBeLessThan(300);
    for (const [name, input, fields] of [
      ['lookup_code', { codes: ['99213', '99999'] }, ['code', 'rvu.work']],
      ['price_claim', { lines: [{ code: '44950' }, { code: '99999' }] }, ['lines.allowed', 'totals.allowed']],
      ['compare_localities', { codes: ['99213'] }, ['locality.key', 'prices.allowed']],
      ['code_history', { codes: ['99213'] }, ['releases.allowed']],
      ['diff_releases', { from: 'RVU25D', to: 'RVU26A' }, ['code']],
    ] as const)
      expect((await ask(name, { ...input, fields })).object.results).not.toEqual([]);
  });

  it.each([
    ['price_services', { codes: ['99213'], fields: ['price'] }, 'E_OPTION_VALUE'],
    ['price_services', { codes: ['99213'], locality: 'nowhere' }, 'E_LOCALITY_UNKNOWN'],
    ['price_services', { codes: ['99213'], setting: 'moon' }, 'E_USAGE'],
    ['price_services', { codes: ['-'] }, 'E_USAGE'],
    ['price_services', { codes: ['99213'], out: 'x.json' }, 'E_USAGE'],
    ['price_services', {}, 'E_USAGE'],
    ['price_services', { codes: ['99213'], date: 'soon' }, 'E_OPTION_VALUE'],
    ['price_claim', { lines: [{ code: 'x,\n1' }] }, 'E_USAGE'],
    ['lookup_code', { codes: ['99201'] }, 'E_CODE_ENDED'],
    ['diff_releases', { from: '--volumes=/etc/passwd', to: 'RVU26A' }, 'E_USAGE'],
  ])('%s of %j is a refusal with what to do', async (name, input, code) => {
    const { isError, object } = await ask(name, input);
    expect(isError).toBe(true);
    expect(object.errors[0]).toMatchObject({ code });
    expect(object.errors[0]?.hint).toBeTruthy();
  });

  it('has the page of a code and the releases as resources, and nothing else', async () => {
    const page = await client.readResource({ uri: 'rvu://code/90853' });
    expect(page.contents[0]).toMatchObject({
      mimeType: 'text/markdown',
      text: (await cli(['page', '90853'])).stdout,
    });
    const releases = await client.readResource({ uri: 'rvu://releases' });
    const { text } = releases.contents[0] as { text: string };
    const list = JSON.parse((await cli(['release', 'list', '--json'])).stdout);
    const [{ sha256: _, sources: __, ...first }] = list.results;
    expect(JSON.parse(text).results[0]).toEqual(first);
    expect(JSON.parse(text).results).toHaveLength(list.results.length);
    expect(Buffer.byteLength(text)).toBeLessThan(10_000);
    await expect(client.readResource({ uri: 'rvu://code/00000' })).rejects.toThrow('E_CODE_UNKNOWN');
    await expect(client.readResource({ uri: 'file:///etc/passwd' })).rejects.toThrow('no such resource');
  });
});

const INITIALIZE = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
};
const CALL = {
  jsonrpc: '2.0',
  id: 2,
  method: 'tools/call',
  params: { name: 'search_codes', arguments: { query: 'knee' } },
};

describe('the process', () => {
  it('answers what was asked before standard input ends, prints nothing but the protocol, and ends well', async () => {
    const child = start(['mcp']);
    child.stdin?.end(`${JSON.stringify(INITIALIZE)}\nnot json\n${JSON.stringify(CALL)}\n`);
    const { code, stdout, stderr } = await ended(child);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const messages = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(messages.map(({ id }) => id)).toEqual([1, 2]);
  });

  it('ends at Ctrl-C', async () => {
    const child = start(['mcp']);
    child.stdin?.write(`${JSON.stringify(INITIALIZE)}\n`);
    child.stdout?.once('data', () => child.kill('SIGINT'));
    expect(await ended(child)).toMatchObject({ code: 130, stderr: '' });
  });
});
