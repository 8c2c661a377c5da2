import * as nodeFs from 'node:fs';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LiveEntry } from '../../../src/core/journal/entry.js';
import { appendLines } from '../../../src/data/files/append.js';
import { readArchive, restoreArchive, writeArchive } from '../../../src/data/journal/archive.js';
import { type DaySums, Journal } from '../../../src/data/journal/journal.js';
import { cellsOf, lineOf, readLine } from '../../../src/data/journal/lines.js';
import { entries, entryOf } from '../../support/journal.js';

let folder = '';
let journal = new Journal('');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rvu-journal-'));
  journal = new Journal(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (year = '2026'): string => join(folder, `${year}.csv`);
const codes = (): string[] => journal.read().entries.map(({ code }) => code);

/** Each entry counts 1; how often all were counted is noted. */
const counting = (basis = 'a') => {
  const asked: number[] = [];
  const sum = (all: readonly LiveEntry[]): Map<string, number> => {
    asked.push(all.length);
    const days = new Map<string, number>();
    for (const { date } of all) days.set(date, (days.get(date) ?? 0) + 1);
    return days;
  };
  return { asked, basis, sum } satisfies DaySums & { asked: number[] };
};

describe('a line of a journal', () => {
  it('is read as it was written, without its line breaks', () => {
    fc.assert(
      fc.property(entries, (entry) => {
        const id = '2026-000001';
        const line = lineOf({ id, op: 'add', ref: '', entry: { ...entry, id }, isUndo: false });
        expect(line).not.toMatch(/[\r\n]/);
        const note = entry.note.replaceAll('\n', ' ');
        expect(readLine(line)).toEqual({
          id,
          op: 'add',
          ref: '',
          entry: { ...entry, note, id },
          isUndo: false,
        });
      }),
    );
  });

  it('is read as a spreadsheet leaves it', () => {
    const line = '2026-000001,add,,1/15/2026,,100,aa,2.0,,"OR 3, ""east""",,,,';
    expect(readLine(line)).toMatchObject({
      entry: { date: '2026-01-15', code: '00100', modifiers: ['AA'], units: 2, setting: 'OR 3, "east"' },
    });
  });

  it.each([
    ['2026-000001,add', 'it has 2 fields'],
    ['x,add,,2026-01-15,,99213,,1,,,,,,', 'its id is not valid'],
    ['2026-000001,added,,2026-01-15,,99213,,1,,,,,,', 'its op is not'],
    ['2026-000001,add,,2026-02-30,,99213,,1,,,,,,', 'its date cannot be read'],
    ['2026-000001,add,,2026-01-15,,9921,3,1,,,,,,', 'its modifiers'],
    ['2026-000001,add,,2026-01-15,,99213,,0,,,,,,', 'its units'],
    ['2026-000001,correct,,2026-01-15,,99213,,1,,,,,,', 'its ref is missing'],
    ['2026-000001,add,,2026-01-15,,99213,,1,,,,,,"open', 'a quote is not closed'],
  ])('%s is none', (line, why) => {
    expect(readLine(line)).toContain(why);
  });

  it('has cells as an ordinary reader finds them', () => {
    expect(cellsOf('a,"b,""c""",,"",d')).toEqual(['a', 'b,"c"', '', '', 'd']);
    expect(cellsOf('"a"b,c')).toBeNull();
  });
});

describe('a journal', () => {
  it('numbers lines by the year of their date, and keeps what was changed', async () => {
    await journal.add([entryOf('99213'), entryOf('99214', { date: '2025-12-31' }), entryOf('99215')]);
    await journal.correct('2026-000001', (entry) => ({ ...entry, code: '99212' }));
    await journal.remove(['2025-000001']);
    expect(journal.read().entries.map(({ id, code }) => `${id} ${code}`)).toEqual([
      '2026-000001 99212',
      '2026-000002 99215',
    ]);
    expect((await journal.undo()).map(({ id }) => id)).toEqual(['2025-000002']);
    expect((await journal.undo()).map(({ id }) => id)).toHaveLength(1);
    expect(readFileSync(file(), 'utf8')).toContain('2026-000001,add,,2026-01-15,,99213');
  });

  it('steps back until nothing is left', async () => {
    await journal.add([entryOf('99213')]);
    await journal.add([entryOf('99214', { source: 'f' }), entryOf('99215', { source: 'f' })]);
    expect(await journal.undo()).toHaveLength(2);
    expect(codes()).toEqual(['99213']);
    expect(await journal.undo()).toHaveLength(1);
    expect(await journal.undo()).toEqual([]);
    expect(codes()).toEqual([]);
  });

  it('keeps the sums of days, and makes them again whenever a file is not as it was', async () => {
    const sums = counting();
    await journal.add([entryOf('99213')], sums);
    const { days } = await journal.add([entryOf('99214'), entryOf('99215', { date: '2025-01-02' })], sums);
    expect(days).toEqual({ '2026-01-15': 2, '2025-01-02': 1 });
    // All entries were only counted for the first addition, which found no sums.
    expect(sums.asked).toEqual([1, 2]);
    appendFileSync(file(), '2026-000009,add,,2026-01-16,,99213,,1,,,,,,\n');
    const after = await journal.add([entryOf('99213')], sums);
    expect(after.entries[0]?.id).toBe('2026-000010');
    expect(after.days).toEqual({ '2026-01-15': 3, '2025-01-02': 1, '2026-01-16': 1 });
    writeFileSync(join(folder, '.sums.json'), '{"files":{');
    expect((await journal.add([entryOf('99213')], sums)).days?.['2026-01-15']).toBe(4);
    const other = counting('b');
    await journal.add([entryOf('99213')], other);
    expect(other.asked).toEqual([7]);
  });

  it('counts all entries again where a case may change what others are credited', async () => {
    const sums = counting();
    await journal.add([entryOf('99213')], sums);
    await journal.add([entryOf('99213', { case: '7' })], sums);
    expect(sums.asked).toEqual([1, 2]);
  });

  it('adds what is chosen once nobody else can add', async () => {
    await journal.add([entryOf('99213')]);
    const { entries: added } = await journal.add([entryOf('99214')], null, (contents) => contents().entries);
    expect(added.map(({ code }) => code)).toEqual(['99213']);
  });
});

describe('a file that was cut short', () => {
  it('loses only its last line, which a repair takes out, and nothing else changes', async () => {
    await journal.add([entryOf('99213'), entryOf('99214')]);
    const whole = readFileSync(file(), 'utf8');
    for (const torn of [
      '2',
      '2026-000003,add,,2026-01-15,,992',
      '2026-000003,add,,2026-01-15,,99215,,1,,,,,"a',
    ]) {
      writeFileSync(file(), whole + torn);
      expect(journal.read()).toMatchObject({ problems: [{ kind: 'torn', line: 4 }], entries: { length: 2 } });
      expect(await journal.repair()).toEqual(['2026.csv']);
      expect(readFileSync(file(), 'utf8')).toBe(whole);
    }
    expect(readFileSync(join(folder, '2026.damaged.txt'), 'utf8')).toContain(
      '2026-000003,add,,2026-01-15,,992\n',
    );
  });

  it('can be added to before it is repaired', async () => {
    await journal.add([entryOf('99213')]);
    appendFileSync(file(), '2026-000002,add,,20');
    await journal.add([entryOf('99214')]);
    expect(codes()).toEqual(['99213', '99214']);
    expect(journal.read().problems).toMatchObject([{ line: 3, kind: 'damaged' }]);
    await journal.repair();
    expect(journal.read().problems).toEqual([]);
    expect(codes()).toEqual(['99213', '99214']);
  });

  it('counts a last line whose fields are all there', async () => {
    await journal.add([entryOf('99213')]);
    writeFileSync(file(), readFileSync(file(), 'utf8').trimEnd());
    expect(codes()).toEqual(['99213']);
    await journal.add([entryOf('99214')]);
    expect(codes()).toEqual(['99213', '99214']);
  });

  it('is as it was where the disk is full', () => {
    const path = join(folder, 'x.csv');
    appendLines(path, 'head', ['one']);
    const before = readFileSync(path, 'utf8');
    const full: typeof nodeFs = {
      ...nodeFs,
      writeSync: ((descriptor: number, bytes: Uint8Array, at: number) => {
        if (at > 0) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
        return nodeFs.writeSync(descriptor, bytes, at, 3);
      }) as typeof nodeFs.writeSync,
    };
    expect(() => appendLines(path, 'head', ['two', 'three'], full)).toThrow(/the disk is full/);
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it('names an id that is used twice, as after two copies were joined', () => {
    const line = '2026-000001,add,,2026-01-15,,99213,,1,,,,,,\n';
    writeFileSync(file(), `${line}${line}`);
    expect(journal.read()).toMatchObject({ problems: [{ kind: 'twice', line: 2 }], entries: { length: 1 } });
  });
});

describe('a backup', () => {
  it('puts back what is missing and never overwrites what is newer', async () => {
    await journal.add([entryOf('99213'), entryOf('99213', { date: '2025-01-02' })]);
    const backup = join(folder, 'backup.json');
    expect(await writeArchive(folder, backup)).toEqual(['2025.csv', '2026.csv']);
    const archive = readArchive(readFileSync(backup, 'utf8'), backup);
    expect(await restoreArchive(folder, archive, false)).toEqual([]);
    rmSync(file('2025'));
    await journal.add([entryOf('99214')]);
    expect(await restoreArchive(folder, archive, true)).toEqual(['2025.csv']);
    expect(journal.read().entries).toHaveLength(2);
    expect(await restoreArchive(folder, archive, false)).toEqual(['2025.csv']);
    expect(journal.read().entries).toHaveLength(3);
    writeFileSync(file(), readFileSync(file(), 'utf8').replace('99213', '99212'));
    await expect(restoreArchive(folder, archive, false)).rejects.toThrow(
      /holds lines that the backup does not/,
    );
  });

  it('and the journal itself are for their owner only', async () => {
    await journal.add([entryOf('99213')]);
    const [backup, other] = [join(folder, 'backup.json'), join(folder, 'other')];
    await writeArchive(folder, backup);
    await restoreArchive(other, readArchive(readFileSync(backup, 'utf8'), backup), false);
    const open = [file(), backup, other, join(other, 'contracts'), join(other, '2026.csv')].filter(
      (path) => (nodeFs.statSync(path).mode & 0o077) !== 0,
    );
    expect(open).toEqual([]);
  });

  it.each([
    '',
    '[]',
    '{"schema":"rvu.backup/1","files":{"../x":"y"}}',
    '{"schema":"rvu.backup/2","files":{}}',
  ])('%j is none', (text) => {
    expect(() => readArchive(text, 'x.json')).toThrow(/is not a backup/);
  });
});
