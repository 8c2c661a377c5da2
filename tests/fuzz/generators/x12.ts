import type { Random } from '../random.js';
import type { Trial } from '../trial.js';
import { mutated, sizesOf } from './table.js';
import { CODES, type Patient, patient } from './words.js';

/** Professional claims of invented patients, whole or damaged, given to every command that reads a batch. */

interface Delimiters {
  readonly element: string;
  readonly component: string;
  readonly repetition: string;
  readonly segment: string;
  /** After each segment */
  readonly newline: string;
}

const pad = (text: string, width: number): string => text.padEnd(width).slice(0, width);

function isaOf({ element, component, repetition, segment, newline }: Delimiters): string {
  const fields = ['ISA', '00', pad('', 10), '00', pad('', 10), 'ZZ', pad('MADEUPSENDER', 15), 'ZZ'];
  const rest = [
    pad('MADEUPRECEIVER', 15),
    '260105',
    '0900',
    repetition,
    '00501',
    '000000001',
    '0',
    'T',
    component,
  ];
  return [...fields, ...rest].join(element) + segment + newline;
}

function personSegments(who: Patient, role: string): string[] {
  return [
    `NM1*${role}*1*${who.last}*${who.first}*${who.first}***MI*${who.member}`,
    `N3*${who.last} STREET 1*${who.first}`,
    'N4*SAN FRANCISCO*CA*94110',
    `DMG*D8*${who.birth}*F`,
    `REF*SY*${who.member}`,
  ];
}

const MODIFIERS = ['', '', '', ':25', ':26', ':59', ':LT', ':50', ':GP:KX', ':ZZ'];

function lineSegments(random: Random, who: Patient, i: number): string[] {
  const code = random.pick(CODES).slice(0, 5);
  const described = random.chance(30)
    ? `${random.pick(MODIFIERS)}::::${who.last}`.replace(/^((?::[^:]*){4}).*:/, '$1:')
    : random.pick(MODIFIERS);
  return [
    `LX*${i + 1}`,
    `SV1*HC:${code}${described}*${random.between(10, 900)}*UN*${random.between(1, 4)}***1`,
    `DTP*472*D8*2026010${random.between(1, 9)}`,
    ...(random.chance(30) ? [`REF*6R*${who.member}`] : []),
    ...(random.chance(30) ? [`NTE*ADD*${who.last} BORN ${who.birth}`] : []),
  ];
}

function claimSegments(random: Random, who: Patient): string[] {
  const lines = random.list(random.between(1, 3), (i) => lineSegments(random, who, i));
  return [
    `CLM*${who.member}*100***${random.pick(['11', '22', '11', '21'])}:B:1*Y*A*Y*Y`,
    ...(random.chance(30) ? [`DTP*431*D8*${who.birth}`] : []),
    ...(random.chance(50) ? [`REF*D9*${who.member}`] : []),
    ...(random.chance(30) ? [`NTE*ADD*${who.first} ${who.last}`] : []),
    'HI*ABK:F4323',
    ...(random.chance(50) ? [`NM1*82*1*MADEUP*DOCTOR****XX*1234567893`] : []),
    ...(random.chance(20) ? ['SBR*S*18*******CI', ...personSegments(who, 'IL')] : []),
    ...lines.flat(),
  ];
}

/** Segments with the usual delimiters, from GS to GE. */
function groupOf(random: Random, who: Patient): string[] {
  const guide = '005010X222A1';
  const hasPatient = random.chance(40);
  const body = [
    'BHT*0019*00*1*20260105*0900*CH',
    'NM1*41*2*MADE UP SUBMITTER*****46*111',
    'PER*IC*SOMEBODY*TE*5555555555',
    'NM1*40*2*MADE UP RECEIVER*****46*222',
    'HL*1**20*1',
    'NM1*85*2*MADE UP CLINIC*****XX*1234567893',
    'N3*1 NOWHERE ST',
    'N4*SAN FRANCISCO*CA*941101234',
    'REF*EI*111111111',
    `HL*2*1*22*${hasPatient ? 1 : 0}`,
    `SBR*P*${hasPatient ? '' : '18'}*******MB`,
    ...personSegments(who, 'IL'),
    'NM1*PR*2*MEDICARE*****PI*00000',
    ...(hasPatient ? ['HL*3*2*23*0', 'PAT*19', ...personSegments(who, 'QC')] : []),
    ...random.list(random.between(1, 2), () => claimSegments(random, who)).flat(),
  ];
  const transaction = [`ST*837*0001*${guide}`, ...body, `SE*${body.length + 2}*0001`];
  return [`GS*HC*MADEUP*MADEUP*20260105*0900*1*X*${guide}`, ...transaction, 'GE*1*1'];
}

