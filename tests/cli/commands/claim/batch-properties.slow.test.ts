import fc from 'fast-check';
import { expect, it } from 'vitest';
import { batch, readTable } from '../../batch/support.js';
import { cli, cut } from '../../harness.js';

const UNPRICED = ['99999', '9085', '20930'];
/** Codes with every multiple procedure and bilateral indicator, priced and not, and texts that are not codes. */
const CODES = [
  '27447',
  '20610',
  '11300',
  '45385',
  '45380',
  '45378',
  '70553',
  '72148',
  '70120',
  '93000',
  '93306',
  '92250',
  '97110',
  '97140',
  '99213',
  '36591',
  '12001',
  '27158',
  '31528',
  '31530',
  '85060',
  '00100',
  '01968',
  '93005',
  '77750',
  ...UNPRICED,
];
const MODIFIERS =
  '22 26 50 51 52 53 54 55 56 59 62 66 73 76 78 80 82 AA AS CO CQ CT FX GP GY LT QX QZ RT TC XE ZZ';
const row = fc
  .record({
    code: fc.constantFrom(...CODES),
    modifiers: fc.subarray(MODIFIERS.split(' '), { maxLength: 2 }),
    units: fc.constantFrom('', '1', '1', '2', '3', '0'),
    pos: fc.constantFrom('11', '22', '21', '77'),
    charge: fc.constantFrom('', '', '20.5', '$1,000', 'x'),
    minutes: fc.constantFrom('', '47', '95', '1.5'),
    providerType: fc.constantFrom('', '', 'MD', 'NP', 'CRNA', 'PT', 'XYZ'),
    careDays: fc.constantFrom('', '30', '400'),
    date: fc.constantFrom('', '2026-01-05', '1/6/2026', '2025-01-05'),
    npi: fc.constantFrom('1', '2'),
    session: fc.constantFrom('', '1', '2'),
  })
  .map(({ modifiers, ...cells }) => ({ ...cells, modifiers: modifiers.join(' ') }));
const HEAD = ['code', 'modifiers', 'units', 'pos', 'charge', 'minutes', 'provider_type', 'care_days'];
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;
const cellsOf = (one: Row): string[] => [
  one.code,
  one.modifiers,
  one.units,
  one.pos,
  one.charge.includes(',') ? `"${one.charge}"` : one.charge,
  one.minutes,
  one.providerType,
  one.careDays,
];
/** Whether every cell can be read and no two modifiers conflict, so that at most one thing is wrong with the row. */
function isLegible(one?: Row): boolean {
  if (!one) return false;
  const { code, modifiers, units, pos, charge, minutes, providerType } = one;
  if (modifiers.length > 2 || (modifiers !== '' && UNPRICED.includes(code))) return false;
  return units !== '0' && pos !== '77' && charge !== 'x' && minutes !== '1.5' && providerType !== 'XYZ';
}
const options = fc.constantFrom<readonly string[]>(
  [],
  ['--locality', 'CA-05'],
  ['--nonpar', '--qp'],
  ['--unassigned', '--locality', 'NM-05'],
  ['--percent-22', '130', '--percent-52', '50', '--allow-na'],
  ['--modifier', 'GP', '--reading', 'preoperative=share'],
);

it('of one line gets the answer of rvu pay', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 30, maxLength: 60 }), options, async (rows, given) => {
      const lines = rows.map((one, i) => [`${i}`, ...cellsOf(one)].join());
      const input = `claim_id,${HEAD.join()}\n${lines.join('\n')}\n`;
      const [pay, claim] = [await batch(input, ['pay', ...given]), await batch(input, ['claim', ...given])];
      expect(claim.column('rvu_allowed')).toEqual(pay.column('rvu_allowed'));
      expect(claim.errors.map((error) => error === '')).toEqual(pay.errors.map((error) => error === ''));
      // If several things are wrong with a row, the two commands may name different ones first.
      const said = (texts: readonly string[]): string[] => texts.filter((_, i) => isLegible(rows[i]));
      expect(said(claim.column('rvu_error'))).toEqual(said(pay.column('rvu_error')));
    }),
    { numRuns: 40 },
  );
});

/** Claims of up to six rows in order, some of them malformed. */
const claims = fc.array(
  fc.array(fc.oneof({ weight: 9, arbitrary: row }, { weight: 1, arbitrary: fc.constant(null) }), {
    minLength: 1,
    maxLength: 6,
  }),
  { minLength: 1, maxLength: 8 },
);
function tableOf(all: readonly (readonly (Row | null)[])[]): string {
  const lines = all.flatMap((rows, claim) =>
    rows.map((one, i) =>
      one ? [`c${claim}`, ...cellsOf(one), one.date, one.npi, one.session].join() : `malformed,${i}`,
    ),
  );
  return `${['claim', ...HEAD, 'date', 'npi', 'session'].join()}\n${lines.join('\n')}\n`;
}
const sumOf = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + Math.round(Number(cell) * 100), 0);

interface JsonClaim {
  readonly claim: string;
  readonly lines: readonly {
    readonly line: number;
    readonly allowed?: number;
    readonly error?: { code: string };
  }[];
  readonly totals: Readonly<Record<string, number>>;
}

