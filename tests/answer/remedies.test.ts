import { describe, expect, it } from 'vitest';
import { hintOf, issueText, noticeText, remedyText } from '../../src/answer/issue/remedies.js';
import { noticesJson } from '../../src/answer/json/issues.js';
import type { Issue } from '../../src/core/issue/issue.js';
import type { Remedy } from '../../src/core/issue/remedy.js';

describe('remedyText', () => {
  it.each<[Remedy, string]>([
    [{ do: 'allow-na' }, 'Use --allow-na to price it anyway.'],
    [
      { do: 'take-reading', point: 'preoperative', choice: 'share' },
      '--reading preoperative=share prices it.',
    ],
    [{ do: 'give-minutes' }, 'Give them, as in --minutes 95 or in a column named minutes.'],
    [{ do: 'give-percent', modifier: '52' }, '--percent-52 takes a percentage.'],
    [{ do: 'leave-out', modifiers: ['LT'] }, 'Leave it out here; pay and claim price it.'],
    [{ do: 'leave-out', modifiers: ['LT', '59'] }, 'Leave them out here; pay and claim price them.'],
  ])('%j', (remedy, text) => expect(remedyText(remedy)).toBe(text));
});

const issue = { code: 'E_BY_REPORT', message: 'Why.' } as const;

describe('an issue', () => {
  it.each<[Issue, string | undefined, string]>([
    [issue, undefined, 'E_BY_REPORT: Why.'],
    [{ ...issue, hint: 'Do that.' }, 'Do that.', 'E_BY_REPORT: Why. Do that.'],
    [
      { ...issue, remedy: { do: 'give-minutes' } },
      'Give them, as in --minutes 95 or in a column named minutes.',
      'E_BY_REPORT: Why. Give them, as in --minutes 95 or in a column named minutes.',
    ],
  ])('%j', (each, hint, text) => {
    expect(hintOf(each)).toBe(hint);
    expect(issueText(each)).toBe(text);
  });
});

describe('a notice', () => {
  const plain = { code: 'N_DATE', message: 'What.' } as const;
  const open = {
    code: 'N_BY_REPORT',
    message: 'The fee without it.',
    remedy: { do: 'give-percent', modifier: '22' },
  } as const;

  it('is followed by its remedy', () => {
    expect(noticeText(plain)).toBe('What.');
    expect(noticeText(open)).toBe('The fee without it. --percent-22 takes a percentage.');
  });

  it('is code and message in JSON', () => {
    expect(noticesJson([plain, open])).toEqual([
      { code: 'N_DATE', message: 'What.' },
      { code: 'N_BY_REPORT', message: 'The fee without it. --percent-22 takes a percentage.' },
    ]);
  });
});
