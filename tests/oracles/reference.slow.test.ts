import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import readSheets from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { importReference, referenceRole } from '../../src/data/import/reference/index.js';
import type { SheetCell } from '../../src/data/import/reference/work-time.js';
import { openReference } from '../../src/data/reference/reference.js';
import { DATA_DIR, schedule } from '../support/bundle.js';
import { hasShared, NEEDS_SHARED, sharedPath } from '../support/shared.js';
import { readCsv } from '../support/text.js';

const FOLDERS = ['time', 'RVU25D', 'rbcs', 'utilization'];

async function files() {
  const paths = FOLDERS.flatMap((folder) =>
    readdirSync(sharedPath(folder)).map((name) => [name, sharedPath(folder, name)] as const),
  );
  const wanted = paths.filter(([name]) => referenceRole(name) !== null);
  return Promise.all(
    wanted.map(async ([name, path]) => {
      const bytes = readFileSync(path);
      const [sheet] = name.endsWith('.xlsx') ? await readSheets(bytes) : [];
      return { name, bytes, sheet: sheet ? (sheet.data as SheetCell[][]) : null };
    }),
  );
}

describe.skipIf(!hasShared)(`the reference figures, ${NEEDS_SHARED}`, async () => {
  const given = hasShared ? await files() : [];
  const reference = openReference({ dataDir: DATA_DIR, inMemory: true });

  it('are exactly what the import makes of the files', () => {
    const texts = importReference(given);
    expect(texts.size).toBe(6);
    for (const [name, text] of texts) {
      expect(readFileSync(join(DATA_DIR, 'reference', name), 'utf8') === text, name).toBe(true);
    }
  });

  it('have the total minutes of every cell of the workbook', () => {
    const [, ...rows] = given.find(({ sheet }) => sheet)?.sheet ?? [];
    expect(rows.length).toBe(9614);
    const wrong = rows.filter((row) => {
      const code = String(row[0]).padStart(5, '0');
      return (reference.workTime(code)?.total ?? 0) !== Math.round(Number(row.at(-1)) * 100);
    });
    expect(wrong).toEqual([]);
  });

  it('have the work of RVU25D for every code with minutes', () => {
    const records = readCsv(sharedPath('RVU25D', 'PPRRVU2025_Oct.csv'));
    const work = new Map(
      records.map((cells) => [`${cells[0]}-${cells[1]}`, Math.round(Number(cells[5]) * 100)]),
    );
    const codes = [...new Set([...schedule.rowsBetween('00000', 'ZZZZZ')].map(({ code }) => code))];
    const wrong = codes.filter((code) => {
      const time = reference.workTime(code);
      const own = work.get(`${code}-`) || work.get(`${code}-26`) || null;
      return time && time.work !== own;
    });
    expect(wrong).toEqual([]);
  });

  it('have every count of services of every specialty', () => {
    const [, ...records] = readCsv(sharedPath('utilization', 'specialty_top50_hcpcs_2023.csv')).filter(
      ([specialty]) => specialty !== '',
    );
    expect(records.length).toBe(4685);
    const wrong = records.filter(
      ([specialty, code = '', services]) =>
        !reference
          .billedBy(code)
          .some((each) => each.specialty === specialty && each.services === Number(services)),
    );
    expect(wrong).toEqual([]);
  });
});
