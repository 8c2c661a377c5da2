import type { Command } from 'commander';
import { type Io, say } from '../terminal/io.js';
import { BUILT_IN, type Default, type DefaultName, type Defaults, readDefaults } from './defaults.js';

/** Options that choose a place: beside one of them the default locality is silent. */
const PLACES = ['zip', 'county', 'locality', 'state', 'mac', 'gpci', 'all', 'states', 'localities'];
const FORMATS = ['table', 'json', 'ndjson', 'csv', 'markdown', 'excel'];

/** Commands that price for one place; the others show or compare many, and a default would hide them. */
const PLACED = ['pay', 'claim', 'schedule'];
/** Commands that a broken config file must not stop. */
const WITHOUT = ['config', 'help'];
/** Commands that read a batch where no code is given. */
const BATCHES = ['lookup', 'pay', 'rank'];

const given = (command: Command, option: string): boolean => command.getOptionValueSource(option) === 'cli';
const has = (command: Command, option: string): boolean =>
  command.options.some((each) => each.attributeName() === option && !each.negate);

/** The claims of a file are a batch as those of standard input are; codes typed as a claim have the one table. */
function isBatch(command: Command): boolean {
  if (command.name() === 'claim') return true;
  return BATCHES.includes(command.name()) && (command.args.length === 0 || command.args[0] === '-');
}

/** Whether a default says something that the command line does not. */
const APPLIES: Readonly<Record<DefaultName, (command: Command) => boolean>> = {
  locality: (command) => PLACED.includes(command.name()) && !PLACES.some((option) => given(command, option)),
  setting: (command) =>
    has(command, 'setting') &&
    !given(command, 'setting') &&
    !given(command, 'pos') &&
    !given(command, 'layout'),
  qp: (command) => has(command, 'qp') && !given(command, 'qp'),
  // A batch stays CSV, and the name of a file says its format.
  output: (command) =>
    !isBatch(command) && !given(command, 'out') && !FORMATS.some((option) => given(command, option)),
};

function set(command: Command, name: DefaultName, { value }: Default): void {
  if (name === 'qp') command.setOptionValue('qp', value === 'yes');
  else if (name === 'output') {
    if (has(command, value)) command.setOptionValue(value, true);
  } else if (value !== 'both') command.setOptionValue(name, value);
}

/** "National" names no locality: it is how a default locality is left out. */
function forgetNational(command: Command): void {
  const locality: unknown = command.getOptionValue('locality');
  if (typeof locality === 'string' && locality.trim().toLowerCase() === BUILT_IN.locality) {
    command.setOptionValue('locality', undefined);
  }
}

/**
 * Puts the user's defaults where the command line says nothing. A batch, whose output does not show what
 * it was computed with on every line, says which defaults it used.
 * @throws UsageError E_CONFIG
 */
export function applyDefaults(command: Command, io: Io): void {
  if (WITHOUT.includes(command.name())) return;
  const defaults: Defaults = readDefaults(io.env);
  const used = (Object.entries(defaults) as [DefaultName, Default][]).filter(([name]) =>
    APPLIES[name](command),
  );
  for (const [name, value] of used) set(command, name, value);
  forgetNational(command);
  if (used.length > 0 && isBatch(command)) {
    const said = used.map(([name, { value, source }]) => `${name} ${value} (${source})`);
    say(io, `by default: ${said.join(', ')}`);
  }
}
