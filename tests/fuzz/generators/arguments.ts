import { COMMANDS } from '../../../src/cli/command-list.js';
import type { OptionDefinition } from '../../../src/cli/options/define.js';
import type { Random } from '../random.js';
import type { Trial } from '../trial.js';
import { CODES, hostileWord, MODIFIERS, PLACES, STATES } from './words.js';

/** Command lines of every command, from the program's own definitions: sensible, mistyped and hostile. */

/** Values by the name that an option's flags give them: "<dollars>". */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  place: PLACES,
  code: ['94110', '94110-1234', '2134', '11', '22', '77', '941'],
  name: ['Alameda, CA', 'columns', 'pfall', 'surgery', 'psychiatry', 'code'],
  state: STATES,
  number: ['01112', '1112', '00000', 'x'],
  n: ['0', '1', '2', '5', '1000', '1001', '9999', '10000', '-1', '1.5', '1e3', ' 7 ', '٣'],
  dollars: ['0', '100', '1,234.50', '$5', '-1', '0.001', '99999999999999', '1e5', '32.35'],
  percent: ['0', '50', '120', '100.5', '1000', '1001', '-5', '100%'],
  list: [...MODIFIERS, 'CA-05,NV-00', 'CA,NV', 'A,R,T', '010,090', '99213', '99202-99215,G0*', ',', ',,'],
  'w,pe,mp': [
    '1,1,1',
    '1.095,1.410,0.425',
    '1,1',
    '0,0,0',
    '9.999,9.999,9.999',
    '10,10,10',
    'a,b,c',
    '-1,1,1',
  ],
  type: ['MD', 'NP', 'PA', 'CRNA', 'xx'],
  'point=choice': ['limiting-charge=', 'sixth-surgery=x', 'x=y', '=', '==='],
  setting: ['facility', 'nonfacility', 'both', 'office'],
  rvu: ['0', '1.5', '99.99', '100000'],
  metric: ['work', 'total', 'payment', 'x'],
  what: ['setting', 'qp', 'setting,qp', 'setting,setting', 'x'],
  column: ['amount', 'percent', 'gaf', 'key', 'x'],
  rule: ['rows', 'codes'],
  scope: ['subsection', 'section', 'all'],
};

const WORDS: Readonly<Record<string, readonly string[]>> = {
  search: ['knee', 'replacement', 'colonscopy', 'TKA', '4538', 'mri', 'the', 'ä'],
  browse: ['surgery', 'psychiatry', 'medicine', 'radiology', '99202-99215', 'colonoscopy'],
  localities: ['texas', 'CA', '94110', 'Arlington, VA', '01112', 'manhattan'],
  config: ['set', 'unset', 'path', 'locality', 'qp', 'output', 'setting', 'yes', 'CA-05', 'json'],
  help: ['batch', 'claims', 'json', 'errors', 'pay', 'tour', 'exit-codes', 'readings', 'places'],
};
const RANGES = ['99202-99215', '9083*', '0001F-0005F', '99215-99202', 'G01*', '*', '-', '99213-99213'];

const STDIN = [
  '',
  'code\n99213\n',
  'code,locality\n99213,CA-05\n90853,nowhere\n',
  '99213\n90853\n',
  'x\n',
  'claim_id,code\n1,99213\n',
];

/** The flag in one of its spellings, with a value if it takes one. */
function optionWords({ flags, values }: OptionDefinition, random: Random): string[] {
  const spellings = flags.match(/--?[\w-]+/g) ?? [];
  const flag = random.pick(spellings);
  const [, named] = /<([^>]+)>/.exec(flags) ?? [];
  if (named === undefined) return [flag];
  if (values === 'file')
    return [flag, `{dir}/${random.pick(['out', 'out.csv', 'out.json', 'out.md', 'out.html'])}`];
  const listed = Array.isArray(values) ? (values as readonly string[]) : (VALUES[named] ?? []);
  const value = listed.length === 0 || random.chance(25) ? hostileWord(random) : random.pick(listed);
  if (random.chance(3)) return [flag];
  return flag.startsWith('--') && random.chance(30) ? [`${flag}=${value}`] : [flag, value];
}

/** A word with a letter dropped, doubled or changed to the other case. */
function mistyped(word: string, random: Random): string {
  const at = random.below(word.length);
  switch (random.below(3)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1);
    case 1:
      return word.slice(0, at) + word.slice(at, at + 1) + word.slice(at);
    default:
      return word.toUpperCase();
  }
}

function argumentWords(name: string, random: Random): string[] {
  const usual = WORDS[name] ?? (random.chance(10) ? RANGES : CODES);
  const most = random.weighted({ none: 1, one: 6, few: 3 });
  const count = most === 'none' ? 0 : most === 'one' ? 1 : random.between(2, 4);
  return random.list(count, () => (random.chance(20) ? hostileWord(random) : random.pick(usual)));
}

/** Commands that write millions of lines without one, and what keeps them short. */
const NARROWING: Readonly<Record<string, readonly string[]>> = { schedule: ['--codes', '99213'] };
const LONG = ['--all', '--codes'];

/** `rvu mcp` runs until its client ends it; `rvu export` and `rvu site` fill whatever folder a word names. */
const ENDING = COMMANDS.filter(({ command }) => !['mcp', 'export', 'site'].includes(command.name));
/** The commands that answer within a few milliseconds. */
const QUICK = ENDING.filter(
  ({ command }) => !['search', 'browse', 'schedule', 'localities'].includes(command.name),
);

export function argumentsTrial(random: Random, seed: number): Trial {
  const { command } = random.chance(70) ? random.pick(QUICK) : random.pick(ENDING);
  const { name } = command;
  const definitions = Object.values(command.options).filter(
    ({ flags }) => !LONG.some((flag) => flags.startsWith(flag)),
  );
  const chosen = random
    .shuffled(definitions)
    .slice(0, random.weighted({ 0: 3, 1: 5, 2: 4, 3: 2 }) as unknown as number);
  const options = chosen.map((definition) => optionWords(definition, random));
  if (random.chance(3))
    options.push([random.pick(['--help', '-h', '--version', '--nope', '--json', '--cf', '-x', '--json=1'])]);
  const words = argumentWords(name, random).map((word) => [word]);
  const called = random.chance(95) ? name : random.chance(50) ? mistyped(name, random) : hostileWord(random);
  const body = random.shuffled([...options, ...words]).flat();
  // A word that begins with a hyphen is an option; only "--" makes it a code.
  const args = [called, ...body, ...(NARROWING[name] ?? [])];
  const isTyped = random.chance(75);
  const env: Record<string, string> = name === 'config' ? { RVU_CONFIG: '{dir}/config.json' } : {};
  if (random.chance(4))
    env[random.pick(['RVU_LOCALITY', 'RVU_SETTING', 'RVU_QP', 'RVU_OUTPUT'])] = random.chance(50)
      ? hostileWord(random).replaceAll('\u0000', '')
      : 'json';
  return {
    generator: 'arguments',
    seed,
    args,
    stdin: isTyped ? null : random.pick(STDIN),
    env,
    ...(random.chance(25) ? { columns: random.pick([20, 60, 80, 120, 200]) } : {}),
    ...(isTyped ? {} : { sizes: [1, 3] }),
  };
}
