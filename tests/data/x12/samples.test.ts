import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { X12Error, type X12Line } from '../../../src/data/x12/index.js';
import { read } from './samples/build.js';

const sample = (name: string): string => readFileSync(join(import.meta.dirname, 'samples', name), 'utf8');
const office = sample('office.837');
const anesthesia = sample('anesthesia-other-delimiters.837');

describe('a file of office claims', () => {
  it('returns each line with the provider, place and date that apply to it', async () => {
    const common = { minutes: '', state: '', careDays: '', isVoid: false, notices: [], problem: null };
    expect(await read(office)).toEqual([
      {
        ...common,
        claim: 1,
        segment: 29,
        date: '2026-01-05',
        provider: '3333333333',
        code: '99214',
        modifiers: '25',
        units: '1',
        charge: '200.50',
        pos: '11',
        zip: '94110-1234',
      },
      {
        ...common,
        claim: 1,
        segment: 33,
        date: '2026-01-05',
        provider: '4444444444',
        code: '20610',
        modifiers: 'RT 59',
        units: '1',
        charge: '150',
        pos: '22',
        zip: '95110',
        notices: [
          {
            code: 'N_DATE',
            message: 'The line covers several days; the first of them decides which release and rules apply.',
          },
        ],
      },
      {
        ...common,
        claim: 2,
        segment: 45,
        date: '2026-01-07',
        provider: '1111111111',
        code: '93010',
        modifiers: '',
        units: '1.0',
        charge: '80',
        pos: '22',
        zip: '95110-0003',
      },
    ]);
  });
});

describe('a file with other delimiters, groups, transactions and minutes', () => {
  it("counts claims across the file and forgets a transaction's providers when it ends", async () => {
    const lines = await read(anesthesia);
    expect(
      lines.map(({ claim, segment, code, date, provider, zip }) => [
        claim,
        segment,
        code,
        date,
        provider,
        zip,
      ]),
    ).toEqual([
      [1, 12, '00810', '2026-01-08', '1111111111', '80203-0001'],
      [2, 22, 'J1885', '', '', ''],
      [3, 34, '36620', '2026-01-09', '1111111111', ''],
    ]);
    expect(lines.map(({ units, minutes }) => [units, minutes])).toEqual([
      ['1', '47'],
      ['2.5', ''],
      ['1', ''],
    ]);
    expect(lines.map(({ problem }) => problem)).toEqual([null, null, null]);
  });

  it('needs no line break after its last segment if line breaks end segments', async () => {
    expect(await read(anesthesia.trimEnd())).toEqual(await read(anesthesia));
  });
});

describe('the same claims written differently', () => {
  it.each([
    ['without line breaks', office.replaceAll('\n', '')],
    ['with CRLF', office.replaceAll('\n', '\r\n')],
    ['with a byte order mark and blank lines before', `\uFEFF\n\n${office}`],
    ['with line breaks for terminators', office.replaceAll('~', '')],
    ['with CRLF for terminators', office.replaceAll('~\n', '\r\n')],
    ['with tabs for element separators', office.replaceAll('*', '\t')],
    ['with a name that is not UTF-8', Buffer.from(office.replace('DOE', 'D\u00D6E'), 'latin1')],
  ])('%s', async (_, text) => {
    expect(await read(text)).toEqual(await read(office));
  });

  it('one file after another, each with its own delimiters', async () => {
    const [first, second] = [await read(office), await read(anesthesia)];
    const shifted = second.map((line) => ({ ...line, claim: line.claim + 2, segment: line.segment + 49 }));
    const said = ({ notices }: X12Line): X12Line['notices'] =>
      notices.map(({ code, message }) => ({
        code,
        message: message.replace(/(?<=^Segment )\d+/, (segment) => String(Number(segment) + 49)),
      }));
    expect(await read(office + anesthesia)).toEqual([
      ...first,
      ...shifted.map((line) => ({ ...line, notices: said(line) })),
    ]);
  });
});

describe('chunks', () => {
  const both = `\uFEFF${office}\n${anesthesia}`;

  it('of any sizes give the same lines', async () => {
    const expected = await read(both);
    const sizes = fc.array(fc.oneof(fc.nat({ max: 5 }), fc.nat({ max: 300 })), { maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(sizes, async (some) => {
        expect(await read(both, some)).toEqual(expected);
      }),
    );
  });

  it('of one byte each too', async () => {
    const bytes = Array.from(Buffer.from(both), () => 1);
    expect(await read(both, bytes)).toEqual(await read(both));
  });
});

describe('a file cut off anywhere', () => {
  it.each([
    ['with ~ for terminators', office.trimEnd().length, office],
    // After the count in the IEA there is nothing left to lose.
    ['with line breaks for terminators', anesthesia.indexOf('IEA|2'), anesthesia],
  ])('%s throws, after returning only complete lines', async (_, end, text) => {
    const all = await read(text);
    for (let length = 0; length < end; length++) {
      const lines: X12Line[] = [];
      const reading = read(text.slice(0, length), [], lines);
      await expect(reading, `after ${length} bytes`).rejects.toThrow(X12Error);
      expect(lines).toEqual(all.slice(0, lines.length));
    }
  });
});
