import { describe, expect, it } from 'vitest';
import { CsvScanner } from '../../src/batch/input/csv-scanner.js';
import { readLayout } from '../../src/batch/input/layout.js';
import { LONGEST_FIELD, Records } from '../../src/batch/input/records.js';
import { CLAIM_ROLES } from '../../src/batch/input/roles.js';
import { ClaimGroups } from '../../src/batch/price/claim-groups.js';
import type { Refusal } from '../../src/core/issue/issue.js';

const SLACK = 16;

/** The claims of a file with the columns claim_id and code: where they start, and what each is called. */
function groupsOf(cells: readonly string[]) {
  const text = cells.map((cell) => `${cell},99213\n`).join('');
  const bytes = Buffer.alloc(text.length + SLACK);
  bytes.write(text, 'latin1');
  const records = new Records(2, cells.length);
  records.bytes = bytes;
  records.view = new DataView(bytes.buffer);
  new CsvScanner(',', records, 2, LONGEST_FIELD).scan(0, text.length, true, 1);
  const groups = new ClaimGroups(
    readLayout(['claim_id', 'code'], { delimiter: ',', newline: '\n', line: 1 }, {}, CLAIM_ROLES),
    { isOneClaim: false, dayOf: () => '' },
  );
  const refused: (Refusal | null)[] = cells.map(() => null);
  groups.divide(records, refused, true);
  const claims = groups.starts.slice(0, -1).map((_, group) => groups.name(group));
  const reappeared = claims.map((_, group) => groups.refusal(group)?.code ?? null);
  return { starts: groups.starts, claims, reappeared, missing: refused.map((each) => each?.code ?? null) };
}

describe('the claims of a file', () => {
  it('keeps consecutive lines with the same number together', () => {
    const { starts, claims } = groupsOf(['C1', 'C1', 'C2', 'C3', 'C3']);
    expect(starts).toEqual([0, 2, 3, 5]);
    expect(claims).toEqual(['C1', 'C2', 'C3']);
  });

  it.each([
    ['quotes', 'C1', '"C1"'],
    ['blanks', ' C1', 'C1 '],
    ['blanks within quotes', '" C1"', 'C1'],
    ['a no-break space', 'C1\u00A0', 'C1'],
    ['doubled quotes', '"C""1"', 'C"1'],
  ])('reads the same number in spite of %s', (_, one, other) => {
    expect(groupsOf([one, other]).claims).toHaveLength(1);
    expect(groupsOf([one, 'X', other]).reappeared).toEqual([null, null, 'E_CLAIM_SPLIT']);
  });

  it.each([
    ['C1', 'C10'],
    ['C1', 'c1'],
    ['C1\u00E9', 'C1\u00E8'],
    ['"C""1"', '"C1"'],
  ])('tells %s from %s', (one, other) => {
    expect(groupsOf([one, other]).claims).toHaveLength(2);
    expect(groupsOf([one, 'X', other]).reappeared).toEqual([null, null, null]);
  });

  it('leaves a line without a number with the claim before it', () => {
    const { starts, claims, missing } = groupsOf(['', 'C1', '', ' ', 'C2']);
    expect(starts).toEqual([0, 4, 5]);
    expect(claims).toEqual(['C1', 'C2']);
    expect(missing).toEqual(['E_CLAIM_MISSING', null, 'E_CLAIM_MISSING', 'E_CLAIM_MISSING', null]);
  });

  it('remembers thousands of claims', () => {
    const numbers = Array.from({ length: 5_000 }, (_, i) => `C${i}`);
    const { reappeared } = groupsOf([...numbers, ...numbers]);
    expect(reappeared.slice(0, 5_000).every((each) => each === null)).toBe(true);
    expect(reappeared.slice(5_000).every((each) => each === 'E_CLAIM_SPLIT')).toBe(true);
  });
});
