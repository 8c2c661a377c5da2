import { describe, expect, it } from 'vitest';
import { refusal } from '../../../src/core/issue/issue.js';
import type { Remedy } from '../../../src/core/issue/remedy.js';

describe('refusal', () => {
  it('applies to any setting unless it names one, and contains nothing that was not given', () => {
    expect(refusal('E_BY_REPORT', '99213', 'Why.')).toEqual({
      ok: false,
      code: 'E_BY_REPORT',
      service: '99213',
      message: 'Why.',
      setting: null,
    });
    expect(refusal('E_NOT_PRICED_STATUS_B', '', '', { setting: 'facility', reference: 5 })).toMatchObject({
      setting: 'facility',
      reference: 5,
    });
  });

  it('accepts no misspelled code, remedy or reading', () => {
    // @ts-expect-error: not a code
    refusal('E_BY_REPROT', '', '');
    // @ts-expect-error: not a status code's prefix
    refusal('E_NOT_PRICED_X', '', '');
    // @ts-expect-error: not a remedy
    refusal('E_NA_FACILITY', '', '', { remedy: { do: 'allow' } });
    // @ts-expect-error: not a choice of this point
    const remedy: Remedy = { do: 'take-reading', point: 'preoperative', choice: 'line' };
    expect(remedy).toBeTruthy();
  });
});
