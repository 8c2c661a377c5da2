import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { type PriceStreamOptions, priceStream } from '../../src/batch/price-stream.js';
import { UsageError } from '../../src/core/issue/errors.js';
import { formatScaled } from '../../src/core/number/decimal.js';
import { openSchedule } from '../../src/data/bundle/schedule.js';
import { cli } from '../cli/harness.js';

const schedule = openSchedule({ inMemory: true });

const VISITS = [
  'claim_id,date,code,modifier,units,pos,locality,charge,note',
  'A,2026-01-05,99213,25,1,11,CA-05,150,"first, quoted"',
  'A,2026-01-05,20610,,1,11,CA-05,,',
  'A,2026-01-05,20605,,1,11,CA-05,40.25,',
  'B,2026-01-05,7O553,,1,11,CA-05,,a letter for a digit',
  'B,2026-01-05,70553,26,1,21,CA-05,,Café',
  'too,few',
  'C,2026-01-05,99213,,1,11,CA-77,,no such place',
].join('\n');

async function outcomes(
  text: string,
  options: PriceStreamOptions = {},
  size = text.length,
): Promise<unknown[]> {
  const bytes = Buffer.from(text);
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
  const found: unknown[] = [];
  for await (const { line, outcome } of priceStream(schedule, chunks, options)) {
    found.push([line, outcome.ok ? formatScaled(outcome.allowed, 2) : outcome.code]);
  }
  return found;
}

/** The same for a command, from its CSV. */
async function ofCommand(command: string): Promise<unknown[]> {
  const { stdout } = await cli([command], { stdin: VISITS });
  const [names = [], ...rows] = parse(stdout, { relax_column_count: true }) as string[][];
  const cell = (row: string[], name: string): string => row[names.indexOf(name)] ?? '';
  return rows.map((row, i) => [i + 2, cell(row, 'rvu_allowed') || cell(row, 'rvu_error').split(':')[0]]);
}

describe('priceStream', () => {
  it('reads a service as nearly all are written as it reads one that a data frame has made a decimal', async () => {
    const codes = ['99213', '70553', '97110', '66984', 'G0101', '0001F', 'J3490', '00100', '99999', 'A1B2C'];
    const modifiers = ['', '26', 'TC', 'GP', '50', '00', '0', 'NA', '2', '26 59', 'XX'];
    const written = (end: string): string =>
      [
        'code,modifier',
        ...codes.flatMap((code) => modifiers.map((modifier) => `${code}${end},${modifier}`)),
      ].join('\n');
    expect(await outcomes(written(''))).toEqual(await outcomes(written('.0')));
  });

  it('gives each row the answer of rvu pay', async () => {
    const found = await outcomes(VISITS);
    expect(found).toHaveLength(7);
    expect(found).toEqual(await ofCommand('pay'));
  });

  it('prices the rows of a claim together, as rvu claim does', async () => {
    const found = await outcomes(VISITS, { claims: true });
    expect(found).toEqual(await ofCommand('claim'));
    expect(found).not.toEqual(await outcomes(VISITS));
  });

  it('is the same however the bytes are split', async () => {
    const whole = await outcomes(VISITS, { claims: true });
    for (const size of [1, 7, 100]) expect(await outcomes(VISITS, { claims: true }, size)).toEqual(whole);
  });

  it('passes on the cells of a row as text, and reads columns by the given names', async () => {
    const rows = [];
    const text = 'Leistung,ort\n90853,Zürich\n';
    for await (const row of priceStream(schedule, [Buffer.from(text)], { columns: { code: 'Leistung' } }))
      rows.push(row);
    expect(rows).toMatchObject([
      { line: 2, input: { Leistung: '90853', ort: 'Zürich' }, outcome: { ok: true } },
    ]);
  });

  it('throws for a column that does not exist', async () => {
    await expect(outcomes('code\n90853\n', { columns: { units: 'qty' } })).rejects.toThrow(UsageError);
  });
});
