import { describe, expect, it } from 'vitest';
import { readZipText, unlistedZip } from '../../../../src/core/place/parts/zip.js';

describe('readZipText', () => {
  it.each([
    ['94110', '94110', false],
    [' 94110 ', '94110', false],
    ['94110-1234', '94110', false],
    ['94110 1234', '94110', false],
    ['941101234', '94110', false],
    ['94110.0', '94110', false],
    ['02134', '02134', false],
    ['2134', '02134', true],
    ['2134.0', '02134', true],
    ['2134-1234', '02134', true],
    ['21341234', '02134', true],
  ])('reads %s as %s', (text, zip, restored) => {
    const plus4 = /^\d{4,5}[-\s]?1234$/.test(text) ? '1234' : '';
    expect(readZipText(text)).toEqual({ ok: true, zip, plus4, restored });
  });

  it.each([
    '',
    '9',
    '94',
    '941',
    '9411O',
    '94110-12',
    '94110-12345',
    '9411012345',
    '941-10',
    'SW1A 1AA',
    '-94110',
    '94110.5',
  ])('refuses %j', (text) => {
    expect(readZipText(text)).toMatchObject({ ok: false, code: 'E_ZIP_INVALID' });
  });

  it('does not read three digits, which may be the beginning of a ZIP code, as one that lost two zeros', () => {
    expect(readZipText('941')).toMatchObject({ hint: expect.stringContaining('write 00941') });
  });
});

describe('unlistedZip', () => {
  it.each(['09012', '09800', '34001', '96201', '96399', '96699'])('%s is military', (zip) => {
    expect(unlistedZip(zip, 'ZIP5.csv').code).toBe('E_ZIP_MILITARY');
  });

  it.each(['00000', '99999', '34101', '96701', '09901'])('%s is unknown', (zip) => {
    expect(unlistedZip(zip, 'ZIP5.csv')).toMatchObject({
      code: 'E_ZIP_UNKNOWN',
      message: expect.stringContaining(zip),
    });
  });
});
