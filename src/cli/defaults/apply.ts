import type { Command } from 'commander';
import type { NamedRelease } from '../../answer/release/request.js';
import type { CommandDefinition } from '../options/command.js';
import type { OptionDefinition, UserDefault } from '../options/define.js';
import { type Io, say } from '../terminal/io.js';
import { type Default, readDefaults } from './defaults.js';

type Named = readonly [name: string, definition: OptionDefinition];

const isGiven = (command: Command, [name]: Named): boolean => command.getOptionValueSource(name) === 'cli';

/**
 * The options that a default can fill in; none if the command line already says something about it, by one
 * of them or by an option that overrides it.
 */
function optionsToFill(options: readonly Named[], command: Command, name: UserDefault): readonly Named[] {
  const related = options.filter(([, each]) => each.default === name || each.overrides === name);
  if (related.some((each) => isGiven(command, each))) return [];
  return related.filter(([, each]) => each.default === name);
}

/** The value that a default gives an option; undefined if it leaves the option alone. */
function valueFor(name: UserDefault, value: string, [option, definition]: Named): unknown {
  if (name === 'output') return option === value || undefined;
  if (name === 'qp') return value === 'yes';
  if (name === 'release') return { name: value, isConfigured: true } satisfies NamedRelease;
  return name === 'setting' && value === 'both' ? undefined : definition.parse?.(value, undefined);
}

/**
 * Fills in the user's defaults for options that the command line leaves out. A batch names the defaults it uses,
 * because its output lines do not show them.
 * @throws UsageError E_CONFIG
 */
export function applyDefaults(definition: CommandDefinition, command: Command, io: Io): void {
  const options = Object.entries(definition.options);
  // A broken config file stops only the commands that read it.
  if (!options.some(([, each]) => each.default)) return;
  const isBatch = definition.isBatch?.(command.args) ?? false;
  const used: string[] = [];
  for (const [name, { value, source }] of Object.entries(readDefaults(io.env)) as [UserDefault, Default][]) {
    // A configured output format is for the prompt: a batch stays CSV.
    const fillable = isBatch && name === 'output' ? [] : optionsToFill(options, command, name);
    for (const each of fillable) {
      const filled = valueFor(name, value, each);
      if (filled !== undefined) command.setOptionValue(each[0], filled);
    }
    if (fillable.length > 0) used.push(`${name} ${value} (${source})`);
  }
  if (isBatch && used.length > 0) say(io, `configured defaults used: ${used.join(', ')}`);
}
