import { expect, it } from 'vitest';
import { CsvFile } from '../../../../src/cli/commands/export/csv-file.js';
import { boolean, decimal, integer, type Table, text } from '../../../../src/core/warehouse/table.js';

const TABLE: Table = {
  name: 'table',
  about: 'A table.',
  byRelease: true,
  columns: [text('name', ''), decimal('gpci', 3, ''), integer('cents', ''), boolean('qp', '')],
};

it('appends the rows of each release under one header, an empty text apart from no value', () => {
  let written = '';
  const write = (text: string): void => {
    written += text;
  };
  const first = new CsvFile(write, TABLE, 'RVU25D', false);
  first.append([
    ['a "b", c', ''],
    [1095, 5],
    [9519, 0],
    [true, false],
  ]);
  const second = new CsvFile(write, TABLE, 'RVU26A', true);
  second.append([[null], [null], [null], [null]]);
  expect([first.rows, second.rows]).toEqual([2, 1]);
  expect(written.split('\n')).toEqual([
    'name,gpci,cents,qp,release',
    '"a ""b"", c",1.095,9519,true,"RVU25D"',
    '"",0.005,0,false,"RVU25D"',
    ',,,,"RVU26A"',
    '',
  ]);
});

it('gives a table that releases share no column for the release', () => {
  let written = '';
  const file = new CsvFile(
    (text) => {
      written += text;
    },
    { ...TABLE, byRelease: false },
    null,
    false,
  );
  file.append([['a'], [1000], [1], [true]]);
  expect(written).toBe('name,gpci,cents,qp\n"a",1.000,1,true\n');
});
