import type { Random } from '../random.js';
import type { Trial } from '../trial.js';
import { patient } from './words.js';

/** Large inputs of the kinds that once filled memory or took minutes. Each runs in a process of its own. */

const MB = 1024 * 1024;

const KINDS: Readonly<Record<string, (random: Random, size: number) => string>> = {
  'blank lines': (random, size) =>
    `code\n99213\n${random.pick(['\n', '\r\n', ' \n', '\t\n']).repeat(size / 2)}90853\n`,
  'misspelled places': (_, size) => {
    const rows = Array.from({ length: size / 400 }, (_each, i) => `99213,San Francisqo Ctr ${i}\n`);
    return `code,locality\n${rows.join('')}`;
  },
  'a long place': (random, size) =>
    `code,locality\n99213,${random.pick(['A', 'San ', '05,'.slice(0, 2)]).repeat(size / 4)}\n`,
  'long cells': (_, size) => {
    const rows = Array.from({ length: size / 4_000 }, (_each, i) => `99213,${i}${'x'.repeat(4_000)}\n`);
    return `code,modifier\n${rows.join('')}`;
  },
  'many modifiers': (_, size) => {
    const rows = Array.from({ length: size / 40 }, (_each, i) => `99213,M${i}\n`);
    return `code,modifier\n${rows.join('')}`;
  },
  'many codes': (random, size) =>
    `code\n${random.list(size / 10, () => random.text('ABC0123456789', 5)).join('\n')}\n`,
  'one claim': (_, size) => {
    const rows = Array.from(
      { length: Math.min(9_999, size / 200) },
      (_each, i) => `1,99213,${i}${'n'.repeat(180)}\n`,
    );
    return `claim_id,code,note\n${rows.join('')}`;
  },
  'many columns': (_, size) => {
    const names = Array.from({ length: Math.min(20_000, size / 50) }, (_each, i) => `c${i}`);
    return `code,${names.join()}\n99213,${names.join()}\n90853,${names.join()}\n`;
  },
  'an open quote': (_, size) => `code,note\n99213,"${'open\n'.repeat(size / 5)}90853,x\n`,
  'a long quoted field': (_, size) => `code,note\n99213,"${'line\n'.repeat(size / 5)}"\n90853,x\n`,
  'no line break': (random, size) =>
    `code\n99213\n${random.pick(['x', '99213,', '"', '\u0000']).repeat(size)}`,
  'a long header': (random, size) =>
    `code,${random.pick(['x', 'x,', '"x",', '\u00e9']).repeat(size / 4)}\n99213\n`,
  NULs: (_, size) => `code\n${'\u0000'.repeat(size)}\n99213\n`,
  'random bytes': (random, size) => random.bytes(size / 2),
  'quotes only': (_, size) => `code,note\n${'99213,"a\n'.repeat(size / 9)}`,
  'a long segment': (_, size) =>
    `ISA*00*          *00*          *ZZ*MADEUPSENDER   *ZZ*MADEUPRECEIVER *260105*0900*^*00501*000000001*0*T*:~GS*HC*A*B*20260105*0900*1*X*005010X222A1~NTE*${'x'.repeat(size)}~`,
  'an 837P of one claim': (_, size) => {
    const lines = Array.from(
      { length: size / 60 },
      (_each, i) => `LX*${i + 1}~SV1*HC:99213*100*UN*1***1~DTP*472*D8*20260105~`,
    );
    return `ISA*00*          *00*          *ZZ*MADEUPSENDER   *ZZ*MADEUPRECEIVER *260105*0900*^*00501*000000001*0*T*:~GS*HC*A*B*20260105*0900*1*X*005010X222A1~ST*837*0001*005010X222A1~HL*1**20*1~NM1*85*2*CLINIC*****XX*1234567893~HL*2*1*22*0~CLM*X*100***11:B:1*Y*A*Y*Y~${lines.join('')}`;
  },
};

export function bulkTrial(random: Random, seed: number): Trial {
  const kind = random.pick(Object.keys(KINDS));
  const size = random.pick([MB / 4, MB, 2 * MB, 5 * MB]);
  const who = patient(random);
  const stdin = KINDS[kind]?.(random, Math.floor(size)) ?? '';
  const command = random.pick(['pay', 'claim', 'lookup', 'rank', 'pay']);
  const args = [command, ...(random.chance(25) ? [random.pick(['--json', '--ndjson'])] : [])];
  return { generator: 'bulk', seed, args, stdin, secrets: who.secrets };
}
