import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openRvu, UsageError } from '../../src/index.js';
import { cli } from '../cli/harness.js';

const rvu = openRvu();
const command = (line: string, stdin?: string) => cli(line.split(' '), { stdin });

/** What a command prints with --json. */
async function json(line: string, stdin?: string): Promise<Record<string, unknown>> {
  const { stdout } = await command(`${line} --json`, stdin);
  return JSON.parse(stdout);
}
const resultOf = async (line: string) => ({ ok: true, ...((await json(line)).results as object[])[0] });

describe('answers are those of the commands', () => {
  it.each([
    ['90853 --locality CA-05 --setting nonfacility', { code: '90853', locality: 'CA-05' }],
    [
      '27447 --setting facility --modifier LT,80',
      { code: '27447', setting: 'facility', modifiers: ['LT', '80'] },
    ],
    ['99213-25 --date 2024-03-10 --setting nonfacility', { code: '99213-25', date: '2024-03-10' }],
    ['97110 --units 3 --setting nonfacility --explain', { code: '97110', units: 3, explain: true }],
    ['99213 --release RVU25D --setting nonfacility', { code: '99213', release: 'rvu25d' }],
    ['99213 --qp --setting nonfacility', { code: '99213', qp: true }],
    [
      '99213 --setting nonfacility --waterfall --charge 120.50 --unassigned --deductible-met 20',
      { code: '99213', waterfall: true, charge: 120.5, unassigned: true, deductible_met: 20 },
    ],
  ] as const)('price: rvu pay %s', async (line, request) => {
    const { errors, results } = await json(`pay ${line}`);
    const price = rvu.price(request);
    if (price.ok) expect(price).toEqual({ ok: true, ...(results as object[])[0] });
    else expect(price).toEqual({ ok: false, ...(errors as object[])[0] });
  });

  it('claim: rvu claim', async () => {
    const lines = [
      { code: '27447', modifiers: 'LT', date: '2026-02-03', pos: '21' },
      { code: '64447', date: '2026-02-03', pos: '21' },
      { code: '99999', date: '2026-02-03', pos: '21' },
    ];
    const csv = `code,modifiers,date,pos\n27447,LT,2026-02-03,21\n64447,,2026-02-03,21\n99999,,2026-02-03,21\n`;
    const { results } = await json('claim --one-claim --locality CA-05', csv);
    const [{ lines: theirs, ...rest }] = results as [{ lines: { line: number }[] }];
    const ours = rvu.claim(lines, { locality: 'CA-05' });
    expect(ours).toEqual({ ...rest, lines: theirs.map((line) => ({ ...line, line: line.line - 1 })) });
    expect(ours.totals.refused).toBe(1);
  });

  it('lookup, rank and history', async () => {
    expect(rvu.lookup('90853', { faq: true })).toEqual(await resultOf('lookup 90853 --faq'));
    expect(rvu.rank('27447', { by: 'work-per-hour', within: 'family' })).toEqual(
      await resultOf('rank 27447 --by work-per-hour --within family'),
    );
    expect(rvu.history('99201', { locality: 'CA-05' })).toEqual(
      await resultOf('history 99201 --locality CA-05'),
    );
  });

  it('search and find', async () => {
    const theirs = await json('search TKA');
    expect(await rvu.search('TKA')).toEqual(theirs);
    expect(await rvu.find('TKA')).toEqual(theirs.results);
  });

  it('priceStream: rvu pay --ndjson', async () => {
    const csv = 'code,zip,volume\n99213,94110,3\n99999,94110,1\n,,\n70553-26,,2\n';
    const { stdout } = await command('pay --ndjson --setting facility', csv);
    const rows = [];
    for await (const row of rvu.priceStream(Readable.from([csv]), { setting: 'facility' })) rows.push(row);
    expect(rows).toEqual(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    );
  });

  it('priceStream with claims: rvu claim --ndjson', async () => {
    const csv = 'code,claim\n45385,A\n45380,A\n99213,B\n';
    const { stdout } = await command('claim --ndjson', csv);
    const lines = stdout
      .trim()
      .split('\n')
      .flatMap((line) => JSON.parse(line).lines);
    const allowed = [];
    for await (const { result } of rvu.priceStream([csv], { claims: true })) allowed.push(result?.allowed);
    expect(allowed).toEqual(lines.map((line) => line.allowed));
  });
});

