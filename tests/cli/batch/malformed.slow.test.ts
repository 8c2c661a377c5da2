import { describe, expect, it } from 'vitest';
import { batch } from './support.js';

const PAY = ['pay', '--locality', 'CA-05', '--pos', '11'];
const good = (id: string): string => `${id},90853,plain`;
const lines = (...rows: readonly string[]): string =>
  ['id,code,note', ...rows].map((row) => `${row}\n`).join('');

/** Lines that are not records of three fields, with what the error must say. */
const BAD: readonly (readonly [name: string, line: string, says: RegExp])[] = [
  ['a short line', 'b,90853', /2 fields.*3/],
  ['a line with a single cell', 'b', /1 field.*3/],
  ['a long line', 'b,90853,x,y', /4 fields.*3/],
  ['an unclosed quote at the line end', 'b,90853,"oops', /quote/],
  ['an unclosed quote at the line start', '"b,90853,x', /quote/],
  ['a lone quote', '"', /quote/],
  ['text after a closing quote', 'b,90853,"x"y', /quote/],
];
const PLACES = [
  ['first', 0],
  ['middle', 2],
  ['last', 4],
] as const;

describe.each(BAD)('%s', (_, bad, says) => {
  it.each(PLACES)('as the %s record affects only that record', async (_place, at) => {
    const rows = ['r0', 'r1', 'r2', 'r3'].map(good);
    rows.splice(at, 0, bad);
    for (const sizes of [[1], [7, 3], [10_000]]) {
      const { table, errors, column, code } = await batch(lines(...rows), PAY, { sizes });
      expect(table.rows.map((row) => row.length)).toEqual(rows.map(() => 14));
      expect(errors).toEqual(rows.map((row) => (row === bad ? 'E_ROW_MALFORMED' : '')));
      expect(column('rvu_error')[at]).toMatch(says);
      expect(column('rvu_error')[at]).toContain(`Line ${at + 2}`);
      const others = table.rows.filter((_row, i) => i !== at);
      expect(others.map((row) => row.slice(0, 3).join())).toEqual(['r0', 'r1', 'r2', 'r3'].map(good));
      expect(others.every((row) => row.includes('35.48'))).toBe(true);
      expect(code).toBe(1);
    }
  });

  it('stays legible in the output', async () => {
    const { table } = await batch(lines(good('a'), bad, good('c')), PAY);
    const cells = table.rows[1]?.slice(0, 3) ?? [];
    expect(cells.join().replace(/,+$/, '')).toBe(bad.replace(/,+$/, ''));
  });
});

it('keeps quoted neighbours of a malformed line', async () => {
  const rows = ['a,90853,"x, y"', 'b,90853,"oops', 'c,90853,"z"', 'd,90853,"u\nv"', good('e')];
  const { errors, column } = await batch(lines(...rows), PAY);
  expect(errors).toEqual(['', 'E_ROW_MALFORMED', '', '', '']);
  expect(column('id')).toEqual(['a', expect.anything(), 'c', 'd', 'e']);
  expect(column('note')[3]).toBe('u\nv');
});

it('counts lines inside quotes when it reports a line number', async () => {
  const { column } = await batch(lines('a,90853,"1\n2\n3"', 'b,90853', good('c')), PAY);
  expect(column('rvu_error')[1]).toContain('Line 5');
});

it('takes a quote inside an unquoted cell as a character', async () => {
  const { stdout, code } = await batch(lines('a,90853,5" tall', 'b,90853,x"y"z'), PAY);
  expect(code).toBe(0);
  expect(stdout).toContain('\na,90853,5" tall,0.67,');
  expect(stdout).toContain('\nb,90853,x"y"z,0.67,');
});

it('refuses a header with an unclosed quote, and prints nothing', async () => {
  const { code, stdout, stderr } = await batch('id,"code\n1,90853\n', PAY);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/E_ROW_MALFORMED.*Line 1.*header/);
});

it('says that a blank code is missing even if the row has a modifier', async () => {
  const { errors } = await batch('code,mod\n,26\n', PAY);
  expect(errors).toEqual(['E_CODE_MISSING']);
});

/** Processor time, which a busy machine does not distort, of a batch of these lines. */
async function processorTime(input: string): Promise<number> {
  const before = process.cpuUsage().user;
  await batch(input, PAY);
  return (process.cpuUsage().user - before) / 1000;
}

it('gets past one unclosed quote in a long file without reading it over and over', async () => {
  const many = Array.from({ length: 4_000 }, (_, i) => `r${i},90853,""`);
  const clean = await processorTime(lines(...many));
  const { errors, table } = await batch(lines('bad,90853,"oops', ...many), PAY);
  expect(table.rows).toHaveLength(4_001);
  expect(errors.filter((error) => error !== '')).toEqual(['E_ROW_MALFORMED']);
  // Rereading the rest of the file at every line takes a hundred times as long.
  expect(await processorTime(lines('bad,90853,"oops', ...many))).toBeLessThan(20 * clean + 200);
});
