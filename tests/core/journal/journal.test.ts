import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contract } from '../../../src/core/contract/contract.js';
import { readContract } from '../../../src/core/contract/read.js';
import { EntryCredit, workOf } from '../../../src/core/journal/credit.js';
import type { JournalEntry, JournalRecord, LiveEntry } from '../../../src/core/journal/entry.js';
import { newRows } from '../../../src/core/journal/merge.js';
import { lastStep, replay } from '../../../src/core/journal/replay.js';
import { openReleases } from '../../../src/data/bundle/schedule.js';
import { DATA_DIR } from '../../support/bundle.js';
import { entries, entryOf } from '../../support/journal.js';

const releases = openReleases({ dataDir: DATA_DIR, inMemory: true });

const idOf = (i: number): string => `2026-${String(i + 1).padStart(6, '0')}`;

function added(all: readonly JournalEntry[]): JournalRecord[] {
  return all.map((entry, i) => ({
    id: idOf(i),
    op: 'add',
    ref: '',
    entry: { ...entry, id: idOf(i) },
    isUndo: false,
  }));
}

function removal(id: string, ref: string, isUndo = false): JournalRecord {
  return { id, op: 'remove', ref, entry: null, isUndo };
}

const live = (all: readonly JournalEntry[]): LiveEntry[] =>
  all.map((entry, i) => ({ ...entry, id: idOf(i) }));

function total(all: readonly LiveEntry[], contracts: readonly Contract[] = []): number {
  return new EntryCredit(releases, contracts).all(all).reduce((sum, each) => sum + workOf(each), 0);
}

const contractOf = (text: string): Contract => {
  const contract = readContract('valley', text);
  if (!('credit' in contract)) throw new Error(JSON.stringify(contract));
  return contract;
};

