import Table from 'cli-table3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Column, renderTable } from '../../../src/cli/terminal/table.js';

const WIDTH = 40;
const COLUMNS: readonly Column[] = [
  { head: 'Code' },
  { head: 'Name', flexible: true },
  { head: 'Paid', align: 'right' },
];

/** The same table laid out by cli-table3 as a whole. */
function whole(rows: readonly (readonly string[])[]): string {
  const widthOf = (column: number): number =>
    Math.max(COLUMNS[column]?.head.length ?? 0, ...rows.map((row) => row[column]?.length ?? 0)) + 2;
  const [code, name, paid] = [widthOf(0), widthOf(1), widthOf(2)];
  const table = new Table({
    head: COLUMNS.map(({ head }) => head),
    colAligns: COLUMNS.map(({ align }) => align ?? 'left'),
    colWidths: [code, Math.min(name, Math.max('Name'.length + 3, WIDTH - code - paid - 4)), paid],
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  });
  table.push(...rows.map((row) => [...row]));
  return table.toString();
}

/** Texts of our own, none of which begins or ends with a blank; one that fills the column would be wrapped differently. */
const words = fc
  .string({
    unit: fc.constantFrom('a', 'Zw', '9', '–', '›', 'é', '病', ' ', ' ', '  ', 'ab ', '.'),
    maxLength: 60,
  })
  .map((text) => text.trim());
const short = fc.string({ unit: fc.constantFrom('0', '1', '.', '-'), maxLength: 6 });

it('looks as if cli-table3 had laid out every row, whatever is in the cells', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(short, words, short), { maxLength: 12 }), (rows) => {
      expect(renderTable(COLUMNS, rows, WIDTH)).toBe(whole(rows));
    }),
    { numRuns: 300 },
  );
});

// Compared with all rows above it, each of these would take the time limit of the test several times over.
it('lays out a table of twenty thousand rows', () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => [
    String(i),
    'A name that is wrapped – twice at least, here',
    '1.00',
  ]);
  expect(renderTable(COLUMNS, rows, WIDTH).split('\n')).toHaveLength(20_000 * 3 + 4);
});
