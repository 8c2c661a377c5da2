import { describe, expect, it } from 'vitest';
import { cli } from '../harness.js';

/** The JSON contract: programs rely on these names and decimals, so neither may change by accident. */
interface Envelope {
  readonly schema: string;
  readonly release: string | null;
  readonly results: readonly Record<string, never>[];
  readonly errors: readonly Record<string, unknown>[];
}

async function json(...args: readonly string[]): Promise<Envelope & { text: string; code: number }> {
  const { stdout, code } = await cli([...args, '--json']);
  return { ...(JSON.parse(stdout) as Envelope), text: stdout, code };
}

/** Every key of an object, nested ones as "rvu.work"; the elements of a list count as one. */
function paths(value: unknown, prefix = ''): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((each) => paths(each, prefix)))];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => [prefix + key, ...paths(inner, `${prefix}${key}.`)]);
}

const sorted = (names: readonly string[]): string[] => [...names].sort();
const named = (prefix: string, names: string): string[] => [
  prefix,
  ...names.split(' ').map((name) => `${prefix}.${name}`),
];

const RVU_PARTS = 'work nonfacility_pe facility_pe malpractice nonfacility_total facility_total';
const RANK = [
  ...'code modifier metric value section subsection percentile percentile_rounded median'.split(' '),
  ...'ratio_to_median side_of_median max max_code'.split(' '),
  ...named('population', 'rule n'),
];
const DECODED =
  'pc_tc multiple_procedure bilateral assistant_surgeon co_surgeon team_surgery supervision imaging_family'.split(
    ' ',
  );
const GUIDANCE = 'guidance shared pitfalls links'.split(' ');
const LOOKUP = [
  ...'code modifier section subsection not_priced paid_elsewhere'.split(' '),
  ...'name synonyms description plain_language clinical_context specialties'.split(' '),
  ...named('guidance', 'section subsection'),
  ...GUIDANCE.flatMap((name) => [`guidance.section.${name}`, `guidance.subsection.${name}`]),
  ...named('related', 'relation title code name'),
  ...named('status', 'code meaning payable'),
  ...named('rvu', RVU_PARTS),
  ...named('payment', 'nonfacility facility'),
  'indicators',
  ...DECODED.flatMap((name) => named(`indicators.${name}`, 'value meaning')),
  ...named('indicators.global_days', 'value meaning pre_op intra_op post_op'),
  ...'endoscopic_base nonfacility_na facility_na not_used_for_medicare'
    .split(' ')
    .map((name) => `indicators.${name}`),
  ...named('indicators.opps_cap', 'nonfacility_pe facility_pe malpractice'),
  ...['related_rows', 'related_rows.modifier', 'related_rows.status'],
  ...named('related_rows.rvu', RVU_PARTS),
  'rank',
  ...RANK.map((name) => `rank.${name}`),
  ...named('history', 'first last from through status work nonfacility facility'),
  ...named('work_time', 'year pre intra post visits total work work_per_hour percentile n source'),
  ...named('rbcs', 'year category subcategory family'),
  ...named('most_billed_by', 'year specialties'),
  ...['most_billed_by.specialties.specialty', 'most_billed_by.specialties.services'],
];
const PAY = [
  ...'code modifier modifiers setting release date conversion_factor qp units fee opps_cap allowed'.split(
    ' ',
  ),
  'work_credited',
  // Null or empty if the fee alone is the answer
  ...'rules anesthesia payment'.split(' '),
  ...named('locality', 'key mac number state name'),
  ...named('gpci', 'work pe mp'),
  ...named('rvu', 'work pe mp total'),
  ...named('notices', 'code message'),
  ...named('trace', 'name formula source value'),
];
const ANESTHESIA = 'base_units base_units_list minutes time_units factor'.split(' ');
const PAYMENT = [
  ...'deductible coinsurance medicare_share sequestration medicare_pays patient_pays received'.split(' '),
  'limiting_charge',
];
const CLAIM = ['claim', 'lines', 'totals'];
const CLAIM_LINE = 'line provider charge'.split(' ');
const TOTALS =
  'lines refused allowed deductible coinsurance sequestration medicare_pays patient_pays received work_credited'.split(
    ' ',
  );
const SEARCH = 'code name score modifier status work payment setting'.split(' ');
const BROWSE =
  'kind name first last codes priced work_median work_least work_most code modifier status work payment setting'.split(
    ' ',
  );
const ERROR = ['code', 'message', 'hint', 'service', 'setting', 'reference_amount'];

