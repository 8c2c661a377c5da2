import type { Random } from '../random.js';

/** Words that people, programs and attackers type. */

export const CODES = [
  '90853',
  '99213',
  '70496',
  '97110',
  '27447',
  '00100',
  '70553-26',
  'G0101',
  '45378',
  '45385',
  '70553',
  '36591',
  '93000',
  '11042',
  '99999',
  'J1745',
  '0001F',
  'D0120',
  'A0021',
  '86153',
];
export const MODIFIERS = [
  '',
  '26',
  'TC',
  '53',
  '25',
  '59',
  '50',
  'LT',
  'RT',
  '80',
  'AS',
  '62',
  '54',
  '55',
  '78',
  'GP',
  'CO',
  'QK',
  'AA',
  'GY',
  'ZZ',
  '26 59',
  '26,59',
];
export const PLACES = [
  'CA-05',
  '0111205',
  '01112-05',
  'manhattan',
  'CA',
  'texas',
  'AK',
  '05',
  'national',
  'Alameda, CA',
  '94110',
  '94110-1234',
  'nowhere',
  'San Francisqo',
];
export const STATES = ['CA', 'NY', 'texas', 'AK', 'PR', 'ZZ'];

/** Names that objects inherit, spreadsheet formulas, escapes, other scripts, numbers at limits. */
export const HOSTILE = [
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toString',
  'valueOf',
  '=1+1',
  "=cmd|' /C calc'!A0",
  '+1',
  '-1',
  '@SUM(1)',
  '\u001b[31mred',
  '\u001b]0;title\u0007',
  '\u009b31m',
  '\u0007',
  '\u0000',
  'a\u0000b',
  '\u007f',
  '\u202e5358',
  '\u200b',
  '\u00a0',
  '\ufeff',
  '\ufffd',
  'é',
  '名前',
  '😀',
  '٣٤٥',
  '９９２１３',
  'e\u0301',
  '9007199254740993',
  '99999999999999999999',
  '1e309',
  '-0',
  '0',
  '0x10',
  '1.005',
  'NaN',
  'Infinity',
  'null',
  'undefined',
  'true',
  '%s%n%d',
  '#{x}',
  '$(id)',
  '`id`',
  '../../etc/passwd',
  '.',
  '..',
  '/',
  ' ',
  '',
  '\t',
  '\n',
  '\r\n',
  'a\nb',
  "'",
  '"',
  '""',
  '\\',
  '<script>',
  '--',
  '-',
  '---',
  '*',
  '?',
  '[a-z]',
  '(((((',
  '99213*',
  '99213-99215',
  '99215-99213',
  '992',
  '99213-',
  '-26',
  '99213-26-26-26-26-26',
];

/** A word of any kind: mostly hostile, sometimes very long or arbitrary. */
export function hostileWord(random: Random): string {
  switch (random.weighted({ listed: 10, long: 1, huge: 1, unicode: 2, joined: 2, code: 4 })) {
    case 'long':
      return random
        .pick(['x', '9', 'é', '99213-', '\u001b[1m', 'A,', '"'])
        .repeat(random.between(100, 2_000));
    case 'huge':
      return random.pick(['x', '9', 'San ', '-']).repeat(random.between(10_000, 40_000));
    case 'unicode':
      return random.list(random.between(1, 8), () => String.fromCodePoint(random.below(0xd7ff))).join('');
    case 'joined':
      return `${random.pick(HOSTILE)}${random.pick([' ', ',', '-', ''])}${random.pick(HOSTILE)}`;
    case 'code':
      return random.pick(CODES);
    default:
      return random.pick(HOSTILE);
  }
}

/** Beginning of every made-up name, which no figure, code or sentence of the program contains. */
const MARK = 'QZXV';

/** A made-up patient, and what must never be shown. */
export interface Patient {
  readonly last: string;
  readonly first: string;
  readonly member: string;
  /** YYYYMMDD; before any date that the program writes */
  readonly birth: string;
  readonly secrets: readonly string[];
}

export function patient(random: Random): Patient {
  const letters = (length: number): string => random.text('ABEGIKLMNOPRSTU', length);
  const birth = `19${random.between(10, 39)}${String(random.between(1, 12)).padStart(2, '0')}${random.between(10, 28)}`;
  const dashed = birth.replace(/^(....)(..)(..)$/, '$1-$2-$3');
  return {
    last: `${MARK}${letters(random.between(4, 7))}`,
    first: `${MARK}${letters(random.between(4, 6))}`,
    member: `7${MARK}${random.text('0123456789', 6)}`,
    birth,
    secrets: [MARK, birth, dashed, dashed.replaceAll('-', '/')],
  };
}
