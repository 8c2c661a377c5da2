import { describe, expect, it } from 'vitest';
import { absentCode } from '../../../src/core/code/absent-code.js';
import { codeRuns } from '../../../src/core/code/code-runs.js';
import { unknownCode } from '../../../src/core/code/unknown-code.js';
import { openSchedule } from '../../../src/data/bundle/schedule.js';
import { DATA_DIR, schedule } from '../../support/bundle.js';

const earlier = openSchedule({ dataDir: DATA_DIR, release: 'RVU22A' });

describe('unknownCode', () => {
  it('says when a code ended, what reports the service now, and what was paid last', () => {
    expect(unknownCode(schedule, '99201')).toMatchObject({
      code: 'E_CODE_ENDED',
      service: '99201',
      message: '99201 is not in RVU26A: it ended on 2020-12-31.',
      hint: expect.stringMatching(
        /^It was: New patient office visit, level 1\. Now: 99202\. .*\$46\.56 outside a facility and \$27\.07 in a facility \(RVU20D\)\.$/,
      ),
    });
  });

  it.each(['TOTAL', 'GRAND', 'SMITH'])('places a word of a file, such as %s, in no section', (word) => {
    const { message, hint } = unknownCode(schedule, word);
    expect(message).toBe(`${word} is not in RVU26A.`);
    expect(hint).toBe('It is a word: every procedure code has at least one digit.');
  });

  it('knows codes that ended before the first release', () => {
    expect(unknownCode(schedule, '97001')).toMatchObject({
      code: 'E_CODE_ENDED',
      message: '97001 is not in RVU26A: it ended on 2016-12-31.',
      hint: expect.stringContaining('Now: 97161-97163.'),
    });
  });

  it('knows from the releases what the table of ended codes does not have', () => {
    expect(schedule.rules.endedCode('G2102')).toBeNull();
    expect(unknownCode(schedule, 'G2102')).toMatchObject({
      code: 'E_CODE_ENDED',
      message: 'G2102 is not in RVU26A: RVU20D was the last release to list it.',
    });
  });

  it('does not take a code for one that has ended before it has', () => {
    expect(earlier.row('37220', '')).not.toBeNull();
    expect(absentCode(earlier, '37254')).toMatchObject({ kind: 'later', first: { first: { id: 'RVU26A' } } });
    expect(unknownCode(earlier, '37254').message).toBe(
      '37254 is not in RVU22A: RVU26A, for services from 2026-01-01, is the first release to list it.',
    );
    expect(absentCode(earlier, '99201')?.kind).toBe('ended');
  });

  it.each([
    ['E0601', /DMEPOS fee schedule; the claim goes to the DME MAC/],
    ['K0001', /DMEPOS/],
    ['L3908', /DMEPOS/],
    ['B4035', /parenteral and enteral nutrition/],
    ['C1713', /OPPS/],
    ['0240U', /Clinical Laboratory Fee Schedule/],
  ])('%s: says which fee schedule pays, and no amount', (code, payer) => {
    const refused = unknownCode(schedule, code);
    expect(refused.code).toBe('E_CODE_ELSEWHERE');
    expect(refused.hint).toMatch(payer);
    expect(refused.message + refused.hint).not.toMatch(/\$|Did you mean/);
  });

  it('suggests codes where nothing is known', () => {
    expect(unknownCode(schedule, '90583')).toMatchObject({
      code: 'E_CODE_UNKNOWN',
      hint: expect.stringMatching(/^Did you mean 90853/),
    });
  });
});

describe('codeRuns', () => {
  it('writes three or more codes that follow one another as a range', () => {
    expect(codeRuns(['49186', '49187', '49188'])).toEqual(['49186-49188']);
    expect(codeRuns(['36901', '37246', '37247'])).toEqual(['36901', '37246', '37247']);
    expect(codeRuns(['97014', 'G0283', 'G0284', 'G0285', 'K0284'])).toEqual([
      '97014',
      'G0283-G0285',
      'K0284',
    ]);
    expect(codeRuns([])).toEqual([]);
  });
});
