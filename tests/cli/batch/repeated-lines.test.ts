import { describe, expect, it } from 'vitest';
import { priceStream } from '../../../src/batch/price-stream.js';
import { openSchedule } from '../../../src/data/bundle/schedule.js';
import { batch } from './support.js';

/** Exports of payments and of versions, which have a service more than once. */

const HEADER = 'claim_id,line,date,code,modifier';
const NOTE = /^An earlier row has the same claim, line number, date and service/;

async function notedLines(rows: readonly string[], header = HEADER): Promise<number[]> {
  const { column } = await batch([header, ...rows].join('\n'), ['claim', '-', '--locality', 'CA-05']);
  return column('rvu_notes').flatMap((note, i) => (NOTE.test(note) ? [i + 1] : []));
}

describe('a row that repeats a line of its claim', () => {
  it.each<[string, readonly string[], readonly number[]]>([
    ['is noted', ['1,1,2026-01-05,99213,', '1,1,2026-01-05,99213,'], [2]],
    ['is noted as often as it comes', Array<string>(4).fill('1,1,2026-01-05,99213,'), [2, 3, 4]],
    [
      'is noted behind others, and with its number in another form',
      ['1,1,2026-01-05,99213,', '1,2,2026-01-05,20610,', '1, 1 ,1/5/2026,99213,'],
      [3],
    ],
    ['may not have another number', ['1,1,2026-01-05,99213,', '1,2,2026-01-05,99213,'], []],
    ['may not have another claim', ['1,1,2026-01-05,99213,', '2,1,2026-01-05,99213,'], []],
    ['may not have another date', ['1,1,2026-01-05,99213,', '1,1,2026-01-06,99213,'], []],
    ['may not have another service', ['1,1,2026-01-05,70553,26', '1,1,2026-01-05,70553,TC'], []],
    ['needs a number', ['1,,2026-01-05,99213,', '1,,2026-01-05,99213,'], []],
  ])('%s', async (_name, rows, expected) => {
    expect(await notedLines(rows)).toEqual(expected);
  });

  it('has the same numbers as the earlier row in every column of them', async () => {
    const rows = ['1,1,7,2026-01-05,99213,', '1,1,8,2026-01-05,99213,', '1,1,8,2026-01-05,99213,'];
    expect(await notedLines(rows, HEADER.replace('line', 'Line Number,Claim Line'))).toEqual([3]);
  });

  it('may have another place in the sequence of the file', async () => {
    const rows = ['1,1,7,2026-01-05,99213,', '1,1,8,2026-01-05,99213,'];
    expect(await notedLines(rows, HEADER.replace('line', 'Line Number,Seq'))).toEqual([2]);
  });

  it('is noted by the library, too', async () => {
    const notes: string[][] = [];
    const bytes = Buffer.from(`${HEADER}\n1,1,2026-01-05,99213,\n1,1,2026-01-05,99213,\n`);
    for await (const { notices } of priceStream(openSchedule({ inMemory: true }), [bytes], { claims: true }))
      notes.push(notices.map(({ code }) => code).filter((code) => code === 'N_LINE_REPEATED'));
    expect(notes).toEqual([[], ['N_LINE_REPEATED']]);
  });

  it('is not looked for in a column of service lines, which are departments', async () => {
    const rows = ['1,Cardiology,2026-01-05,99213,', '1,Cardiology,2026-01-05,99213,'];
    expect(await notedLines(rows, HEADER.replace('line', 'Service Line'))).toEqual([]);
  });
});

describe('rows without line numbers', () => {
  const said = /rows? repeats? the date and service of an earlier row of the claim/;

  it.each<[string, readonly string[], string | null]>([
    [
      'are counted if they are alike',
      ['1,2026-01-05,99213,', '1,2026-01-05,99213,', '1,2026-01-05,99213,'],
      '2 rows',
    ],
    ['may be of several claims', ['1,2026-01-05,99213,', '2,2026-01-05,99213,'], null],
    ['may be of several days', ['1,2026-01-05,99213,', '1,2026-01-06,99213,'], null],
    ['may be of two sides', ['1,2026-01-05,20610,LT', '1,2026-01-05,20610,RT'], null],
    ['may say that the service was repeated', ['1,2026-01-05,71046,76', '1,2026-01-05,71046,76'], null],
    ['are not counted if they are refused', ['1,2026-01-05,9921,', '1,2026-01-05,9921,'], null],
  ])('%s', async (_name, rows, count) => {
    const { stderr } = await batch(['claim_id,date,code,modifier', ...rows].join('\n'), ['claim', '-']);
    if (count === null) expect(stderr).not.toMatch(said);
    else expect(stderr).toContain(`${count} repeat the date and service`);
  });
});
