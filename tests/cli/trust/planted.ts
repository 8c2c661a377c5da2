/**
 * Files with an invented patient, damaged in many ways: claims in X12 that no longer look like it, and tables
 * whose columns are not what they seem.
 */

/** What must never be shown: names, member numbers, dates of birth in every spelling, account numbers. */
export const PLANTED = [
  'QUIMBLEROYD',
  'ZENOBIAH',
  '1EG4TE5MK73',
  '19331231',
  '1933-12-31',
  '12/31/1933',
  'ACCTQX7781',
  'HALCYONE',
  'WARBLETON',
  '123-45-6789',
  '5550107733',
] as const;

/** A generator of numbers from 0 to below 1 that gives the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Random = () => number;

const below = (random: Random, n: number): number => Math.floor(random() * n);
const pick = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)] as T;

/** An 837P of one invented patient with two claims. */
const SEGMENTS = [
  'ISA*00*          *00*          *ZZ*MADEUPSENDER   *ZZ*MADEUPRECEIVER *260105*0900*^*00501*000000001*0*T*:',
  'GS*HC*MADEUPSENDER*MADEUPRECEIVER*20260105*0900*1*X*005010X222A1',
  'ST*837*0001*005010X222A1',
  'BHT*0019*00*MADEUP*20260105*0900*CH',
  'NM1*41*2*MADE UP BILLING*****46*MADEUP',
  'PER*IC*ZENOBIAH QUIMBLEROYD*TE*5550107733',
  'HL*1**20*1',
  'NM1*85*2*MADE UP CLINIC*****XX*1111111111',
  'N3*1 NOWHERE ST',
  'N4*SAN FRANCISCO*CA*941101234',
  'HL*2*1*22*0',
  'SBR*P*18*******MB',
  'NM1*IL*1*QUIMBLEROYD*ZENOBIAH****MI*1EG4TE5MK73',
  'N3*77 HALCYONE RD',
  'N4*WARBLETON*CA*946010002',
  'DMG*D8*19331231*F',
  'REF*SY*123-45-6789',
  'CLM*ACCTQX7781*350.5***11:B:1*Y*A*Y*Y',
  'NTE*ADD*QUIMBLEROYD, ZENOBIAH BORN 12/31/1933',
  'HI*ABK:M1711*ABF:E119',
  'LX*1',
  'SV1*HC:99214:25*200.50*UN*1***1:2',
  'DTP*472*D8*20260105',
  'LX*2',
  'SV1*HC:20610:RT*150*UN*1***1',
  'DTP*472*D8*20260105',
  'CLM*ACCTQX7781*80***22:B:1*Y*A*Y*Y',
  'LX*1',
  'SV1*HC:93010*80*UN*1***1',
  'DTP*472*D8*20260107',
  'SE*29*0001',
  'GE*1*1',
  'IEA*1*000000001',
];

const WHOLE = `${SEGMENTS.join('~')}~`;
const byLine = (segments: readonly string[]): string => `${segments.join('~\n')}~\n`;

function garbled(text: string, random: Random): string {
  let result = text;
  for (let left = 1 + below(random, 12); left > 0; left--) {
    const at = below(random, result.length);
    const kind = below(random, 3);
    const inserted =
      kind === 0 ? '' : pick(random, ['*', '~', ':', '"', ',', '\n', '\t', ';', 'X', ' ', '\u00FF']);
    result = result.slice(0, at) + inserted + result.slice(kind === 1 ? at : at + 1);
  }
  return result;
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = below(random, i + 1);
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}

/** Segments without a word of each that makes it recognizable: some other identifiers. */
const relabeled = (random: Random): string[] =>
  SEGMENTS.map((segment) =>
    random() < 0.3 ? segment.replace(/^[A-Z0-9]+/, pick(random, SEGMENTS).split('*')[0] ?? '') : segment,
  );

const CSV_HEADERS = ['code', '\n\ncode', '99213', 'code,modifier,units', 'HCPCS;Mod', 'claim_id\tcode\tdate'];

type Damage = readonly [name: string, of: (random: Random) => string | Buffer];