describe('field names', () => {
  it.each([
    ['rvu.lookup/1', ['lookup', '70553'], LOOKUP],
    ['rvu.pay/1', ['pay', '70496', '--locality', 'CA-05', '--explain'], PAY],
    ['rvu.rank/1', ['rank', '90853'], RANK],
    ['rvu.search/1', ['search', 'TKA'], SEARCH],
    ['rvu.browse/1', ['browse', 'biofeedback'], BROWSE],
  ] as const)('of %s are the documented ones', async (schema, args, names) => {
    const answer = await json(...args);
    expect(Object.keys(answer).slice(0, 4)).toEqual(['schema', 'release', 'results', 'errors']);
    expect([answer.schema, answer.release]).toEqual([schema, 'RVU26A']);
    expect(sorted(paths(answer.results))).toEqual(sorted(names));
  });

  it('of rvu.claim/1 are those of pay plus the line number and totals', async () => {
    const { schema, results } = await json('claim', '70496', '99999', '--locality', 'CA-05', '--explain');
    const [claim] = results as unknown as [Record<string, Record<string, unknown>[]>];
    expect([schema, Object.keys(claim)]).toEqual(['rvu.claim/1', CLAIM]);
    const fields = new Set(PAY.map((name) => name.split('.')[0] ?? ''));
    expect(sorted(Object.keys(claim.lines?.[0] ?? {}))).toEqual(sorted([...CLAIM_LINE, ...fields]));
    expect(Object.keys(claim.lines?.[1] ?? {})).toEqual(['line', 'error']);
    expect(Object.keys(claim.lines?.[1]?.error ?? {})).toEqual(ERROR);
    expect(Object.keys(claim.totals ?? {})).toEqual(TOTALS);
  });

  it('have the trace only where it is asked for', async () => {
    const csv = 'code,claim\n70496,1\n';
    for (const args of [['pay', '70496'], ['claim', '70496'], ['pay'], ['claim']]) {
      const stdin = args.length === 1 ? csv : undefined;
      for (const format of ['--json', '--ndjson']) {
        const { stdout } = await cli([...args, format], { stdin });
        expect(stdout).toContain('"conversion_factor"');
        expect(stdout).not.toContain('"trace"');
        expect((await cli([...args, format, '--explain'], { stdin })).stdout).toContain('"trace"');
      }
    }
  });

  it('of anesthesia and of who pays what are the documented ones', async () => {
    const { results } = await json(
      'pay',
      '00100-AA',
      '--minutes',
      '60',
      '--setting',
      'facility',
      '--waterfall',
    );
    const [{ anesthesia, payment, rules } = {}] = results;
    expect(Object.keys(anesthesia ?? {})).toEqual(ANESTHESIA);
    expect(Object.keys(payment ?? {})).toEqual(PAYMENT);
    expect(rules).toHaveLength(1);
  });

  it('of who pays elsewhere and of questions are the documented ones', async () => {
    const { results } = await json('lookup', 'J1745', '90853', '--faq');
    const [drug, therapy] = results;
    expect(Object.keys(drug?.paid_elsewhere ?? {})).toEqual(['what', 'paid_by', 'where', 'note']);
    expect(Object.keys(therapy?.faq?.[0] ?? {})).toEqual(['question', 'answer']);
    expect(therapy?.paid_elsewhere).toBeNull();
    // If no text has been written, none is made up.
    expect(drug).toMatchObject({ description: null, plain_language: null, specialties: null });
  });

  it('of not_priced and of errors are the documented ones', async () => {
    const lookup = await json('lookup', '00100', '90583');
    expect(Object.keys(lookup.results[0]?.not_priced ?? {})).toEqual(['code', 'message']);
    expect(Object.keys(lookup.errors[0] ?? {})).toEqual(ERROR);
    expect(lookup.code).toBe(1);
    const pay = await json('pay', '97110', '--setting', 'facility');
    expect(pay.errors[0]).toMatchObject({
      code: 'E_NA_FACILITY',
      service: '97110',
      setting: 'facility',
      reference_amount: 29.06,
    });
  });

  it('are all in rvu help json', async () => {
    const { stdout: help } = await cli(['help', 'json']);
    const words = new Set(help.match(/[a-z_]+/g));
    const claim = [...CLAIM, ...CLAIM_LINE, ...TOTALS, ...ANESTHESIA, ...PAYMENT];
    const names = [...LOOKUP, ...PAY, ...claim, ...RANK, ...SEARCH, ...BROWSE, ...ERROR].map(
      (path) => path.split('.').at(-1) ?? '',
    );
    expect(names.filter((name) => !words.has(name))).toEqual([]);
    for (const schema of [
      'rvu.lookup/1',
      'rvu.pay/1',
      'rvu.claim/1',
      'rvu.rank/1',
      'rvu.search/1',
      'rvu.browse/1',
      'rvu.error/1',
    ])
      expect(help).toContain(schema);
  });
});

