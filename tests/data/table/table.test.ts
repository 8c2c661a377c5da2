import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatScaled, RVU_SCALE } from '../../../src/core/number/decimal.js';
import { sectionWork } from '../../../src/core/rank/population.js';
import type { FeeRow } from '../../../src/core/release/fee-row.js';
import { codeOfKey, keyOf, modifierOfKey } from '../../../src/core/release/row-key.js';
import { openSchedule } from '../../../src/data/bundle/schedule.js';
import { rankText, readRankText } from '../../../src/data/table/rank-text.js';
import { tableParts } from '../../../src/data/table/table-bytes.js';
import { bundledCells, DATA_DIR, rowOf, schedule } from '../../support/bundle.js';

/** The table that the build made, as a prompt and as a batch reads it. */
const onDisk = openSchedule();
const inMemory = openSchedule({ inMemory: true });

const figure = (units: number): string => formatScaled(units, RVU_SCALE);
const flag = (isSet: boolean, text: string): string => (isSet ? text : '');

/** The line of CMS's file that a row was read from; the conversion factor is the same in every line. */
const lineOf = (row: FeeRow): string =>
  [
    row.code,
    row.modifier,
    row.status,
    flag(row.informational, '+'),
    figure(row.work),
    figure(row.nonfacilityPe),
    flag(row.nonfacilityNa, 'NA'),
    figure(row.facilityPe),
    flag(row.facilityNa, 'NA'),
    figure(row.malpractice),
    figure(row.nonfacilityTotal),
    figure(row.facilityTotal),
    row.pcTc,
    row.globalDays,
    figure(row.preOp),
    figure(row.intraOp),
    figure(row.postOp),
    row.multipleProcedure,
    row.bilateral,
    row.assistantSurgeon,
    row.coSurgeon,
    row.teamSurgery,
    row.pricing,
    row.endoscopicBase,
    '33.4009',
    row.supervision,
    row.calculationFlag,
    row.imagingFamily,
    figure(row.oppsNonfacilityPe),
    figure(row.oppsFacilityPe),
    figure(row.oppsMalpractice),
  ].join(',');

describe('the table of a release', () => {
  const [, ...lines] = readFileSync(join(DATA_DIR, 'rvu26a.csv'), 'latin1').trimEnd().split('\n');

  it.each([
    ['in memory', inMemory],
    ['on disk', onDisk],
    ['made from a folder without a build', schedule],
  ])('has every row of the file to the letter, %s', (_, from) => {
    expect([...from.rowsBetween('00000', 'ZZZZZ')].map(lineOf)).toEqual(lines);
  });

  it('finds each row by code and modifier, and no other', () => {
    const cells = bundledCells('rvu26a.csv');
    const wrong = cells.filter(({ hcpcs = '', mod = '' }, i) => {
      const row = inMemory.row(hcpcs, mod);
      return !row || lineOf(row) !== lines[i];
    });
    expect(wrong).toEqual([]);
    for (const [code, modifier] of [
      ['99213', '26'],
      ['99213', '59'],
      ['99999', ''],
      ['00000', ''],
      ['ZZZZZ', 'TC'],
      ['9921', ''],
      ['992133', ''],
      ['g0101', ''],
      ['9921 ', ''],
      ['', ''],
    ] as const) {
      for (const from of [onDisk, inMemory, schedule]) expect(from.row(code, modifier)).toBeNull();
    }
  });

  it('reads a block from disk as it does the whole table', () => {
    for (const name of ['0001F', '00100', '45378-53', '70496-TC', '86153-26', '90853', 'V5364']) {
      for (const qp of [false, true]) expect(rowOf(name, qp, onDisk)).toEqual(rowOf(name, qp));
    }
    expect([...onDisk.rowsBetween('9083', '9085')]).toEqual([...schedule.rowsBetween('90830', '9085Z')]);
  });

  it('has the ranking of each section as it is collected from the rows', () => {
    const sections = schedule.rules.sections();
    const rows = sections.map((section) =>
      sectionWork(schedule, section).map(({ row, value }) => [row.code, row.modifier, value]),
    );
    expect(rows.flat().length).toBeGreaterThan(8000);
    for (const from of [onDisk, inMemory]) {
      const ready = sections.map(({ id }) =>
        from.readyWork?.(id)?.map(({ row, value }) => [row.code, row.modifier, value]),
      );
      expect(ready).toEqual(rows);
    }
  });
});

describe('what the table cannot hold is an error of the build', () => {
  const row = rowOf('99213');
  const source = { size: 0, sha256: '', bytes: Buffer.alloc(0) };
  const made = (rows: readonly FeeRow[]) => () =>
    tableParts({ id: 'RVU26A', source, rows: rows.map((each) => ({ row: each, qp: each, at: 0 })) });

  it.each<[string, readonly FeeRow[]]>([
    ['rows out of order', [row, { ...row, code: '99212' }]],
    ['a row twice', [row, row]],
    ['a modifier that has no row', [{ ...row, modifier: '59' }]],
    ['a code of six characters', [{ ...row, code: '992133' }]],
    ['a figure of 170,000 RVUs', [{ ...row, work: 17_000_000 }]],
    ['a percentage above 255', [{ ...row, preOp: 256 }]],
    ['a figure that is not a number', [{ ...row, work: Number.NaN }]],
    ['a negative figure', [{ ...row, work: -1 }]],
  ])('%s', (_, rows) => {
    expect(made([row])).not.toThrow();
    expect(made(rows)).toThrow(RangeError);
  });
});

describe('keys', () => {
  it('keep code and modifier, and sort as the file does', () => {
    const cells = bundledCells('rvu26a.csv').map(({ hcpcs = '', mod = '' }) => [hcpcs, mod] as const);
    const keys = cells.map(([code, modifier]) => keyOf(code, modifier));
    expect(keys.map((key) => [codeOfKey(key), modifierOfKey(key)])).toEqual(cells);
    expect(keys.filter((key, i) => key <= (keys[i - 1] ?? -1))).toEqual([]);
  });
});

describe('rankings as text', () => {
  it('come back as they were', () => {
    const rows = [
      { row: { code: '0001F', modifier: '' }, value: 0 },
      { row: { code: '70553', modifier: '26' }, value: 123_456 },
    ];
    expect(readRankText(rankText(rows))).toEqual(rows);
    expect(readRankText(rankText([]))).toEqual([]);
  });
});