/** Ways in which an 837P can be damaged or disguised. */
export const X12_DAMAGE: readonly Damage[] = [
  ['none', () => WHOLE],
  ['in lower case', () => WHOLE.toLowerCase()],
  ['in any case', (random) => [...WHOLE].map((c) => (random() < 0.5 ? c.toLowerCase() : c)).join('')],
  [
    'behind stray bytes',
    (random) => pick(random, ['X', '"', '\u0000', '#', ' ,', 'x;', '--', '\u00A0', '\u001b[31m']) + WHOLE,
  ],
  ['behind byte order marks', (random) => '\uFEFF'.repeat(1 + below(random, 3)) + WHOLE],
  ['without its first segments', (random) => byLine(SEGMENTS.slice(1 + below(random, 28)))],
  [
    'without its first segments in one line',
    (random) => `${SEGMENTS.slice(1 + below(random, 28)).join('~')}~`,
  ],
  ['without its first characters', (random) => WHOLE.slice(1 + below(random, 400))],
  ['cut off', (random) => WHOLE.slice(0, below(random, WHOLE.length))],
  ['a segment to a line', (random) => SEGMENTS.join(pick(random, ['~\n', '~\r\n', '\n', '\r\n', '\r']))],
  [
    'with other delimiters',
    (random) =>
      WHOLE.replaceAll('*', pick(random, ['|', '^', '!', '#', '\u001d'])).replaceAll(
        '~',
        pick(random, ['~', '\n', '\u001c', "'"]),
      ),
  ],
  ['in quotes', () => `"${WHOLE}"\n`],
  ['in quotes line by line', () => SEGMENTS.map((segment) => `"${segment}~"\n`).join('')],
  ['below a header', (random) => `${pick(random, CSV_HEADERS)}\n${byLine(SEGMENTS)}`],
  [
    'below a header without its first segments',
    (random) => `${pick(random, CSV_HEADERS)}\n${byLine(SEGMENTS.slice(1 + below(random, 25)))}`,
  ],
  ['below a header in one line', (random) => `${pick(random, CSV_HEADERS)}\n${WHOLE}`],
  ['below a header and rows', (random) => `code\n99213\n90853\n${byLine(SEGMENTS.slice(below(random, 20)))}`],
  ['with its segments shuffled', (random) => byLine(shuffled(SEGMENTS, random))],
  [
    'with its inner segments shuffled',
    (random) =>
      byLine([...SEGMENTS.slice(0, 3), ...shuffled(SEGMENTS.slice(3, 30), random), ...SEGMENTS.slice(30)]),
  ],
  ['with other identifiers', (random) => byLine(relabeled(random))],
  ['garbled', (random) => garbled(WHOLE, random)],
  ['garbled by line', (random) => garbled(byLine(SEGMENTS), random)],
  ['as UTF-16', (random) => Buffer.from(pick(random, ['\uFEFF', '']) + WHOLE, 'utf16le')],
  ['twice', () => WHOLE + WHOLE.slice(0, 900)],
];

const HEADER =
  'patient,dob,member_id,claim_id,date,code,modifiers,units,pos,zip,county,state,charge,minutes,provider_type,session'.split(
    ',',
  );
const ROW =
  'QUIMBLEROYD ZENOBIAH,1933-12-31,1EG4TE5MK73,17,2026-01-05,99213,25,1,11,94110,San Francisco,CA,120.50,,MD,1'.split(
    ',',
  );
const OTHER =
  'QUIMBLEROYD ZENOBIAH,12/31/1933,1EG4TE5MK73,18,2026-01-06,90853,,1,11,10001,New York,NY,80,,MD,1'.split(
    ',',
  );

const lines = (rows: readonly (readonly string[])[], delimiter = ','): string =>
  rows.map((cells) => `${cells.join(delimiter)}\n`).join('');

const rotated = (cells: readonly string[], by: number): string[] => [
  ...cells.slice(by),
  ...cells.slice(0, by),
];

/** The columns that rvu reads; a name in any other is nobody's business, and one in these is refused. */
const READ = HEADER.slice(4);

function replaced(random: Random): string {
  const column = HEADER.indexOf(pick(random, READ));
  const planted = ROW.map((cell, i) => (i === column ? pick(random, PLANTED) : cell));
  return lines([HEADER, ROW, planted, OTHER]);
}

/** Ways in which a table of claims can be something else than its header says. */
export const CSV_DAMAGE: readonly Damage[] = [
  ['none', () => lines([HEADER, ROW, OTHER])],
  ['no header', (random) => lines([ROW, OTHER], pick(random, [',', ';', '\t', '|']))],
  ['no header and other columns', (random) => lines([shuffled(ROW, random), OTHER])],
  ['a name for a value', replaced],
  ['a name for a value again', replaced],
  ['a name for a value in quotes', (random) => replaced(random).replaceAll('QUIMBLEROYD', '"QUIMBLEROYD"')],
  [
    'columns moved',
    (random) => lines([HEADER, rotated(ROW, 1 + below(random, 15)), rotated(OTHER, 1 + below(random, 15))]),
  ],
  ['columns shuffled', (random) => lines([HEADER, shuffled(ROW, random), shuffled(OTHER, random)])],
  ['too many cells', (random) => lines([HEADER, [...ROW, pick(random, PLANTED)], OTHER])],
  ['too few cells', (random) => lines([HEADER, ROW.slice(below(random, 12)), OTHER])],
  [
    'an open quote',
    (random) =>
      lines([HEADER, ROW.map((cell, i) => (i === 1 + below(random, 9) ? `"${cell}` : cell)), OTHER]),
  ],
  [
    'text after a quote',
    (random) =>
      lines([HEADER, ROW.map((cell, i) => (i === below(random, 10) ? `"${cell}"ZENOBIAH` : cell)), OTHER]),
  ],
  ['a title above', (random) => `Claims of ${pick(random, PLANTED)}\n${lines([HEADER, ROW])}`],
  ['one column', (random) => `${pick(random, PLANTED)}\n99213\n`],
  ['one column below codes', (random) => `code\n99213\n${shuffled(PLANTED, random).join('\n')}\n`],
  ['a code column only', (random) => `code,note\n${pick(random, PLANTED)},\n${pick(random, PLANTED)},x\n`],
  ['garbled', (random) => garbled(lines([HEADER, ROW, OTHER]), random)],
  ['garbled without header', (random) => garbled(lines([ROW, OTHER]), random)],
  [
    'places',
    (random) =>
      `code,locality,mac,zip\n99213,${pick(random, PLANTED)},${pick(random, PLANTED)},\n99213,,,${pick(random, PLANTED)}\n99213,${pick(random, PLANTED)},,94110\n`,
  ],
  [
    'counties',
    (random) =>
      `code,county,state,zip\n99213,${pick(random, PLANTED)},AL,94110\n99213,"${pick(random, PLANTED)}, OH",,\n99213,Alameda,${pick(random, PLANTED)},\n`,
  ],
];