describe('replaying a journal', () => {
  it('does not depend on the order of its lines', () => {
    fc.assert(
      fc.property(fc.array(entries, { maxLength: 12 }), fc.nat(), (all, seed) => {
        const records = added(all);
        if (all.length > 1) records.push(removal(idOf(all.length), idOf(0)));
        const shuffled = [...records].sort(
          (a, b) =>
            ((Number(a.id.slice(5)) * 7919 + seed) % 13) - ((Number(b.id.slice(5)) * 7919 + seed) % 13),
        );
        expect(replay(shuffled)).toEqual(replay(records));
        expect(total(replay(shuffled).entries)).toBe(total(replay(records).entries));
      }),
      { numRuns: 60 },
    );
  });

  it('is back where it was after adding and taking back', () => {
    fc.assert(
      fc.property(fc.array(entries, { maxLength: 8 }), entries, (all, more) => {
        const before = added(all);
        const id = idOf(all.length);
        const after = [...before, { id, op: 'add' as const, ref: '', entry: { ...more, id }, isUndo: false }];
        const step = lastStep(after, replay(after).takenBack, '2026');
        expect(step.map((record) => record.id)).toEqual([id]);
        expect(replay([...after, removal(idOf(all.length + 1), id, true)]).entries).toEqual(
          replay(before).entries,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('takes corrections back to the values before', () => {
    const [first] = added([entryOf('99213')]) as [JournalRecord];
    const id = '2026-000002';
    const correct: JournalRecord = {
      id,
      op: 'correct',
      ref: first.id,
      entry: { ...entryOf('99214'), id: first.id },
      isUndo: false,
    };
    expect(replay([first, correct]).entries.map(({ code }) => code)).toEqual(['99214']);
    expect(replay([first, correct, removal('2026-000003', id)]).entries.map(({ code }) => code)).toEqual([
      '99213',
    ]);
    expect(replay([first, correct, removal('2026-000003', first.id)]).entries).toEqual([]);
  });

  it('names lines that refer to nothing, and ignores them', () => {
    const records = [...added([entryOf('99213')]), removal('2026-000002', '2026-000009')];
    expect(replay(records)).toMatchObject({ entries: [{ code: '99213' }], strays: [{ id: '2026-000002' }] });
  });
});

describe('what of a file is new', () => {
  it('is nothing the second time', () => {
    fc.assert(
      fc.property(
        fc.array(entries, { maxLength: 10 }),
        fc.array(entries, { maxLength: 10 }),
        (there, file) => {
          const rows = file.map((row) => ({ ...row, source: 'charges.csv 0123' }));
          const before = added(there);
          const once = newRows(rows, { ...replay(before), records: before });
          const after = added([...there, ...once.added]);
          expect(newRows(rows, { ...replay(after), records: after })).toMatchObject({
            added: [],
            known: rows.length,
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is nothing, either, once a row was corrected or removed, but all of it once it was undone', () => {
    const rows = [entryOf('99213', { source: 'f' }), entryOf('99214', { source: 'f' })];
    const records = added(rows);
    const removed = [...records, removal('2026-000003', '2026-000001')];
    expect(newRows(rows, { ...replay(removed), records: removed }).added).toEqual([]);
    const undone = [
      ...records,
      removal('2026-000003', '2026-000001', true),
      removal('2026-000004', '2026-000002', true),
    ];
    expect(newRows(rows, { ...replay(undone), records: undone }).added).toEqual(rows);
  });

  it('counts equal rows, and shows those that look alike', () => {
    const there = added([entryOf('99213'), entryOf('20610-RT')]);
    const rows = [
      entryOf('99213', { source: 'f' }),
      entryOf('99213', { source: 'f' }),
      entryOf('20610-LT', { source: 'f' }),
    ];
    const merge = newRows(rows, { ...replay(there), records: there });
    expect(merge).toMatchObject({ known: 1, added: [{ code: '99213' }, { code: '20610' }] });
    expect(merge.similar.map(({ entry }) => entry.code)).toEqual(['20610']);
  });
});

describe('the credit of entries', () => {
  it('is that of the release in force on the date', () => {
    // Work of 27447: 19.60 in 2025, 19.11 in 2026, after the efficiency adjustment of 2.5%.
    expect(
      total(live([entryOf('27447', { date: '2025-12-31' }), entryOf('27447', { date: '2026-01-01' })])),
    ).toBe(1960 + 1911);
  });

  it('is that of a frozen release for the whole contract, and of the day’s for a code that it lacks', () => {
    const frozen = contractOf('from = 2024-01-01\nrelease = RVU25D');
    const [old, young] = new EntryCredit(releases, [frozen]).all(live([entryOf('27447'), entryOf('37254')]));
    expect(old).toMatchObject({ release: 'RVU25D', isFallback: false, outcome: { work: 1960 } });
    expect(young).toMatchObject({ release: 'RVU26A', isFallback: true, outcome: { ok: true } });
  });

  it('pairs a left and a right line of a case, and only of a case', () => {
    const pair = [entryOf('20610-LT', { case: '7' }), entryOf('20610-RT', { case: '7' })];
    expect(total(live(pair))).toBe(77 + 39);
    expect(total(live(pair.map((entry) => ({ ...entry, case: '' }))))).toBe(77 + 77);
  });

  it('reduces later surgeries of a case where the contract says so', () => {
    const contract = contractOf('from = 2026-01-01\ncredit later-surgeries = 50%');
    const surgeries = ['27447', '29881', '99214'].map((service) => entryOf(service, { case: '7' }));
    // 19.11 + 6.85 × 50% = 3.425 + 1.92
    expect(total(live(surgeries), [contract])).toBe(1911 + 343 + 192);
    expect(total(live(surgeries))).toBe(1911 + 685 + 192);
  });

  // Work in RVU26A: 27447 and 27130 19.11, 20610 0.77, 20680 5.81, 11042 0.98; ranked as Pub. 100-04, ch. 12 §40.6 ranks.
  it.each<[string, readonly string[], readonly number[]]>([
    ['both lines of a pair, if it is later', ['20610-LT', '20610-RT', '27447-RT'], [39, 19, 1911]],
    ['as 50 on one line does: 0.77 × 150% × 50%', ['20610-50', '27447-RT'], [58, 1911]],
    ['neither line of a pair, if it is first', ['27447-LT', '27447-RT', '20610'], [1911, 956, 39]],
    ['nothing of the care after the first surgery', ['27447-54', '27447-55', '20680'], [1510, 401, 291]],
    ['the care after a later surgery', ['27447', '20680-54', '20680-55'], [1911, 229, 61]],
    ['neither a return nor what is first beside it', ['27447-78', '20680'], [1319, 581]],
    ['surgeons and assistants among themselves', ['27447-LT', '27447-RT-80', '27130-80'], [1911, 306, 153]],
    ['what has less work for each unit', ['11042 x9', '20680'], [441, 581]],
  ])('reduces, where later surgeries count half, %s', (_, services, want) => {
    const contract = contractOf('from = 2026-01-01\ncredit later-surgeries = 50%');
    const together = services.map((service) => {
      const [name = '', units = '1'] = service.split(' x');
      return entryOf(name, { case: '7', units: Number(units) });
    });
    const credited = new EntryCredit(releases, [contract]).all(live(together));
    expect(credited.map(workOf)).toEqual(want);
  });

  it('pairs two sides whatever else their modifiers say, but not the work of two roles', () => {
    const of = (...services: string[]) => total(live(services.map((each) => entryOf(each, { case: '7' }))));
    expect(of('20610-LT', '20610-RT-59')).toBe(77 + 39);
    expect(of('27447-LT-22', '27447-RT')).toBe(1911 + 956);
    expect(of('27447-LT', '27447-RT-80')).toBe(1911 + 306);
  });

  it('is none where the contract excludes the site or the code', () => {
    const contract = contractOf('from = 2026-01-01\nexclude-sites = county\nexclude-codes = 99396');
    const all = live([entryOf('99213', { site: 'County' }), entryOf('99396'), entryOf('99213')]);
    expect(total(all, [contract])).toBe(130);
  });

  it('adds up as integers without limit do', () => {
    fc.assert(
      fc.property(fc.array(entries, { maxLength: 15 }), (all) => {
        const credited = new EntryCredit(releases, []).all(live(all));
        let sum = 0n;
        for (const { outcome } of credited) {
          if (!outcome.ok) continue;
          let top = 2n;
          let bottom = 1n;
          for (const step of outcome.steps) {
            if (step.kind === 'units') top *= BigInt(step.work) * BigInt(step.units);
            else if (step.kind === 'percent') {
              top *= BigInt(step.percent);
              bottom *= 1_000_000n;
            }
          }
          sum += (top + bottom) / (2n * bottom);
        }
        expect(BigInt(credited.reduce((work, each) => work + workOf(each), 0))).toBe(sum);
      }),
      { numRuns: 60 },
    );
  });
});
