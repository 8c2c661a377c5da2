import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLACE_PARTS, type PlaceQuery } from '../../../src/core/place/parts/query.js';
import { PlaceResolver } from '../../../src/core/place/resolve.js';
import { schedule } from '../../support/bundle.js';
import { cli } from '../harness.js';

const resolver = new PlaceResolver(schedule);

/** What the place of a row must resolve to: a key, "national", or the code of its refusal. */
function expected(query: PlaceQuery): string {
  if (Object.keys(query).length === 0) return 'national';
  const outcome = resolver.resolve(query);
  if (!outcome.ok) return outcome.code;
  if (outcome.split) return 'E_ZIP_SPLIT';
  return outcome.localities.length > 1 ? 'E_LOCALITY_AMBIGUOUS' : (outcome.localities[0]?.key ?? '');
}

const quoted = (cell: string): string => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

async function answers(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  args: readonly string[] = [],
) {
  const lines = rows.map((row) => ['99213', ...row].map(quoted).join(','));
  const ran = await cli(['pay', '--setting', 'nf', '--ndjson', ...args], {
    stdin: `${['code', ...columns].join()}\n${lines.join('\n')}\n`,
  });
  return ran.stdout
    .trimEnd()
    .split('\n')
    .map(
      (line) =>
        JSON.parse(line) as { result?: { locality: { key: string } | null }; error?: { code: string } },
    )
    .map(({ result, error }) => error?.code ?? result?.locality?.key ?? 'national');
}

/** Cells that often make sense together: the same few places written in many ways. */
const CELLS = {
  zip: [
    '',
    '94110',
    '94110-1234',
    '91304',
    '22201',
    '20814',
    '02134',
    '2134',
    '96910',
    '87501',
    '09012',
    '99999',
    'x',
    ' 94110 ',
  ],
  county: ['', 'Alameda', 'Arlington', 'Kern, CA', 'Atlantis', 'Los Angeles'],
  locality: ['', '05', 'CA-05', '0111205', '17', 'manhattan', '01'],
  state: ['', 'CA', 'VA', 'GU', 'NM', 'MA', 'virginia', 'ZZ'],
  mac: ['', '01112', '1112', '01182', '04212', '99999'],
} as const;

const row = fc.tuple(...PLACE_PARTS.map((part) => fc.constantFrom(...CELLS[part])));

describe('the places of a batch', () => {
  it('are those of the resolver, for any columns and however often a row recurs', async () => {
    const columns = fc.uniqueArray(fc.constantFrom(...PLACE_PARTS), { minLength: 1 });
    const cases = fc.tuple(columns, fc.array(row, { minLength: 1, maxLength: 30 }));
    await fc.assert(
      fc.asyncProperty(cases, async ([parts, full]) => {
        const rows = full.map((cells) => parts.map((part) => cells[PLACE_PARTS.indexOf(part)] ?? ''));
        const queries = rows.map((cells) =>
          Object.fromEntries(
            parts.map((part, i) => [part, cells[i]?.trim() ?? '']).filter(([, cell]) => cell !== ''),
          ),
        );
        expect(await answers(parts, [...rows, ...rows])).toEqual([...queries, ...queries].map(expected));
      }),
      { numRuns: 60 },
    );
  });

  it('override the options if they contradict them, and are narrowed by them if they do not', async () => {
    const rows = [['94110'], ['91304'], [''], ['87501']];
    expect(await answers(['zip'], rows, ['--state', 'CA'])).toEqual([
      '0111205',
      'E_ZIP_SPLIT',
      'E_LOCALITY_AMBIGUOUS',
      '0421205',
    ]);
    expect(await answers(['zip'], rows, ['--locality', 'CA-17'])).toEqual([
      '0111205',
      '0118217',
      '0118217',
      '0421205',
    ]);
  });

  it('are none where the cell of a locality says "national", which another part of a place contradicts', async () => {
    const rows = [['national'], [' National '], ['="CA-05"']];
    expect(await answers(['locality'], rows, ['--locality', 'CA-17'])).toEqual([
      'national',
      'national',
      '0111205',
    ]);
    expect(await answers(['locality', 'state'], [['national', 'CA']])).toEqual(['E_LOCALITY_UNKNOWN']);
  });

  it('are known by the usual names of their columns', async () => {
    expect(
      await answers(
        ['Zip Code', 'County Name'],
        [
          ['94110', ''],
          ['', 'Kern, CA'],
        ],
      ),
    ).toEqual(['0111205', '0111254']);
    expect(await answers(['Service ZIP'], [['94110']])).toEqual(['0111205']);
    expect(await answers(['plz'], [['94110']], ['--zip-column', 'plz'])).toEqual(['0111205']);
  });
});
