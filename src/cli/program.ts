import { Command } from 'commander';
import { BROWSE } from './commands/browse/command.js';
import { CLAIM } from './commands/claim/command.js';
import { COMPARE } from './commands/compare/command.js';
import { CONFIG } from './commands/config/command.js';
import { HELP } from './commands/help/command.js';
import { LOCALITIES } from './commands/localities/command.js';
import { LOOKUP } from './commands/lookup/command.js';
import { PAGE } from './commands/page/command.js';
import { PAY } from './commands/pay/command.js';
import { RANK } from './commands/rank/command.js';
import { SCHEDULE } from './commands/schedule/command.js';
import { SEARCH } from './commands/search/command.js';
import { declareCommand, type RegisteredCommand } from './declare.js';
import { applyDefaults } from './defaults/apply.js';
import type { ExitCode } from './terminal/exit-codes.js';
import type { Io } from './terminal/io.js';

/** Every command, in the order of `rvu --help`. To add one: a folder in commands/, and a line here. */
export const COMMANDS: readonly RegisteredCommand[] = [
  { command: LOOKUP, load: async () => (await import('./commands/lookup/run.js')).lookupCommand },
  { command: PAY, load: async () => (await import('./commands/pay/run.js')).payCommand },
  { command: CLAIM, load: async () => (await import('./commands/claim/run.js')).claimCommand },
  { command: RANK, load: async () => (await import('./commands/rank/run.js')).rankCommand },
  { command: LOCALITIES, load: async () => (await import('./commands/localities/run.js')).localitiesCommand },
  { command: COMPARE, load: async () => (await import('./commands/compare/run.js')).compareCommand },
  { command: SCHEDULE, load: async () => (await import('./commands/schedule/run.js')).scheduleCommand },
  { command: CONFIG, load: async () => (await import('./commands/config/run.js')).configCommand },
  { command: SEARCH, load: async () => (await import('./commands/search/run.js')).searchCommand },
  { command: BROWSE, load: async () => (await import('./commands/browse/run.js')).browseCommand },
  { command: PAGE, load: async () => (await import('./commands/page/run.js')).pageCommand },
  { command: HELP, load: async () => (await import('./commands/help/run.js')).helpCommand },
];

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
  rvu help tour                         a tour, with the output of each command
`;

/**
 * The commands and their options; what each does is loaded when it is called.
 * @param wanted the command that the first argument names: it alone is declared, for a quicker start
 */
export function createProgram(io: Io, done: (code: ExitCode) => void, wanted?: string): Command {
  const program = new Command('rvu')
    .description('Medicare Physician Fee Schedule calculator: exact to the cent, offline.')
    .option('-V, --version', 'the version of the program and of its data')
    .helpCommand(false)
    .showSuggestionAfterError()
    .showHelpAfterError('(rvu --help, or rvu <command> --help, lists what is accepted)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text.replace(/^error:/, 'rvu: E_USAGE:')),
      getOutHelpWidth: () => 80,
      getErrHelpWidth: () => 80,
    })
    .addHelpText('after', ABOUT)
    .hook('preAction', (_, command) => {
      const definition = COMMANDS.find((each) => each.command.name === command.name())?.command;
      if (definition) applyDefaults(definition, command, io);
    });
  const only = wanted === HELP.name ? undefined : COMMANDS.find(({ command }) => command.name === wanted);
  const definitions = COMMANDS.map(({ command }) => command);
  for (const each of only ? [only] : COMMANDS) declareCommand(program, each, definitions, io, done);
  return program;
}
