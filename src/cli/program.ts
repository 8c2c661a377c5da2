import { Command } from 'commander';
import { COMMANDS } from './command-list.js';
import { declareCommand, type RunLine } from './declare.js';
import { applyDefaults } from './defaults/apply.js';
import type { OptionGroup } from './options/define.js';
import type { ExitCode } from './terminal/exit-codes.js';
import type { Io } from './terminal/io.js';
import { messageLine } from './terminal/text.js';

/** Options of the program itself. --no-pager may stand anywhere in a command line. */
export const PROGRAM_OPTIONS = {
  version: { flags: '-V, --version', help: 'the version of the program and of its data' },
  noPager: { flags: '--no-pager', help: 'long answers at a terminal without a pager' },
} as const satisfies OptionGroup;

const ABOUT = `
Examples:
  rvu lookup 90853                      what a code is, its figures and rules
  rvu search knee replacement           the codes that words mean
  rvu pay 90853 --locality CA-05        what Medicare allows in San Francisco
  rvu pay 90853 --zip 94110             the same, by ZIP code
  rvu rank 90853                        its percentile within its section
  rvu claim 45385 45380 --pos 22        the amounts of a whole claim
  rvu compare 90853                     the amount in every locality
  rvu pay < claims.csv > priced.csv     a whole file, line by line
  rvu help tour                         a tour of the main commands, with output

An answer at a terminal that is longer than the screen opens in a pager: that of
RVU_PAGER, else of PAGER, else less. RVU_PAGER= (blank) means none.
`;

/** A message of commander's, with our code; it may repeat arguments. */
function usageText(text: string): string {
  return text
    .replace(/^error:/, 'rvu: E_USAGE:')
    .split('\n')
    .map(messageLine)
    .join('\n');
}

/**
 * The commands and their options; what each does is loaded when it is called.
 * @param argv the command line: only the command that its first word names is declared, for a quicker start
 */
export function createProgram(
  io: Io,
  done: (code: ExitCode) => void,
  runLine: RunLine,
  [wanted, ...words]: readonly string[],
): Command {
  const { version, noPager } = PROGRAM_OPTIONS;
  const program = new Command('rvu')
    .description('Medicare Physician Fee Schedule calculator: exact to the cent, offline.')
    .option(version.flags, version.help)
    .option(noPager.flags, noPager.help)
    .on(noPager.flags.replace('--', 'option:'), () => io.showAtOnce?.())
    .helpCommand(false)
    .showSuggestionAfterError()
    .showHelpAfterError('(rvu --help, or rvu <command> --help, lists what is accepted)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(usageText(text)),
      getOutHelpWidth: () => 80,
      getErrHelpWidth: () => 80,
    })
    .addHelpText('after', ABOUT)
    .hook('preAction', (_, command) => {
      const definition = COMMANDS.find((each) => each.command.name === command.name())?.command;
      if (definition) applyDefaults(definition, command, io);
    });
  const only = wanted === 'help' ? undefined : COMMANDS.find(({ command }) => command.name === wanted);
  const definitions = COMMANDS.map(({ command }) => command);
  if (only) declareCommand(program, only, definitions, io, done, runLine, words);
  else for (const each of COMMANDS) declareCommand(program, each, definitions, io, done, runLine);
  return program;
}
