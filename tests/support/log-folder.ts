import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JournalEntry } from '../../src/core/journal/entry.js';
import { JOURNAL_HEAD, lineOf } from '../../src/data/journal/lines.js';

/** A new folder with a journal of entries and contracts by name; to be removed by the test. */
export function logFolder(
  entries: readonly JournalEntry[],
  contracts: Readonly<Record<string, string>> = {},
): string {
  const folder = mkdtempSync(join(tmpdir(), 'rvu-log-'));
  const years = new Map<string, string[]>();
  for (const entry of entries) {
    const year = entry.date.slice(0, 4);
    const lines = years.get(year) ?? [JOURNAL_HEAD];
    const id = `${year}-${String(lines.length).padStart(6, '0')}`;
    lines.push(lineOf({ id, op: 'add', ref: '', entry: { ...entry, id }, isUndo: false }));
    years.set(year, lines);
  }
  for (const [year, lines] of years) writeFileSync(join(folder, `${year}.csv`), `${lines.join('\n')}\n`);
  mkdirSync(join(folder, 'contracts'));
  for (const [name, text] of Object.entries(contracts))
    writeFileSync(join(folder, 'contracts', `${name}.contract`), text);
  return folder;
}
