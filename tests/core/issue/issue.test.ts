import { describe, expect, it } from 'vitest';
import { issueText, refusal } from '../../../src/core/issue/issue.js';

describe('refusal', () => {
  it('stands for any setting unless it names one, and holds nothing that was not given', () => {
    expect(refusal('E_X', '99213', 'Why.')).toEqual({
      ok: false,
      code: 'E_X',
      service: '99213',
      message: 'Why.',
      setting: null,
    });
    expect(refusal('E_X', '', '', { setting: 'facility', reference: 5 })).toMatchObject({
      setting: 'facility',
      reference: 5,
    });
  });
});

describe('issueText', () => {
  it.each([
    [{ code: 'E_X', message: 'Why.' }, 'E_X: Why.'],
    [{ code: 'E_X', message: 'Why.', hint: 'Do that.' }, 'E_X: Why. Do that.'],
  ])('%j in one cell', (issue, text) => expect(issueText(issue)).toBe(text));
});
