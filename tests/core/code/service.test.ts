import { describe, expect, it } from 'vitest';
import { findService } from '../../../src/core/code/service.js';
import { rowOf, schedule } from '../../support/bundle.js';

const find = (code: string, ...modifiers: string[]) => findService(schedule, { code, modifiers });
const refusal = (code: string, ...modifiers: string[]) => {
  const outcome = find(code, ...modifiers);
  if (outcome.ok) throw new Error(`${code} was found`);
  return outcome;
};

describe('findService', () => {
  it.each([
    ['70553', []],
    ['70553', ['26']],
    ['70553', ['TC']],
    ['45378', ['53']],
    ['44388', ['53']],
    ['G0105', ['53']],
    ['G0121', ['53']],
    ['86153', ['26']],
  ])('%s %j has its own row', (code, modifiers) => {
    const outcome = find(code, ...modifiers);
    expect(outcome).toMatchObject({ ok: true, row: { code, modifier: modifiers[0] ?? '' } });
  });

  it('a modifier written twice counts once', () => {
    expect(find('70553', '26', '26')).toMatchObject({ ok: true, row: { modifier: '26' } });
  });

  it('takes the OPPS columns of the QP file if they differ, and the unchanged row otherwise', () => {
    const service = { code: '70496', modifiers: ['TC'] };
    const [plain, qp] = [findService(schedule, service), findService(schedule, service, true)];
    if (!plain.ok || !qp.ok) throw new Error('not found');
    const { oppsNonfacilityPe, oppsFacilityPe, oppsMalpractice, ...rest } = qp.row;
    expect(plain.row).toMatchObject(rest);
    expect([oppsNonfacilityPe, oppsFacilityPe, oppsMalpractice]).not.toEqual([
      plain.row.oppsNonfacilityPe,
      plain.row.oppsFacilityPe,
      plain.row.oppsMalpractice,
    ]);
    expect(rowOf('99213', true)).toEqual(rowOf('99213'));
  });

  it.each([
    ['99213', ['26'], 'E_MODIFIER_NOT_ALLOWED'],
    ['93010', ['TC'], 'E_MODIFIER_NOT_ALLOWED'],
    ['85060', ['TC'], 'E_MODIFIER_NOT_ALLOWED'],
    ['99213', ['53'], 'E_MODIFIER_NOT_ALLOWED'],
    ['86153', [], 'E_MODIFIER_REQUIRED'],
    ['27447', ['50'], 'E_MODIFIER_UNSUPPORTED'],
    ['27447', ['LT', '59'], 'E_MODIFIER_UNSUPPORTED'],
    ['70553', ['26', 'ZZ'], 'E_MODIFIER_UNKNOWN'],
    ['70553', ['26', 'TC'], 'E_MODIFIER_CONFLICT'],
    ['45378', ['53', '26'], 'E_MODIFIER_CONFLICT'],
    ['99999', [], 'E_CODE_UNKNOWN'],
    ['99999', ['26'], 'E_CODE_UNKNOWN'],
  ])('%s %j is refused with %s', (code, modifiers, expected) =>
    expect(refusal(code, ...modifiers).code).toBe(expected),
  );

  it('says which rows exist: 86153 is listed only with 26, and the refusal of 86153-TC says so', () => {
    expect(refusal('86153').hint).toContain('86153-26');
    expect(refusal('86153', 'TC').hint).toContain('26');
    expect(refusal('86153', 'TC').service).toBe('86153-TC');
  });

  it('says why 26 is not allowed: the PC/TC indicator and its meaning', () => {
    expect(refusal('99213', '26').message).toContain('PC/TC indicator is 0');
    expect(refusal('99213', '53').message).not.toContain('PC/TC');
  });

  it('names each modifier it does not price', () => {
    expect(refusal('27447', 'LT', '59').message).toMatch(/LT, 59 have/);
    expect(refusal('27447', '50').message).toMatch(/50 has/);
  });

  it('suggests existing codes for a code that does not exist', () => {
    expect(refusal('90835').hint).toContain('90853');
    expect(refusal('90835').message).toContain('Psychiatry');
    expect(refusal('G0O01').hint ?? '').not.toContain('undefined');
  });
});