it('has the same amounts in CSV, JSON, NDJSON and its totals', async () => {
  await fc.assert(
    fc.asyncProperty(claims, options, async (all, given) => {
      const stdin = tableOf(all);
      const csv = await batch(stdin, ['claim', ...given]);
      const { stdout: ndjson } = await cli(['claim', '--ndjson', ...given], { stdin });
      const { stdout: json } = await cli(['claim', '--json', ...given], { stdin });
      const { bytes } = await cli(['claim', '--totals', ...given], { stdin });
      const objects = ndjson
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as JsonClaim);
      expect(JSON.parse(json).results).toEqual(objects);
      const lines = objects.flatMap((each) => each.lines);
      expect(lines.map(({ line }) => line)).toEqual(csv.table.rows.map((_, i) => i + 2));
      expect(lines.map(({ allowed }) => allowed?.toFixed(2) ?? '')).toEqual(csv.column('rvu_allowed'));
      expect(lines.map(({ error }) => error?.code ?? '')).toEqual(csv.errors);
      const totals = readTable(bytes);
      expect(totals.rows.map(([id]) => id)).toEqual(objects.map(({ claim }) => claim ?? ''));
      let at = 0;
      for (const [i, { lines: own, totals: sums }] of objects.entries()) {
        const [, count, refused, allowed, , , medicare, patient] = totals.rows[i] ?? [];
        const part = (name: string): number => sumOf(csv.column(name).slice(at, at + own.length));
        expect([count, refused].map(Number)).toEqual([own.length, own.filter(({ error }) => error).length]);
        expect([allowed, medicare, patient].map((cell) => Math.round(Number(cell) * 100))).toEqual(
          ['rvu_allowed', 'rvu_medicare_pays', 'rvu_patient_pays'].map(part),
        );
        expect([allowed, medicare, patient].map(Number)).toEqual([
          sums.allowed,
          sums.medicare_pays,
          sums.patient_pays,
        ]);
        at += own.length;
      }
    }),
    { numRuns: 60 },
  );
});

it('is the same however the input is split into chunks, quoted or not', async () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 });
  const newlines = fc.constantFrom('\n', '\r\n');
  await fc.assert(
    fc.asyncProperty(claims, sizes, newlines, async (all, cuts, newline) => {
      const input = tableOf(all).replaceAll('\n', newline);
      for (const format of [[], ['--totals'], ['--explain']]) {
        const whole = await cli(['claim', ...format], { stdin: input });
        const parts = await cli(['claim', ...format], { stdin: cut(Buffer.from(input), cuts) });
        expect(parts.stdout).toBe(whole.stdout);
        expect([parts.stderr, parts.code]).toEqual([whole.stderr, whole.code]);
      }
    }),
    { numRuns: 40 },
  );
});

it('keeps every row, its order and the cells of the user', async () => {
  await fc.assert(
    fc.asyncProperty(claims, async (all) => {
      const input = tableOf(all);
      const { stdout } = await cli(['claim'], { stdin: input });
      const before = input.trimEnd().split('\n');
      const after = stdout.trimEnd().split('\n');
      expect(after).toHaveLength(before.length);
      for (const [i, line] of before.entries()) expect(after[i]?.startsWith(line)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

const AMOUNT = String.raw`\$([\d,]+\.\d\d)`;
const SHARE = new RegExp(String.raw`(?:(\d+) × )?([\d.]+)% of ${AMOUNT} = ${AMOUNT}`, 'g');
const LESS = new RegExp(`${AMOUNT} − ${AMOUNT}[^=$]* = ${AMOUNT}`, 'g');
const MORE = new RegExp(String.raw`${AMOUNT} \+ ${AMOUNT} = ${AMOUNT}`, 'g');
const cents = (text = ''): number => Math.round(Number(text.replaceAll(',', '')) * 100);

/** Equations in a sentence that are wrong by more than a cent of rounding per unit. */
function untrue(sentence: string): string[] {
  const wrong: string[] = [];
  const check = (text: string, left: number, right: number, slack: number): void => {
    if (Math.abs(left - right) > slack) wrong.push(text);
  };
  for (const [text, times = '1', percent, of, is] of sentence.matchAll(SHARE)) {
    const count = Number(times);
    check(text, (count * cents(of) * Number(percent)) / 100, cents(is), count);
  }
  for (const [text, a, b, is] of sentence.matchAll(LESS)) check(text, cents(a) - cents(b), cents(is), 0);
  for (const [text, a, b, is] of sentence.matchAll(MORE)) check(text, cents(a) + cents(b), cents(is), 0);
  return wrong;
}

it('has only correct equations in its sentences', async () => {
  expect(untrue('2nd of 3: 50% of $508.03 = $254.02; $5.00 − $3.00 of the base = $2.00')).toEqual([]);
  expect(untrue('50% of $508.03 = $255.02')).toHaveLength(1);
  await fc.assert(
    fc.asyncProperty(claims, options, async (all, given) => {
      const { column } = await batch(tableOf(all), ['claim', ...given]);
      // The tests read bytes; a sentence is UTF-8.
      const sentences = column('rvu_rule').map((cell) => Buffer.from(cell, 'latin1').toString());
      expect(sentences.flatMap(untrue)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
