import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cli } from '../harness.js';
import { ADDED, batch, readTable } from './support.js';

/** A claim line's own cells; a blank one leaves the choice to the option, if there is one. */
interface Claim {
  readonly code: string;
  readonly modifier: string;
  readonly units: string;
  readonly pos: string;
  readonly locality: string;
}
const ROLES = ['code', 'modifier', 'units', 'pos', 'locality'] as const;

const CODES = [
  '90853',
  '99213',
  '70496',
  '97110',
  '27447',
  '00100',
  '12345',
  'g0101',
  ' 90853 ',
  '70553-26',
  '9085',
  'D0120',
  '45378',
  '86153',
  '70553',
  '36591',
  '22526',
];
const claims: fc.Arbitrary<Claim> = fc.record({
  code: fc.constantFrom(...CODES),
  modifier: fc.constantFrom('', '', '', '26', 'TC', 'tc', '53', '25', '26 59'),
  units: fc.constantFrom('', '1', '3', '2.0', '9999', '0', '1.5', 'x'),
  pos: fc.constantFrom('', '11', '22', '2', '18', '05', '77'),
  locality: fc.constantFrom('', 'CA-05', '0421205', '111205', 'manhattan', '05', 'nowhere', 'AK'),
});

/** Text of the user's own columns: anything a cell may contain, including quotes and line breaks. */
const texts = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('', 'x', 'Smith, J.', 'a;b', '5" tall', '"quoted"', '007', ' pad ', 'é 名'),
  },
  {
    weight: 1,
    arbitrary: fc.string({
      unit: fc.constantFrom('a', '1', '"', ',', ';', '\t', '\n', ' ', 'é'),
      maxLength: 8,
    }),
  },
);

interface Shape {
  readonly delimiter: string;
  readonly newline: string;
  readonly mark: string;
  readonly ended: boolean;
  readonly quoteAll: boolean;
}
const shapes: fc.Arbitrary<Shape> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t'),
  newline: fc.constantFrom('\n', '\r\n'),
  mark: fc.constantFrom('', '\uFEFF'),
  ended: fc.boolean(),
  quoteAll: fc.boolean(),
});

interface Generated {
  readonly input: Buffer;
  readonly delimiter: string;
  readonly head: readonly string[];
  readonly records: readonly (readonly string[])[];
  readonly claims: readonly Claim[];
}

/** A whole table: the roles' columns and the user's own in any order, written in any shape. */
const tables: fc.Arbitrary<Generated> = fc
  .record({
    shape: shapes,
    order: fc.shuffledSubarray([...ROLES, 'note', 'id'], { minLength: 7, maxLength: 7 }),
    rows: fc.array(fc.record({ claim: claims, note: texts }), { minLength: 1, maxLength: 6 }),
  })
  .map(({ shape, order, rows }) => {
    const cell = (text: string): string =>
      shape.quoteAll || /[",;\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    const records = rows.map(({ claim, note }, i) =>
      order.map((name) => (name === 'note' ? note : name === 'id' ? `#${i}` : claim[name as keyof Claim])),
    );
    const lines = [order, ...records].map((record) => record.map(cell).join(shape.delimiter));
    const text = shape.mark + lines.join(shape.newline) + (shape.ended ? shape.newline : '');
    const claimsInOrder = rows.map(({ claim }) => claim);
    return {
      input: Buffer.from(text),
      delimiter: shape.delimiter,
      head: order,
      records,
      claims: claimsInOrder,
    };
  });

const chunkSizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 });
const bytesOf = (texts: readonly string[]): string[] =>
  texts.map((text) => Buffer.from(text).toString('latin1'));

/** What one claim line gets at the prompt: its figures, or the code of its refusal. */
async function atPrompt({
  code,
  modifier,
  units,
  pos,
  locality,
}: Claim): Promise<readonly string[] | string> {
  const option = (name: string, value: string): string[] => (value === '' ? [] : [`--${name}=${value}`]);
  const { stdout, stderr } = await cli([
    'pay',
    [code.trim(), modifier].filter((part) => part !== '').join('-'),
    ...option('units', units),
    ...(pos === '' ? ['--setting', 'nonfacility'] : option('pos', pos)),
    ...option('locality', locality),
    '--strict',
    '--csv',
  ]);
  const usage = /^rvu: (E_\w+)/.exec(stderr)?.[1];
  if (stdout === '') return usage ?? 'nothing';
  const { head, rows } = readTable(Buffer.from(stdout));
  const cell = (name: string): string => rows[0]?.[head.indexOf(name)] ?? '';
  if (cell('rvu_error') !== '') return /^E_\w+/.exec(cell('rvu_error'))?.[0] ?? '';
  const names = [
    'rvu_work',
    'rvu_pe',
    'rvu_mp',
    'rvu_total',
    'rvu_allowed',
    'rvu_work_credited',
    'rvu_setting',
    'rvu_locality',
    'rvu_release',
  ];
  return names.map(cell);
}

