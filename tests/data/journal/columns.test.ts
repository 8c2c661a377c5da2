import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readColumns } from '../../../src/data/journal/columns.js';
import { Journal } from '../../../src/data/journal/journal.js';
import { JOURNAL_HEAD, lineOf } from '../../../src/data/journal/lines.js';
import { entries } from '../../support/journal.js';

/** Lines of every kind that a file may hold, right and wrong. */
const lines = fc.array(
  fc.record({
    entry: entries,
    kind: fc.constantFrom('add', 'add', 'add', 'correct', 'remove', 'undo', 'again', 'junk', 'spreadsheet'),
    ref: fc.nat(),
  }),
  { maxLength: 25 },
);

const idOf = (i: number): string => `2026-${String(i + 1).padStart(6, '0')}`;

function textOf(
  all: readonly { entry: Parameters<typeof lineOf>[0]['entry']; kind: string; ref: number }[],
): string {
  return all
    .map(({ entry, kind, ref }, i) => {
      const id = kind === 'again' ? idOf(0) : idOf(i);
      const to = idOf(ref % (i + 1));
      if (kind === 'junk') return 'nothing,of,the,kind';
      if (kind === 'remove' || kind === 'undo')
        return lineOf({ id, op: 'remove', ref: to, entry: null, isUndo: kind === 'undo' });
      if (kind === 'correct')
        return lineOf({ id, op: 'correct', ref: to, entry: entry && { ...entry, id: to }, isUndo: false });
      const line = lineOf({ id, op: 'add', ref: '', entry: entry && { ...entry, id }, isUndo: false });
      return kind === 'spreadsheet' ? line.replace(/(\d{4})-(\d\d)-(\d\d),/, '$2/$3/$1,') : line;
    })
    .join('\n');
}

it('a journal in columns holds the entries that it holds line by line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rvu-columns-'));
  try {
    fc.assert(
      fc.property(lines, fc.boolean(), (all, isEnded) => {
        const made = all.map((each) => ({ ...each, entry: { ...each.entry, id: '' } }));
        writeFileSync(join(folder, '2026.csv'), `${JOURNAL_HEAD}\n${textOf(made)}${isEnded ? '\n' : ''}`);
        const { entries: standing, problems } = new Journal(folder).read();
        const { columns, unread } = readColumns(folder);
        const found = Array.from({ length: columns.count }, (_, row) => columns.entry(row));
        const sorted = (list: readonly object[]): string[] =>
          list.map((each) => JSON.stringify(each, Object.keys(each).sort())).sort();
        const numbered = standing.map((each) => ({ ...each, id: each.id.replace('-', '') }));
        expect(sorted(found)).toEqual(sorted(numbered));
        expect(unread).toBe(problems.length);
      }),
      { numRuns: 150 },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