describe('values of 90853', () => {
  it('as looked up', async () => {
    const { results, text } = await json('lookup', '90853');
    expect(results[0]).toMatchObject({
      code: '90853',
      modifier: '',
      section: 'Medicine',
      status: { code: 'A', payable: true },
      rvu: {
        work: 0.67,
        nonfacility_pe: 0.23,
        facility_pe: 0.05,
        malpractice: 0.01,
        nonfacility_total: 0.91,
        facility_total: 0.73,
      },
      payment: { nonfacility: 30.39, facility: 24.38 },
      rank: {
        percentile: 42.89,
        percentile_rounded: 43,
        median: 0.78,
        ratio_to_median: 1.2,
        max: 23.92,
        population: { n: 956 },
      },
    });
    expect(text).not.toContain('"trace"');
  });

  it('as priced, nationally and in San Francisco', async () => {
    const national = await json('pay', '90853');
    expect(national.results).toMatchObject([
      {
        setting: 'nonfacility',
        locality: null,
        allowed: 30.39,
        fee: 30.39,
        opps_cap: null,
        units: 1,
        qp: false,
        notices: [],
      },
      { setting: 'facility', locality: null, allowed: 24.38 },
    ]);
    const there = await json('pay', '90853', '--locality', 'CA-05');
    expect(there.results[0]).toMatchObject({
      allowed: 35.48,
      locality: { key: '0111205', mac: '01112', number: '05', state: 'CA' },
      gpci: { work: 1.095, pe: 1.41, mp: 0.425 },
    });
  });

  it('as ranked', async () => {
    const { results } = await json('rank', '90853');
    expect(results[0]).toMatchObject({
      metric: 'work',
      value: 0.67,
      percentile: 42.89,
      percentile_rounded: 43,
      median: 0.78,
      ratio_to_median: 1.2,
      side_of_median: 'below',
      max: 23.92,
      max_code: '90951',
      population: { n: 956 },
    });
  });
});

