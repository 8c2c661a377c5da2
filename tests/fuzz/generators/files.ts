import type { Random } from '../random.js';
import type { TargetKind, Trial } from '../trial.js';
import { hostileWord } from './words.js';

/** Files that commands write: under any name, over anything that has the name already. */

const KINDS: Readonly<Record<TargetKind, number>> = {
  nothing: 5,
  file: 4,
  'private file': 3,
  'read-only file': 2,
  link: 3,
  'link to nothing': 2,
  'link to itself': 1,
  folder: 2,
  fifo: 1,
  device: 1,
  'missing folder': 2,
};

/** A name that a file can have: no slash, no NUL, not over-long in most cases. */
function nameOf(random: Random): string {
  const ending = random.pick(['', '.csv', '.json', '.ndjson', '.md', '.CSV', '.txt', '.html']);
  if (random.chance(70)) return `out${ending}`;
  if (random.chance(10)) return `${'n'.repeat(random.pick([200, 240, 248, 255, 256, 300]))}${ending}`;
  const word = hostileWord(random).split(/[/\0]/).join('').slice(0, 60);
  return word === '' || word === '.' || word === '..' ? `out${ending}` : `${word}${ending}`;
}

const STDIN = ['code\n99213\n', 'code\n99213\nxxxxx\n', 'claim_id,code\n1,99213\n', '', 'x,y\n1,2\n'];

function commandOf(random: Random): Pick<Trial, 'args' | 'stdin'> {
  const typed: readonly (readonly string[])[] = [
    ['pay', '99213', '99214'],
    ['lookup', '90853', '--brief'],
    ['rank', '90853'],
    ['compare', '99213', '--top', '3'],
    ['localities', 'texas'],
    ['search', 'knee'],
    ['page', '90853'],
    ['schedule', '--codes', '99213'],
    ['pay', 'nope!'],
    ['pay', '99213', '--locality', 'nowhere'],
  ];
  if (random.chance(60)) return { args: random.pick(typed), stdin: null };
  return { args: [random.pick(['pay', 'lookup', 'rank', 'claim'])], stdin: random.pick(STDIN) };
}

export function filesTrial(random: Random, seed: number): Trial {
  const { args, stdin } = commandOf(random);
  const name = nameOf(random);
  const kind = random.weighted(KINDS);
  const folder = kind === 'missing folder' ? 'missing/' : '';
  const flag = args[0] === 'page' && random.chance(50) ? '--html' : random.pick(['--out', '-o']);
  const format = random.chance(20) ? [random.pick(['--csv', '--json', '--ndjson'])] : [];
  return {
    generator: 'files',
    seed,
    args: [...args, ...(args[0] === 'page' ? [] : format), flag, `{dir}/${folder}${name}`],
    stdin,
    setup: { target: { name, kind, text: random.pick(['old\n', '', 'code,rvu_allowed\n1,2\n']) } },
  };
}

/** What a configuration file can hold. */
function configText(random: Random): string {
  const value = (): string =>
    random.pick([
      '"CA-05"',
      '"yes"',
      '"json"',
      '"facility"',
      'true',
      'null',
      '1',
      '[]',
      '{}',
      JSON.stringify(hostileWord(random)),
    ]);
  const name = (): string =>
    random.chance(75)
      ? random.pick(['locality', 'setting', 'qp', 'output', 'Output', '__proto__'])
      : hostileWord(random);
  const entries = random.list(random.below(4), () => `${JSON.stringify(name())}: ${value()}`);
  const text = `{${entries.join(', ')}}`;
  switch (random.weighted({ whole: 10, cut: 2, bytes: 2, mark: 1, other: 2, deep: 1, long: 1 })) {
    case 'cut':
      return text.slice(0, random.below(text.length + 1));
    case 'bytes':
      return random.bytes(random.below(60));
    case 'mark':
      return `\u00ef\u00bb\u00bf${text}`;
    case 'other':
      return random.pick(['null', '[]', '"x"', '1', '', ' ', '{"qp": "yes"} {"qp": "no"}']);
    case 'deep':
      return `${'['.repeat(3_000)}${']'.repeat(3_000)}`;
    case 'long':
      return `{"locality": "${'x'.repeat(50_000)}"}`;
    default:
      return Buffer.from(text, 'utf8').toString('latin1');
  }
}

export function configTrial(random: Random, seed: number): Trial {
  const args = random.pick([
    ['config'],
    ['config', '--json'],
    ['config', 'path'],
    ['config', 'set', 'qp', 'yes'],
    ['config', 'set', 'locality', 'CA-05', '--json'],
    ['config', 'set', 'locality', hostileWord(random)],
    ['config', 'set', hostileWord(random), 'x'],
    ['config', 'unset', 'qp'],
    ['config', 'unset', hostileWord(random)],
    ['pay', '99213'],
    ['pay', '99213', '--json'],
    ['lookup', '99213', '--brief'],
  ]);
  const kind = random.weighted({
    file: 12,
    nothing: 2,
    folder: 1,
    'private file': 1,
    'link to itself': 1,
    'missing folder': 1,
    link: 1,
    'read-only file': 1,
  });
  const folder = kind === 'missing folder' ? 'missing/deeper/' : '';
  return {
    generator: 'config',
    seed,
    args,
    stdin: null,
    env: { RVU_CONFIG: `{dir}/${folder}config.json` },
    setup: { target: { name: 'config.json', kind, text: configText(random) } },
  };
}