describe('what is not answered', () => {
  it('is a value with a code', () => {
    const price = rvu.price({ code: '99999' });
    expect(price).toMatchObject({ ok: false, code: 'E_CODE_UNKNOWN' });
    expect(rvu.price({ code: '99213', locality: 'nowhere' })).toMatchObject({
      ok: false,
      code: 'E_LOCALITY_UNKNOWN',
    });
    // A request has no columns, and a value may be anything.
    expect(rvu.price({ code: '99213', date: 'soon' })).toMatchObject({
      ok: false,
      code: 'E_DATE_INVALID',
      message: 'The date given is not a date.',
    });
    expect(rvu.lookup('99999')).toMatchObject({ ok: false, code: 'E_CODE_UNKNOWN' });
    expect(rvu.history('00000')).toMatchObject({ ok: false });
  });

  it('is an error with a code if the request is wrong', () => {
    const wrong = (call: () => unknown): UsageError => {
      try {
        call();
      } catch (error) {
        if (error instanceof UsageError) return error;
      }
      throw new Error('no UsageError');
    };
    expect(wrong(() => rvu.price({ code: '99213', localty: 'CA-05' } as never)).hint).toBe(
      'Did you mean locality?',
    );
    expect(wrong(() => rvu.price({ code: '99213', units: '2' } as never)).code).toBe('E_OPTION_VALUE');
    expect(wrong(() => rvu.price({ code: '99213', setting: 'office' } as never)).code).toBe('E_OPTION_VALUE');
    expect(wrong(() => rvu.price({ code: '99213', zip: '' })).code).toBe('E_OPTION_VALUE');
    expect(wrong(() => rvu.price({ code: '99213', deductible_met: 1.005 })).code).toBe('E_OPTION_VALUE');
    expect(wrong(() => rvu.lookup('99213', { release: 'RVU19A' })).code).toBe('E_RELEASE_UNKNOWN');
    expect(wrong(() => openRvu({ release: 'RVU19A' })).code).toBe('E_RELEASE_UNKNOWN');
    expect(wrong(() => rvu.lookup('99213-99215')).code).toBe('E_USAGE');
    expect(wrong(() => rvu.price({} as never)).code).toBe('E_USAGE');
    expect(wrong(() => rvu.price({ code: '99213', constructor: 1 } as never)).code).toBe('E_USAGE');
    expect(wrong(() => rvu.claim({ code: '99213' } as never)).code).toBe('E_USAGE');
    expect(wrong(() => rvu.lookup(99213 as never)).code).toBe('E_OPTION_VALUE');
    expect(wrong(() => openRvu({ setting: 'facility', pos: '11' })).code).toBe('E_USAGE');
  });

  it.each([{ units: 2.5 }, { units: -1 }, { units: 40_000 }, { minutes: 30.5 }, { care_days: -1 }])(
    'is an error where %o applies to all rows of a stream',
    async (request) => {
      const rows = rvu.priceStream(['code\n99213\n'], request);
      await expect(rows.next()).rejects.toMatchObject({ code: 'E_OPTION_VALUE' });
    },
  );

  it.each([0, -1, 2.5])('is an error if a search is limited to %d', async (limit) => {
    await expect(rvu.search('knee', { limit })).rejects.toMatchObject({ code: 'E_OPTION_VALUE' });
  });
});

describe('what is said for all requests', () => {
  const here = openRvu({ locality: 'CA-05', setting: 'facility', release: 'RVU25D' });

  it('holds where a request does not say otherwise', () => {
    const price = here.price({ code: '99213' });
    expect(price).toMatchObject({ release: 'RVU25D', setting: 'facility', locality: { state: 'CA' } });
    expect(here.price({ code: '99213', zip: '10001', pos: '11' })).toMatchObject({
      setting: 'nonfacility',
      locality: { state: 'NY' },
    });
    expect(here.price({ code: '99213', locality: 'national' })).toMatchObject({ locality: null });
    expect(here.price({ code: '99213', date: '2026-02-03' })).toMatchObject({ release: 'RVU26A' });
  });

  it('holds for history, rank and search, too', async () => {
    const asked = { locality: 'CA-05', setting: 'facility' } as const;
    expect(here.history('99213')).toEqual(rvu.history('99213', asked));
    expect(here.history('99213', { locality: 'national', setting: 'nonfacility' })).toEqual(
      rvu.history('99213'),
    );
    const byPlace = openRvu({ pos: '22' });
    expect(byPlace.history('99213')).toEqual(rvu.history('99213', { setting: 'facility' }));
    expect(byPlace.rank('99213', { by: 'total' })).toEqual(
      rvu.rank('99213', { by: 'total', setting: 'facility' }),
    );
    const { release, results } = await here.search('TKA');
    expect([release, results[0]?.code, results[0]?.work]).toEqual(['RVU25D', '27447', 19.6]);
  });
});
