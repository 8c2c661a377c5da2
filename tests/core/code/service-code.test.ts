import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseServiceCode, splitModifiers } from '../../../src/core/code/service-code.js';

const symbol = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const code = fc.string({ unit: symbol, minLength: 5, maxLength: 5 });
const modifier = fc.string({ unit: symbol, minLength: 2, maxLength: 2 });
const separator = fc.constantFrom('-', ' ', ':', ', ', '/', ' - ');

describe('parseServiceCode', () => {
  it('reads any code and modifiers, in any case, with any of the usual separators', () => {
    fc.assert(
      fc.property(code, fc.array(modifier, { maxLength: 4 }), separator, (one, modifiers, between) => {
        const text = [one, ...modifiers].join(between);
        expect(parseServiceCode(text.toLowerCase())).toEqual({ code: one, modifiers });
      }),
    );
  });

  it.each([
    ['90853', '90853', []],
    ['70553-26', '70553', ['26']],
    ['g0101', 'G0101', []],
    ['0001F', '0001F', []],
    ['0075t', '0075T', []],
    ['GXXX1', 'GXXX1', []],
    ['27447 LT 59', '27447', ['LT', '59']],
  ])('reads %s', (text, expected, modifiers) =>
    expect(parseServiceCode(text)).toEqual({ code: expected, modifiers }),
  );

  it.each([
    ['', 'E_CODE_MISSING'],
    ['  ', 'E_CODE_MISSING'],
    ['9085', 'E_CODE_INVALID'],
    ['908533', 'E_CODE_INVALID'],
    ['9085.0', 'E_CODE_INVALID'],
    ['9085é', 'E_CODE_INVALID'],
    ['70553-2', 'E_MODIFIER_INVALID'],
    ['70553-261', 'E_MODIFIER_INVALID'],
    ['70553-2!', 'E_MODIFIER_INVALID'],
  ])('refuses "%s" with %s', (text, expected) =>
    expect(parseServiceCode(text)).toMatchObject({ ok: false, code: expected }),
  );

  it('answers any text with a service or a refusal that names a remedy', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseServiceCode(text);
        if ('ok' in parsed) return /^E_(CODE|MODIFIER)_/.test(parsed.code);
        return /^[A-Z0-9]{5}$/.test(parsed.code);
      }),
    );
  });
});

describe('splitModifiers', () => {
  it.each(['26, 59', '26 59', '26:59', '26-59', '26;59', '26|59', ' 26,,59 '])('"%s" are 26 and 59', (text) =>
    expect(splitModifiers(text)).toEqual(['26', '59']),
  );
});
