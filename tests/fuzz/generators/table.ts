import type { Random } from '../random.js';
import type { Trial } from '../trial.js';
import { CODES, HOSTILE, hostileWord, MODIFIERS, type Patient, PLACES, patient, STATES } from './words.js';

/** Batches of any quality: from neat tables to bytes that are no table at all. */

const HEADERS: Readonly<Record<string, readonly string[]>> = {
  code: ['code', 'CPT', 'hcpcs', 'CPT Code', 'Procedure_Code', ' code ', '"code"', 'HCPCS'],
  modifier: ['mod', 'modifier', 'Mod1', 'Modifier 1', 'modifiers'],
  units: ['units', 'Qty', 'UNITS'],
  pos: ['pos', 'Place of Service'],
  setting: ['setting'],
  locality: ['locality', 'Locality'],
  zip: ['zip', 'ZIP Code'],
  county: ['county'],
  state: ['state'],
  charge: ['charge', 'Billed Amount'],
  minutes: ['minutes'],
  date: ['date', 'DOS'],
  claim: ['claim_id', 'Claim ID'],
  provider: ['provider', 'NPI'],
  name: ['patient', 'Patient Name', 'member name', 'note'],
  member: ['member_id', 'mbi', 'id'],
  birth: ['birth_date', 'dob', '__proto__', ''],
};
type Kind = keyof typeof HEADERS;

function cellOf(kind: string, random: Random, { last, first, member, birth }: Patient): string {
  if (random.chance(6))
    return kind === 'locality' || kind === 'county' ? random.pick(HOSTILE) : hostileWord(random);
  switch (kind) {
    case 'code':
      return random.chance(3) ? last : random.pick(CODES);
    case 'modifier':
      return random.chance(2) ? first : random.pick(MODIFIERS);
    case 'units':
      return random.chance(2)
        ? member
        : random.pick(['', '1', '2', '3', '9999', '10000', '0', '1.5', '2.0', 'x', '-1']);
    case 'pos':
      return random.pick(['', '11', '22', '2', '18', '05', '77', '00', '100']);
    case 'setting':
      return random.pick(['', 'facility', 'nonfacility', 'office', 'F']);
    case 'locality':
      return random.chance(50) ? '' : random.pick(PLACES);
    case 'zip':
      return random.pick(['', '94110', '94110-1234', '2134', '00000', '99999', '9411', '09012']);
    case 'county':
      return random.pick(['', 'Alameda, CA', 'Alameda', 'Nowhere, CA']);
    case 'state':
      return random.pick(['', ...STATES]);
    case 'charge':
      return random.chance(2) ? last : random.pick(['', '100', '$1,234.50', '0', '-5', '1e5', '99999999999']);
    case 'minutes':
      return random.pick(['', '95', '0', '10000']);
    case 'date':
      return random.pick(['', '2026-01-05', '01/05/2026', '20260105', '2025-12-31', '2026-02-30', 'today']);
    case 'claim':
      return String(random.between(1, 3));
    case 'provider':
      return random.pick(['', '1111111111', member]);
    case 'member':
      return member;
    case 'birth':
      return random.pick([birth, birth.replace(/^(....)(..)(..)$/, '$1-$2-$3')]);
    default:
      return `${last}, ${first}`;
  }
}

const LINES = [
  '',
  '',
  ' ',
  '\t',
  '"',
  '""',
  ',',
  ',,,,',
  '\t\t',
  '"never closed',
  'a "quote" inside',
  '"closed" and more',
  '"two\nlines"',
  '\u00a0',
  '\r',
  '\u0000',
  '\u001a',
];

interface Style {
  readonly delimiter: string;
  readonly newline: string;
  readonly quotes: 'needed' | 'all' | 'never';
}

function written(cell: string, { delimiter, quotes }: Style): string {
  const mustQuote = cell.includes('"') || cell.includes(delimiter) || /[\r\n]/.test(cell);
  if (quotes === 'never' || (quotes === 'needed' && !mustQuote)) return cell;
  return `"${cell.replaceAll('"', '""')}"`;
}

