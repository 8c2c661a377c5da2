import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sectionHours } from '../../../src/core/rank/population.js';
import { openReference } from '../../../src/data/reference/reference.js';
import { DATA_DIR, schedule } from '../../support/bundle.js';

const folder = join(DATA_DIR, 'reference');
const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly rows: number }[];
};

describe.each([false, true])('the reference figures, in memory: %s', (inMemory) => {
  const reference = openReference({ dataDir: DATA_DIR, inMemory });

  it.each([
    ['99213', 500, 2000, 500, 0, 3000, 130],
    ['90853', 200, 1400, 800, 0, 2400, 65],
    ['27447', 7000, 9700, 2000, 18_700, 37_400, 1960],
    ['95004', 13, 13, 13, 0, 38, 1],
    ['00100', null, null, null, null, 18_406, null],
  ])('have the minutes of %s', (code, pre, intra, post, visits, total, work) => {
    expect(reference.workTime(code)).toEqual({ pre, intra, post, visits, total, work });
  });

  it('have the minutes of a range of codes as they have those of each', () => {
    const times = [...reference.workTimes('99202', '99215')];
    expect(times.map(([code]) => code)).toEqual(expect.arrayContaining(['99202', '99213', '99215']));
    expect(times).toEqual(times.map(([code]) => [code, reference.workTime(code)]));
    expect([...reference.workTimes('99216', '99216')]).toEqual([]);
  });

  it('have no minutes of a code that CMS gives none, and of none that does not exist', () => {
    expect(['G0008', '99999', '', 'ZZZZZ', '00000'].map((code) => reference.workTime(code))).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('have the groups of codes', () => {
    expect(reference.classOf('27447')).toEqual({
      category: 'Procedure',
      subcategory: 'Musculoskeletal',
      family: 'Arthroplasty - Knee',
    });
    expect(reference.classOf('10004')?.family ?? null).toBeNull();
    expect(reference.classOf('99999')).toBeNull();
    expect([...reference.classes()].length).toBe(14_472);
  });

  it('have the specialties of a code, most services first', () => {
    expect(reference.billedBy('90853')).toEqual([
      { specialty: 'Licensed Clinical Social Worker', services: 118_624 },
      { specialty: 'Psychologist, Clinical', services: 61_377 },
      { specialty: 'Psychiatry', services: 40_949 },
      { specialty: 'Addiction Medicine', services: 844 },
    ]);
    // The longest line of the file.
    expect(reference.billedBy('99213').length).toBeGreaterThan(60);
    expect(reference.billedBy('10004')).toEqual([]);
  });

  it('name their sources and years', () => {
    expect(reference.source('work-time')).toMatchObject({
      name: 'CMS-1807-F_Work_Time_16OCT24.xlsx',
      period: '2025',
      rows: 9614,
    });
    expect(reference.source('specialties').period).toBe('2023');
  });
});

describe('the files', () => {
  it.each(manifest.files.map((file) => [file.name, file] as const))(
    '%s is the one that was imported',
    (name, file) => {
      const bytes = readFileSync(join(folder, name));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256);
      const lines = bytes.toString('latin1').split('\n');
      expect(lines.at(-1)).toBe('');
      expect(lines.length - 2).toBe(file.rows);
      const [, ...records] = lines.slice(0, -1);
      if (name !== 'rbcs-groups.tsv') expect(records).toEqual([...records].sort());
    },
  );

  it('are those of the package, with the work per hour that the build prepared', () => {
    const own = openReference();
    const fresh = openReference({ dataDir: DATA_DIR, inMemory: true });
    for (const section of schedule.rules.sections()) {
      const ready = own.readyHours('RVU26A', section.id);
      if (ready) expect(ready).toEqual(sectionHours(schedule, fresh, section));
    }
    expect(fresh.readyHours('RVU26A', 'medicine')).toBeNull();
    expect(own.readyHours('RVU19A', 'medicine')).toBeNull();
  });
});