function delimitersOf(random: Random): Delimiters {
  const usual = random.chance(60);
  return {
    element: usual ? '*' : random.pick(['*', '|', '+', '\u001d', ',', '\t']),
    component: usual ? ':' : random.pick([':', '>', '<', '\u001f', ';']),
    repetition: usual ? '^' : random.pick(['^', '!', 'U']),
    segment: usual ? '~' : random.pick(['~', "'", '\u001c', '\n']),
    newline: random.pick(['', '', '\n', '\r\n']),
  };
}

/** What happens to segments before they are written. */
function damagedSegments(segments: readonly string[], random: Random): string[] {
  const out = [...segments];
  const at = random.below(out.length);
  switch (random.weighted({ repeat: 2, drop: 2, counts: 1, swap: 1, first: 3, own: 2, odd: 1 })) {
    case 'repeat':
      out.splice(at, 0, ...out.slice(at, at + random.between(1, 6)));
      break;
    case 'drop':
      out.splice(at, random.between(1, 4));
      break;
    case 'counts':
      return out.map((segment) => segment.replace(/^(SE|GE)\*\d+/, `$1*${random.below(99)}`));
    case 'swap':
      out.splice(at, 0, ...out.splice(random.below(out.length), 1));
      break;
    case 'first':
      out.splice(0, random.between(1, out.length));
      break;
    case 'own':
      return out.filter(
        (segment) => !segment.startsWith(random.pick(['ST', 'GS', 'HL', 'CLM', 'LX', 'SV1'])),
      );
    default:
      out.splice(
        at,
        0,
        random.pick(['', 'code', 'SV2*0450*HC:99213*1*UN*1', 'SV3*AD:D0120*1', 'ISA', 'code,modifier', '"']),
      );
  }
  return out;
}

function withDelimiters(segments: readonly string[], delimiters: Delimiters): string {
  const translate = (text: string): string =>
    text.replaceAll(/[*:]/g, (char) => (char === '*' ? delimiters.element : delimiters.component));
  return segments.map((segment) => translate(segment) + delimiters.segment + delimiters.newline).join('');
}

/** Damage to the text as a whole. */
function damagedText(text: string, random: Random): string {
  switch (
    random.weighted({ bytes: 5, cut: 2, tail: 2, lower: 1, junk: 3, lines: 1, twice: 1, commas: 1, utf16: 1 })
  ) {
    case 'bytes':
      return mutated(text, random);
    case 'cut':
      return text.slice(0, random.below(text.length));
    case 'tail':
      return text.slice(random.below(text.length));
    case 'lower':
      return text.toLowerCase();
    case 'junk':
      return (
        random.pick([
          '\n\n',
          ' ',
          '\u00ef\u00bb\u00bf',
          'x',
          '"',
          '\u0000',
          'code\n',
          'Claim file\n',
          '{"x12":"',
          'MIME-Version: 1.0\r\n\r\n',
          random.bytes(3),
        ]) + text
      );
    case 'lines':
      return text.replaceAll(/[~]/g, '\n');
    case 'twice':
      return text + text;
    case 'commas':
      return text.replaceAll('*', random.pick([',', '\t', ';']));
    default:
      return Buffer.from(text, 'utf16le').toString('latin1');
  }
}

export function x12Trial(random: Random, seed: number): Trial {
  const who = patient(random);
  const delimiters = delimitersOf(random);
  const isSound = random.chance(15);
  let segments = groupOf(random, who);
  if (!isSound && random.chance(50)) segments = damagedSegments(segments, random);
  const hasIsa = isSound || random.chance(75);
  const whole = hasIsa
    ? isaOf(delimiters) + withDelimiters([...segments, 'IEA*1*000000001'], delimiters)
    : withDelimiters(segments, delimiters);
  const stdin = !isSound && random.chance(60) ? damagedText(whole, random) : whole;
  const command = random.weighted({ claim: 5, pay: 3, lookup: 1, rank: 1 });
  const args = [
    command,
    ...(random.chance(20) ? ['-'] : []),
    ...(random.chance(40) ? [random.pick(['--json', '--ndjson', '--csv'])] : []),
    ...(command === 'claim' && random.chance(15) ? [random.pick(['--totals', '--explain'])] : []),
  ];
  return { generator: 'x12', seed, args, stdin, sizes: sizesOf(random, stdin.length), secrets: who.secrets };
}