const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** A table as text in which a byte is a character. */
function tableText(random: Random, who: Patient): string {
  const style: Style = {
    delimiter: random.pick([',', ',', ';', '\t']),
    newline: random.pick(['\n', '\n', '\r\n']),
    quotes: random.pick(['needed', 'needed', 'all', 'never']),
  };
  const kinds: Kind[] = random.shuffled([
    ...(random.chance(96) ? ['code'] : []),
    ...Object.keys(HEADERS).filter((kind) => kind !== 'code' && random.chance(kind === 'name' ? 60 : 25)),
    ...(random.chance(5) ? [random.pick(Object.keys(HEADERS))] : []),
  ]);
  const names = kinds.map((kind) =>
    random.chance(3) ? hostileWord(random) : random.pick(HEADERS[kind] ?? ['']),
  );
  const rows = random.list(random.below(random.chance(90) ? 8 : 40), () =>
    kinds.map((kind) => cellOf(kind, random, who)),
  );
  const lines = [
    ...(random.chance(90) ? [names] : []),
    ...rows.map((row) => {
      if (!random.chance(5)) return row;
      return random.chance(50) ? row.slice(1) : [...row, 'extra'];
    }),
  ].map((row) => row.map((cell) => written(cell, style)).join(style.delimiter));
  for (let i = random.below(random.chance(30) ? 4 : 1); i > 0; i--) {
    lines.splice(random.below(lines.length + 1), 0, random.pick(LINES));
  }
  const mark = random.chance(10) ? '\ufeff' : '';
  return latin1(mark + lines.join(style.newline) + (random.chance(80) ? style.newline : ''));
}

/** Damage to bytes: flipped, dropped, doubled, inserted, cut off, or another encoding. */
export function mutated(text: string, random: Random): string {
  let out = text;
  for (let i = random.between(1, 4); i > 0; i--) {
    const at = random.below(out.length + 1);
    switch (random.weighted({ flip: 3, drop: 2, insert: 4, cut: 1, double: 1, returns: 1, utf16: 1 })) {
      case 'flip':
        out = `${out.slice(0, at)}${String.fromCharCode(random.below(256))}${out.slice(at + 1)}`;
        break;
      case 'drop':
        out = out.slice(0, at) + out.slice(at + random.between(1, 20));
        break;
      case 'insert':
        out =
          out.slice(0, at) +
          random.pick([
            '"',
            '\n',
            '\r',
            ',',
            ';',
            '\t',
            '\u0000',
            '\u00ff',
            '\u00a0',
            '\u001a',
            random.bytes(5),
          ]) +
          out.slice(at);
        break;
      case 'cut':
        out = out.slice(0, at);
        break;
      case 'double':
        out = out.slice(0, at) + out.slice(at, at + 40) + out.slice(at);
        break;
      case 'returns':
        out = out.replaceAll(/\r?\n/g, '\r');
        break;
      default:
        if (random.chance(20)) out = Buffer.from(out, 'utf16le').toString('latin1');
    }
  }
  return out;
}

/** Sizes of pieces: a few small ones somewhere in a text of this length, and the rest of it. */
export function sizesOf(random: Random, length: number): number[] {
  const small = (): number => (random.chance(50) ? 1 : random.between(1, 9));
  const before = random.chance(30) ? [] : [random.below(length + 1)];
  return [...before, ...random.list(random.between(1, 8), small), random.below(length + 1) + 1];
}

/** Options of batches that leave the input's columns readable. */
function batchOptions(random: Random, command: string): string[] {
  const options: string[] = [];
  if (random.chance(35)) options.push(random.pick(['--json', '--ndjson', '--csv']));
  if (random.chance(10) && command !== 'lookup' && command !== 'rank')
    options.push('--locality', random.pick(PLACES));
  if (random.chance(5) && command === 'claim') options.push(random.pick(['--totals', '--explain']));
  if (random.chance(5) && command !== 'rank') options.push('--qp');
  if (random.chance(3)) options.push('--code-column', random.pick(['code', 'CPT', 'x', '__proto__', 'id']));
  return options;
}

export function tableTrial(random: Random, seed: number): Trial {
  const who = patient(random);
  const command = random.weighted({ pay: 4, claim: 3, lookup: 2, rank: 1 });
  const text = tableText(random, who);
  const stdin = random.chance(25)
    ? mutated(text, random)
    : random.chance(2)
      ? random.bytes(random.below(400))
      : text;
  const args = [command, ...(random.chance(20) ? ['-'] : []), ...batchOptions(random, command)];
  return {
    generator: 'table',
    seed,
    args,
    stdin,
    sizes: sizesOf(random, stdin.length),
    secrets: who.secrets,
  };
}
