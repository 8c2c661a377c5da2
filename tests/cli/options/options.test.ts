import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/cli/command-list.js';
import { declareCommand } from '../../../src/cli/declare.js';
import type { CommandDefinition } from '../../../src/cli/options/command.js';
import { USER_DEFAULTS } from '../../../src/cli/options/define.js';
import { cli } from '../harness.js';

/** Every option is defined once, and the program does what its definition says. */
const definitions = COMMANDS.map(({ command }) => command);

/** The flags that the help of a command lists, each with the first words of its line. */
async function helpLines(name: string): Promise<Map<string, string>> {
  const { stdout } = await cli([name, '--help']);
  const lines = [...stdout.matchAll(/^ {2}((?:-\w, )?--[\w-]+)(?: <[^>]+>)?\s+(.*)$/gm)];
  return new Map(lines.map(([, flags = '', text = '']) => [flags.replace(/^-\w, /, ''), text]));
}

const longFlag = (flags: string): string => /--[\w-]+/.exec(flags)?.[0] ?? '';

function flagsOf({ options }: CommandDefinition): string[] {
  return Object.values(options).flatMap(({ flags, negation }) => {
    const long = longFlag(flags);
    return negation === undefined ? [long] : [long, long.replace('--', '--no-')];
  });
}

describe.each(definitions)('$name', (definition) => {
  it('has a help line for every option and an option for every help line', async () => {
    const lines = await helpLines(definition.name);
    lines.delete('--help');
    expect([...lines.keys()].sort()).toEqual(flagsOf(definition).sort());
    for (const [flag, text] of lines) expect(text, flag).not.toBe('');
  });

  it('has help that fits a terminal of 80 columns', async () => {
    const { stdout } = await cli([definition.name, '--help']);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('names each option as commander names its value', () => {
    const program = new Command();
    const io = {} as Parameters<typeof declareCommand>[3];
    const registered = COMMANDS.find(({ command }) => command === definition);
    if (!registered) throw new Error('not registered');
    declareCommand(
      program,
      registered,
      definitions,
      io,
      () => {},
      async () => 0,
    );
    const byFlag = new Map(program.commands[0]?.options.map((each) => [each.long, each.attributeName()]));
    for (const [name, { flags }] of Object.entries(definition.options)) {
      expect(byFlag.get(longFlag(flags)), flags).toBe(name);
    }
  });

  it('reads its values by the definition, which accepts its own initial text', () => {
    for (const { flags, parse, initial } of Object.values(definition.options)) {
      expect(parse !== undefined, flags).toBe(/[<[]/.test(flags));
      if (initial !== undefined) expect(() => parse?.(initial, undefined), flags).not.toThrow();
    }
  });
});

/**
 * Sorting and grouping are by a command's own columns; `browse --codes` is a flag; compare is against settings; `export` takes
 * several releases, `pace` two contracts; names of files and columns are plain text.
 */
const OF_THE_COMMAND = /^(html|out|sort|by|codes|against)$|Column$/;
const SEVERAL = ['export release', 'pace contract'];

describe('options of the same name', () => {
  it('are read in the same way by every command that has them', () => {
    const readers = new Map<string, Set<unknown>>();
    for (const { name: command, options } of definitions) {
      for (const [name, { parse }] of Object.entries(options)) {
        if (OF_THE_COMMAND.test(name) || SEVERAL.includes(`${command} ${name}`)) continue;
        readers.set(name, (readers.get(name) ?? new Set()).add(parse));
      }
    }
    expect([...readers].filter(([, parsers]) => parsers.size > 1).map(([name]) => name)).toEqual([]);
  });

  it.each(['pay', 'localities', 'compare', 'schedule'])('choose several places in %s', (name) => {
    const { options } = definitions.find((each) => each.name === name) ?? { options: {} };
    const places = ['zip', 'county', 'locality', 'state', 'mac', 'localities', 'states', 'out'];
    expect(Object.keys(options)).toEqual(expect.arrayContaining(places));
  });
});

describe('rvu config --help', () => {
  it('lists each default with exactly the commands whose options it fills in', async () => {
    const { stdout } = await cli(['config', '--help']);
    const [, block = ''] = /Defaults, and the commands that use them:\n(.*?)\n\n/s.exec(stdout) ?? [];
    const entries = block.replaceAll(/\n {3,}/g, ' ').split('\n');
    expect(entries.map((entry) => entry.trim().split(' ')[0])).toEqual([...USER_DEFAULTS]);
    for (const [i, name] of USER_DEFAULTS.entries()) {
      const users = definitions.filter(({ options }) =>
        Object.values(options).some((option) => option.default === name),
      );
      const words = (entries[i] ?? '').split(': ')[1]?.split(', ') ?? [];
      const listed = words.filter((word) => definitions.some((each) => each.name === word));
      expect(listed).toEqual(users.map((command) => command.name));
    }
  });
});