describe("CMS's own decimals", () => {
  it.each([
    [
      ['pay', '90853'],
      ['"work": 1.000', '"pe": 1.000', '"mp": 1.000', '"conversion_factor": 33.4009', '"total": 0.91'],
    ],
    [
      ['pay', '90853', '--locality', 'CA-05', '--cf', '32.35'],
      ['"pe": 1.410', '"conversion_factor": 32.3500'],
    ],
    [
      ['pay', '27447', '--pos', '21'],
      ['"allowed": 1159.35', '"pe": 11.58'],
    ],
    [
      ['pay', '45378', '--pos', '11'],
      ['"fee": 378.10', '"allowed": 378.10'],
    ],
    [
      ['lookup', '70553'],
      ['"nonfacility_pe": 7.10', '"pre_op": 0.00', '"work": 0.00', '"nonfacility": 316.97'],
    ],
    [
      ['rank', '45378'],
      ['"median": 7.95', '"ratio_to_median": 2.5'],
    ],
    [
      ['rank', '90853', '--by', 'payment', '--setting', 'facility'],
      ['"value": 24.38', '"max": 1205.10'],
    ],
  ] as const)('appear in the text of %j', async (args, texts) => {
    const { text } = await json(...args);
    for (const each of texts) expect(text).toContain(each);
  });

  it('are numbers with the decimals of their figures', async () => {
    const { text } = await json('pay', '70496', '--locality', 'CA-05');
    for (const [, name, value] of text.matchAll(
      /"(fee|opps_cap|allowed|work|total|conversion_factor)": ("?[^,\n]+)/g,
    )) {
      expect(value, name).toMatch(/^\d+\.\d{2,4}$/);
    }
  });
});

describe('notices', () => {
  it.each([
    [['pay', '70496', '--pos', '11'], 'N_OPPS_CAP'],
    [['pay', '90853', '--pos', '18'], 'N_POS'],
    [['pay', '27447', '--pos', '11'], 'N_NA_NONFACILITY'],
  ] as const)('of %j hold %s', async (args, code) => {
    const { results } = await json(...args);
    expect(results[0]?.notices).toMatchObject([{ code, message: expect.stringMatching(/\.$/) }]);
  });
});

describe('the source of a figure', () => {
  const source = async (name: string, ...args: readonly string[]): Promise<string> => {
    const { results } = await json('pay', '90853', '--pos', '11', '--explain', ...args);
    const trace = results[0]?.trace as unknown as { name: string; source: string }[];
    return trace.find((step) => step.name === name)?.source ?? '';
  };

  it("is CMS's file and column", async () => {
    expect(await source('work', '--locality', 'CA-05')).toMatch(
      /PPRRVU2026_Jan_nonQPP\.csv WORK RVU.*GPCI2026\.csv/,
    );
    expect(await source('conversion factor')).toMatch(/PPRRVU2026_Jan_nonQPP\.csv CONV FACTOR/);
    expect(await source('conversion factor', '--qp')).toMatch(/_QPP\.csv CONV FACTOR/);
  });

  it("is not a CMS file for the user's own conversion factor", async () => {
    expect(await source('conversion factor', '--cf', '32.35')).not.toContain('PPRRVU');
  });
});

describe('--ndjson', () => {
  it.each(['lookup', 'pay', 'rank'])(
    'of rvu %s is one object per line, each as in --json',
    async (command) => {
      const args = [command, '90853', '27447', '90583'];
      const whole = await json(...args);
      const { stdout, stderr, code } = await cli([...args, '--ndjson']);
      const lines = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(lines).toEqual([...whole.results, ...whole.errors.map((error) => ({ error }))]);
      expect([stderr, code]).toEqual(['', 1]);
    },
  );
});

describe('a batch', () => {
  const input = 'id,code,note\n1,90853,é\n2,99999,x\n3,90853\n4,27447,"a ""b"""\n';

  it.each([
    ['lookup', 'rvu.lookup/1'],
    ['pay', 'rvu.pay/1'],
    ['rank', 'rvu.rank/1'],
  ])('of rvu %s is one object, its results and errors by line number', async (command, schema) => {
    const { stdout, code } = await cli([command, '--json'], { stdin: input });
    const answer = JSON.parse(stdout) as Envelope;
    expect([answer.schema, answer.release, code]).toEqual([schema, 'RVU26A', 1]);
    expect(answer.results.map(({ line, code: each }) => [line, each])).toEqual([
      [2, '90853'],
      [5, '27447'],
    ]);
    expect(answer.errors.map(({ line, code: each }) => [line, each])).toEqual([
      [3, 'E_CODE_UNKNOWN'],
      [4, 'E_ROW_MALFORMED'],
    ]);
  });

  it('with --ndjson keeps the order and the input of each record', async () => {
    const { stdout } = await cli(['pay', '--ndjson'], { stdin: input });
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ line, input: cells }) => [line, cells])).toEqual([
      [2, { id: '1', code: '90853', note: 'é' }],
      [3, { id: '2', code: '99999', note: 'x' }],
      [4, { text: '3,90853' }],
      [5, { id: '4', code: '27447', note: 'a "b"' }],
    ]);
    expect(lines.map(({ result, error }) => result?.allowed ?? error.code)).toEqual([
      30.39,
      'E_CODE_UNKNOWN',
      'E_ROW_MALFORMED',
      1159.35,
    ]);
  });

  it('is still JSON if no row is priced or no row is refused', async () => {
    for (const stdin of ['code\n', 'code\n99999\n', 'code\n90853\n']) {
      const { stdout } = await cli(['pay', '--json'], { stdin });
      expect(() => JSON.parse(stdout)).not.toThrow();
    }
  });

  it('keeps letters of other scripts in messages', async () => {
    const { stdout } = await cli(['pay', '90853', '--locality', 'São Paulo', '--json']);
    expect(stdout).toContain('São Paulo');
    expect(() => JSON.parse(stdout)).not.toThrow();
  });

  it('never mistakes user text for its number marker', async () => {
    const { stdout } = await cli(['pay', '--ndjson'], { stdin: 'code,note\n90853,\u000107\u0001\n' });
    expect(JSON.parse(stdout).input.note).toBe('\u000107\u0001');
  });
});

describe('a command that cannot run', () => {
  it.each([
    ['a bad value', ['pay', '90853', '--units', '0'], 'E_OPTION_VALUE'],
    ['an ambiguous locality', ['pay', '90853', '--locality', '05', '--strict'], 'E_LOCALITY_AMBIGUOUS'],
    ['an unknown option', ['pay', '90853', '--nosuch'], 'E_USAGE'],
    ['an unknown command', ['pya', '90853'], 'E_USAGE'],
  ])('is JSON too: %s', async (_, args, code) => {
    const answer = await json(...args);
    expect(answer).toMatchObject({
      schema: 'rvu.error/1',
      release: null,
      results: [],
      errors: [{ code }],
      code: 2,
    });
  });
});
