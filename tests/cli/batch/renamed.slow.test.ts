import { describe, expect, it } from 'vitest';
import { batch } from './support.js';

/** Every column of this file changes what one of its rows pays. */
const HEADER = [
  'claim_id',
  'MRN',
  'DOS',
  'CPT',
  'Mod 1',
  'Mod 2',
  'Units',
  'POS',
  'Locality',
  'Charge',
  'Minutes',
];
const ROWS = [
  ['1', 'P1', '2026-01-05', '27447', 'LT', '', '1', '21', 'CA-05', '9000', ''],
  ['1', 'P1', '2026-01-05', '20610', '', '', '2', '11', 'CA-05', '30', ''],
  ['2', 'P2', '2024-02-05', '70553', '26', '', '1', '22', '0111205', '', ''],
  ['3', 'P3', '2026-02-05', '00142', 'AA', 'QS', '1', '22', 'CA-05', '', '95'],
  ['4', 'P4', '2026-03-05', '97110', 'GP', 'CQ', '4', '11', 'CA-05', '', ''],
];
/** Names that say nothing, names that almost say it, and names that say something else. */
const NONSENSE = [
  'Zqx',
  'Column 7',
  'Unknown thing',
  'F',
  'Data',
  'Übung',
  'x_y_z',
  'Misc Cd',
  'Amt',
  'Flag',
];

const csv = (names: readonly string[]): string =>
  `${[names, ...ROWS].map((row) => row.join(',')).join('\n')}\n`;

/** What each row pays and why, without the user's own cells. */
async function answers(names: readonly string[], command: readonly string[]) {
  const { table, stderr, code } = await batch(csv(names), command);
  const { length } = HEADER;
  // Where no column has claims, the run is refused or grouped by patient, which the columns said tell.
  return { rows: table.rows.map((row) => row.slice(length).join()), stderr, code };
}

describe.each([[['pay']], [['claim', '-']]])('a column renamed to nonsense, for rvu %s', (command) => {
  it.each(HEADER)('%s', async (column) => {
    const usual = await answers(HEADER, command);
    expect(usual.stderr).toContain('columns read:');
    for (const name of NONSENSE) {
      const names = HEADER.map((each) => (each === column ? name : each));
      const { rows, stderr, code } = await answers(names, command);
      if (code === 2) expect(stderr).toMatch(/^rvu: E_(COLUMN|CLAIM)_/m);
      else if (JSON.stringify(rows) !== JSON.stringify(usual.rows))
        expect(stderr, `${column} as ${name}`).toMatch(
          new RegExp(`columns read:.*(not read:.*"${name}"|\\(.*"${name}")`),
        );
    }
  });

  it.each([
    ['Units', 'Qty Performed'],
    ['Units', 'Svc Units Done'],
    ['Mod 2', 'Other Mod'],
    ['DOS', 'Rendered Date'],
    ['POS', 'Place of Svc Used'],
    ['Minutes', 'Anes Time Total'],
    ['Charge', 'Gross Charges'],
  ])('%s renamed to %s stops the run', async (column, name) => {
    const names = HEADER.map((each) => (each === column ? name : each));
    const { code, stderr } = await answers(names, command);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`"${name}"`)]);
  });
});
