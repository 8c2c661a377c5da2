import { describe, expect, it } from 'vitest';
import { Batch } from '../../src/batch/batch.js';
import type { Output } from '../../src/batch/bytes/output.js';
import type { BatchCommand, BatchWriter } from '../../src/batch/command.js';
import { CsvWriter } from '../../src/batch/write/csv-writer.js';
import { ExcelSafeWriter } from '../../src/batch/write/excel-safe.js';

/** Adds a cell to each record, until data that it needs turns out to be damaged. */
const command: BatchCommand = {
  schema: '',
  release: '',
  verb: '',
  columns: ['added', 'rvu_error'],
  answer: ({ count }) => count,
  refused: () => null,
  refusal: () => null,
  write: (i, out) => {
    if (i === 2) throw new Error('damaged');
    out.latin1(',1');
  },
  json: () => ({}),
};

/** What has been written when the error comes. */
function written(guarded: (writer: BatchWriter, out: Output) => BatchWriter): string {
  const batch = new Batch(
    {
      reads: ['code'],
      create: () => command,
      writer: (_, layout, out) => guarded(new CsvWriter(command, layout, out, () => ''), out),
    },
    {},
  );
  const input = Buffer.from('code,note\n99213,=A\n99214,b\n99215,c\n');
  expect(() => {
    batch.push(input);
    batch.finish();
  }).toThrow('damaged');
  return Buffer.from(batch.answering?.take() ?? []).toString();
}

describe('a row that an error interrupts', () => {
  it('is not written, and those before it are', () => {
    expect(written((writer) => writer)).toBe('code,note,added,rvu_error\n99213,=A,1,\n99214,b,1,\n');
  });

  it('leaves no formula in those before it', () => {
    expect(written((writer, out) => new ExcelSafeWriter(writer, out, ','))).toBe(
      "code,note,added,rvu_error\n99213,'=A,1,\n99214,b,1,\n",
    );
  });
});
