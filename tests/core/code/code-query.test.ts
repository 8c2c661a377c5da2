import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queryWords, resolveWord } from '../../../src/core/code/code-query.js';
import { bundledCells, schedule } from '../../support/bundle.js';

const codes = [...new Set(bundledCells('rvu26a.csv').map((row) => row.hcpcs ?? ''))];
const found = (word: string): string[] => resolveWord(schedule, word).services.map((service) => service.code);

describe('queryWords', () => {
  it.each([
    [['70553', '26'], ['70553-26']],
    [['70553 26 59'], ['70553-26-59']],
    [
      ['70553', 'tc', '99213'],
      ['70553-TC', '99213'],
    ],
    [['99213,99214'], ['99213', '99214']],
    [['g0101'], ['G0101']],
    [['70553-26'], ['70553-26']],
    [
      ['26', '70553'],
      ['26', '70553'],
    ],
    [['', ' , '], []],
  ])('%j asks for %j', (args, words) => expect(queryWords(args)).toEqual(words));
});

describe('resolveWord', () => {
  it.each([
    ['99202-99215', '99202', '99215'],
    ['90785-90899', '90785', '90899'],
    ['0001F-0075T', '0001F', '0075T'],
    ['A0021-D0999', 'A0021', 'D0999'],
  ])('%s is every code in the range, as the file lists them', (word, first, last) => {
    const expected = codes.filter((code) => code >= first && code <= last);
    expect(expected.length).toBeGreaterThan(3);
    expect(found(word)).toEqual(expected);
    expect(resolveWord(schedule, word).many).toBe(true);
  });

  it('a prefix is every code that begins with it, each listed once regardless of its rows', () => {
    const prefixes = fc
      .constantFrom(...codes)
      .chain((code) => fc.integer({ min: 1, max: 4 }).map((length) => code.slice(0, length)));
    fc.assert(
      fc.property(prefixes, (prefix) => {
        expect(found(`${prefix}*`)).toEqual(codes.filter((code) => code.startsWith(prefix)));
      }),
      { numRuns: 50 },
    );
  });

  it('a code with modifiers is one service, whether or not the release has it', () => {
    const one = { services: [{ code: '70553', modifiers: ['26', '59'] }], refusals: [], many: false };
    expect(resolveWord(schedule, '70553-26-59')).toEqual(one);
    expect(found('99999')).toEqual(['99999']);
  });

  it.each([
    ['99215-99202', 'E_CODE_UNKNOWN', '99202-99215'],
    ['99999*', 'E_CODE_INVALID', ''],
    ['ZZ*', 'E_CODE_UNKNOWN', ''],
    ['00001-00009', 'E_CODE_UNKNOWN', ''],
    ['*', 'E_CODE_INVALID', ''],
    ['9085', 'E_CODE_INVALID', ''],
  ])('%s is refused with %s', (word, code, remedy) => {
    const { services, refusals } = resolveWord(schedule, word);
    expect(services).toEqual([]);
    expect(refusals).toMatchObject([{ ok: false, code }]);
    expect(refusals[0]?.message).toContain(remedy);
  });
});