/** A bad option value has one common code at the prompt, but its own code in a row. */
const SAME_AS_OPTION: Readonly<Record<string, string>> = { E_UNITS_INVALID: 'E_OPTION_VALUE' };

/** Prompt answers by claim line, since the same few recur. */
const known = new Map<string, Promise<readonly string[] | string>>();
function promptAnswer(claim: Claim): Promise<readonly string[] | string> {
  const key = JSON.stringify(claim);
  const answer = known.get(key) ?? atPrompt(claim);
  known.set(key, answer);
  return answer;
}

/** How many columns `rvu pay` adds; the last two are notes and the error. */
const ADDED_COLUMNS = ADDED.pay.split(',').length;

it('keeps every column and record of any table, whatever its shape and however it is split', async () => {
  await fc.assert(
    fc.asyncProperty(tables, chunkSizes, async ({ input, delimiter, head, records }, sizes) => {
      const { table } = await batch(input, ['pay'], { delimiter, sizes });
      expect(table.head.slice(0, head.length)).toEqual(head);
      expect(table.head.slice(head.length)).toHaveLength(ADDED_COLUMNS);
      expect(table.rows.map((row) => row.slice(0, head.length))).toEqual(records.map(bytesOf));
      expect(table.rows.every((row) => row.length === head.length + ADDED_COLUMNS)).toBe(true);
    }),
    { numRuns: 120 },
  );
});

it('gives every row the answer that it gets by itself at the prompt', async () => {
  await fc.assert(
    fc.asyncProperty(tables, async ({ input, delimiter, claims }) => {
      const { table, errors } = await batch(input, ['pay'], { delimiter });
      const answers = table.rows.map((row) => row.slice(-ADDED_COLUMNS, -2));
      for (const [i, claim] of claims.entries()) {
        const alone = await promptAnswer(claim);
        const error = errors[i] ?? '';
        if (typeof alone !== 'string') expect([error, ...(answers[i] ?? [])]).toEqual(['', ...alone]);
        // Several things can be wrong with a row; the prompt checks its options first.
        else if (alone.startsWith('E_OPTION') || /^E_(LOCALITY|POS)/.test(alone)) expect(error).not.toBe('');
        else expect(SAME_AS_OPTION[error] ?? error).toBe(alone);
      }
    }),
    { numRuns: 60 },
  );
});

/** Lines that no program writes on purpose. */
const scraps = fc.constantFrom(
  'a,90853',
  'b,90853,x,y',
  '"',
  'c,90853,"',
  'd,"90853",x',
  '"e",90853,"x',
  'f,90853,5" tall',
  '',
  ' ',
  ',,',
  'g,,""',
  'h,90853,"x"y',
  '""',
  'i,90853,"1',
  '2",90853,x',
  '"j,""",90853,"x,y"',
  '\t',
  'k;90853;x',
  'l,90853,""x""',
);
const newlines = fc.constantFrom('\n', '\r\n');

it('answers the same however garbage is split into chunks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(scraps, { maxLength: 12 }),
      newlines,
      chunkSizes,
      async (lines, newline, sizes) => {
        const input = Buffer.from(['id,code,note', ...lines, 'z,99213,last'].join(newline));
        const whole = await batch(input);
        const parts = await batch(input, ['pay'], { sizes });
        expect(parts.stdout).toBe(whole.stdout);
        expect([parts.stderr, parts.code]).toEqual([whole.stderr, whole.code]);
      },
    ),
    { numRuns: 150 },
  );
});

it('never loses or shifts a good row after garbage', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(scraps, { maxLength: 12 }), newlines, async (lines, newline) => {
      const good = ['y,90853,plain', 'z,99213,last'];
      const input = ['id,code,note', ...lines, ...good].join(newline) + newline;
      const { table } = await batch(input);
      expect(table.rows.every((row) => row.length === 3 + ADDED_COLUMNS)).toBe(true);
      expect(table.rows.slice(-2).map((row) => [...row.slice(0, 3), row[7]])).toEqual([
        ['y', '90853', 'plain', '30.39'],
        ['z', '99213', 'last', '95.19'],
      ]);
    }),
    { numRuns: 150 },
  );
});

it('gives the same answers as CSV and as NDJSON', async () => {
  await fc.assert(
    fc.asyncProperty(tables, async ({ input, delimiter, records, head }) => {
      const { table, errors } = await batch(input, ['pay'], { delimiter });
      const { stdout } = await cli(['pay', '--ndjson'], { stdin: input });
      const objects = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(objects).toHaveLength(records.length);
      for (const [i, { input: cells, result, error }] of objects.entries()) {
        expect(Object.values(cells)).toHaveLength(head.length);
        expect(head.map((name) => cells[name])).toEqual(records[i]);
        expect(error?.code ?? '').toBe(errors[i]);
        const allowed = table.rows[i]?.at(-7) ?? '';
        expect(result ? result.allowed.toFixed(2) : '').toBe(allowed);
      }
    }),
    { numRuns: 40 },
  );
});
