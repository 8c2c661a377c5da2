import { describe, expect, it } from 'vitest';
import { readArchive } from '../../../src/data/import/formats/archive.js';
import { importRules, readFileOf } from '../../../src/data/import/index.js';
import { importRelease, roleOf } from '../../../src/data/import/release.js';
import { hasShared, NEEDS_SHARED, sharedPath } from '../../support/shared.js';

/** CMS publishes each table in three forms: what is read from the workbooks and texts is what is read from the CSV files. */

/** The files that are made of an archive's tables in one form. */
function madeFrom(name: string, form: string): ReadonlyMap<string, string> {
  const { files } = readArchive(
    sharedPath('archives', `${name}.zip`),
    (file) => file.toLowerCase().endsWith(`.${form}`) && roleOf(file) !== null,
  );
  return importRelease(
    files.map((file) => readFileOf(file.name, file.bytes)),
    importRules(),
  ).files;
}

describe.skipIf(!hasShared)(`CMS's archives in three forms, ${NEEDS_SHARED}`, () => {
  it.each([
    ['RVU22A', 'txt'],
    ['RVU22A', 'xlsx'],
    ['RVU24A', 'xlsx'],
    ['RVU25A', 'txt'],
    ['RVU26A', 'txt'],
    ['RVU26A', 'xlsx'],
  ])('%s as .%s', (name, form) => {
    const [csv, other] = [madeFrom(name, 'csv'), madeFrom(name, form)];
    // CMS cut the names of counties off in the texts before 2026, so they are not read, nor the names of states in them.
    const isCut = form === 'txt' && name !== 'RVU26A';
    const comparable = [...csv.keys()].filter((file) => !(isCut && /counties|gpci/.test(file)));
    for (const file of comparable) expect(other.get(file) === csv.get(file), file).toBe(true);
    expect(comparable.length).toBeGreaterThanOrEqual(3);
    expect([...other.keys()].some((file) => file.includes('counties'))).toBe(!isCut);
  });

  it('GPCIs of a text are those of the CSV file', () => {
    const figures = (text = ''): string[] =>
      text.split('\n').map((line) => line.split('\t').slice(0, 7).join());
    for (const name of ['RVU22A', 'RVU25A']) {
      const file = `${name.toLowerCase()}-gpci.tsv`;
      expect(figures(madeFrom(name, 'txt').get(file))).toEqual(figures(madeFrom(name, 'csv').get(file)));
    }
  });
});
