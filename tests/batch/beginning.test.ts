import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { canTell, notText } from '../../src/batch/input/beginning.js';

const text = 'code,note\n99213,x\n';
const utf16 = (content: string): Buffer => Buffer.from(content, 'utf16le');
const zipped = (name: string): Buffer => {
  const header = Buffer.alloc(30);
  header.write('PK\u0003\u0004\n', 'latin1');
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), deflateRawSync(text)]);
};

const KINDS: readonly (readonly [what: string, bytes: Buffer])[] = [
  ['UTF-16 text', utf16(`\uFEFF${text}`)],
  ['UTF-16 text', utf16(text)],
  ['UTF-16 text', utf16(`\uFEFF${text}`).swap16()],
  ['UTF-16 text', utf16(text).swap16()],
  ['UTF-16 text', utf16(' \n99213\n')],
  ['UTF-32 text', Buffer.from('\u00FF\u00FE\0\0c\0\0\0', 'latin1')],
  ['a gzip file', gzipSync(text)],
  ['an Excel workbook', zipped('[Content_Types].xml')],
  ['an Excel workbook', zipped('xl/workbook.xml')],
  ['a zip file', zipped('claims.csv')],
  ['an Excel workbook of the old kind (.xls)', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['a PDF', Buffer.from('%PDF-1.7\n')],
  ['a bzip2 file', Buffer.from('BZh91AY')],
  ['an xz file', Buffer.from('fd377a585a00', 'hex')],
  ['a zstd file', Buffer.from('28b52ffd24', 'hex')],
  ['a Parquet file', Buffer.from('PAR1\u0015')],
  ['HTML or XML', Buffer.from('\uFEFF<?xml version="1.0"?>\n')],
  ['HTML or XML', Buffer.from('  <!DOCTYPE html>')],
  ['JSON', Buffer.from('{"claims": []}')],
  ['JSON', Buffer.from('\uFEFF[ {"code": "99213"}]')],
  ['binary data', Buffer.from('7f454c46020101000000', 'hex')],
  ['binary data', Buffer.from('code\u0001\n99213\n')],
];

describe('the beginning of input', () => {
  it.each(KINDS)('is %s', (what, bytes) => {
    expect(notText(bytes)?.what).toBe(what);
    expect(notText(bytes)?.fix).toMatch(/^[A-Z].*[.…]$/);
  });

  it.each(KINDS)('is %s as soon as it can be told', (what, bytes) => {
    const enough = bytes.findIndex((_, i) => canTell(bytes.subarray(0, i + 1)));
    if (enough >= 0) expect(notText(bytes.subarray(0, enough + 1))?.what).toBe(what);
  });

  it.each([
    text,
    '\uFEFFcode\n',
    'PK,code\n1,99213\n',
    '99213',
    '"[code]",x\n',
    'code\n\0\u0001\n',
    Buffer.from('caf\u00E9,code\n', 'latin1'),
    Buffer.from('\u0093code\u0094\n', 'latin1'),
    '\u001B[1mcode\n',
    '<5,code\n',
    'ISA*00*',
    '',
  ])('may be text: %j', (content) => {
    expect(notText(Buffer.from(content))).toBeNull();
  });

  it('can be told from its first line, or without one from 512 bytes', () => {
    expect(canTell(Buffer.from('abc'))).toBe(false);
    expect(canTell(Buffer.from('abc\n'))).toBe(true);
    expect(canTell(Buffer.from('x'.repeat(511)))).toBe(false);
    expect(canTell(Buffer.from('x'.repeat(512)))).toBe(true);
    expect(canTell(Buffer.from('PK\u0003\u0004\n'))).toBe(false);
  });
});
