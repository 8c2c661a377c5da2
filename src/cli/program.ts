import { Command } from 'commander';
import { COMMON_ROLES, DETAIL_ROLES } from './batch/roles.js';
import { addClaim } from './claim-command.js';
import { CONTENT_COMMANDS } from './content-commands.js';
import { applyDefaults } from './defaults/apply.js';
import { HELP, TOPICS } from './help/texts.js';
import { addLineOptions } from './options/line-options.js';
import { addColumnOptions, addFormatOptions, addPlaceOptions, putsAside } from './options/options.js';
import { PLACE_COMMANDS } from './place-commands.js';
import type { ExitCode } from './terminal/exit-codes.js';
import type { Io } from './terminal/io.js';

type Done = (code: ExitCode) => void;

function addLookup(program: Command, io: Io, done: Done): void {
  const command = program
    .command('lookup')
    .summary('the page of a code: what it is, RVUs, payment, rules, rank')
    .description('Look up codes: what they are, RVUs, national payment, policy, guidance, comparison.')
    .argument('[codes...]', '90853, 70553-26, 99202-99215, "9083*"; - or a pipe for CSV')
    .option('--qp', 'figures for qualifying APM participants')
    .addOption(putsAside('--no-qp'))
    .option('--full', 'whole pages for ranges and prefixes too')
    .option('--brief', 'the figures only; one line a code for several')
    .option('--faq', 'questions and answers too');
  addColumnOptions(addFormatOptions(command), ['code', 'modifier']);
  command.addHelpText('after', HELP.lookup).action(async (codes, options) => {
    const { lookupCommand } = await import('./commands/lookup/run.js');
    done(await lookupCommand(codes, options, io));
  });
}

function addPay(program: Command, io: Io, done: Done): void {
  const command = program
    .command('pay')
    .summary('Medicare allowed amount of codes, by locality and setting')
    .description('Price codes: the allowed amount in a locality and setting, exact to the cent.')
    .argument('[codes...]', '90853, 70553-26, 99202-99215, "9083*"; - or a pipe for CSV');
  addPlaceOptions(command)
    .option('--setting <setting>', 'facility or nonfacility; without it, both')
    .option('--pos <code>', 'place of service, which decides the setting: 11, 22 …')
    .option('--units <n>', 'units of service')
    .option('--modifier <list>', 'modifiers for every code: 80, or 50,LT')
    .option('--minutes <n>', 'anesthesia time')
    .option('--charge <dollars>', 'actual charge for the line: the lower of it and the fee is allowed')
    .option('--care-days <n>', 'days of postoperative care, where 55 shares them')
    .option('--gpci <w,pe,mp>', 'GPCIs of your own: 1.095,1.410,0.425')
    .option('--cf <dollars>', 'conversion factor of your own: 32.35')
    .option('--qp', 'conversion factor for qualifying APM participants')
    .addOption(putsAside('--no-qp'))
    .option('--no-floor', 'work GPCI without the 1.0 floor (a what-if)')
    .option('--allow-na', 'price rows marked NA in the facility setting too')
    .option('--strict', 'an ambiguous locality is an error')
    .option('--waterfall', 'who pays what: deductible, Medicare, patient, sequestration')
    .option('--explain', 'the arithmetic, term by term, with its sources');
  addColumnOptions(addFormatOptions(addLineOptions(command)), [...COMMON_ROLES, ...DETAIL_ROLES]);
  command.addHelpText('after', HELP.pay).action(async (codes, options) => {
    const { payCommand } = await import('./commands/pay/run.js');
    done(await payCommand(codes, options, io));
  });
}

function addRank(program: Command, io: Io, done: Done): void {
  const command = program
    .command('rank')
    .summary('percentile of a code within its section')
    .description('Rank codes by work RVU (or total, or payment) among the codes of their section.')
    .argument('[codes...]', '90853, 70553-26; - or a pipe for CSV')
    .option('--by <metric>', 'work, total or payment', 'work')
    .option('--population <rule>', 'rows (26/TC/53 rows included) or codes (one row per code)', 'rows')
    .option('--within <scope>', 'subsection, section or all', 'section')
    .option('--setting <setting>', 'facility or nonfacility, for total and payment', 'nonfacility');
  addColumnOptions(addFormatOptions(command), ['code', 'modifier']);
  command.addHelpText('after', HELP.rank).action(async (codes, options) => {
    const { rankCommand } = await import('./commands/rank/run.js');
    done(await rankCommand(codes, options, io));
  });
}

function addHelp(program: Command, io: Io): void {
  program
    .command('help')
    .summary(`help on a command, or on ${Object.keys(TOPICS).join(', ')}`)
    .argument('[topic]')
    .action(async (topic?: string) => {
      const text = topic === undefined ? undefined : TOPICS[topic];
      if (text !== undefined) {
        io.stdout.write(typeof text === 'string' ? text : await text());
        return;
      }
      const command = program.commands.find((candidate) => candidate.name() === topic);
      if (topic === undefined || command) (command ?? program).outputHelp();
      else
        program.error(
          `error: no help on '${topic}'; there is ${Object.keys(TOPICS).join(', ')} and each command`,
        );
    });
}

const COMMANDS: Readonly<Record<string, (program: Command, io: Io, done: Done) => void>> = {
  lookup: addLookup,
  pay: addPay,
  claim: addClaim,
  rank: addRank,
  ...PLACE_COMMANDS,
  ...CONTENT_COMMANDS,
  help: addHelp,
};

/**
 * The commands and their options; what each does is loaded when it is called.
 * @param wanted the command that the first argument names: alone it is declared, for a quicker start
 */
export function createProgram(io: Io, done: Done, wanted?: string): Command {
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
    .addHelpText('after', HELP.rvu)
    .hook('preAction', (_, command) => applyDefaults(command, io));
  const only = wanted === 'help' ? undefined : COMMANDS[wanted ?? ''];
  for (const add of only ? [only] : Object.values(COMMANDS)) add(program, io, done);
  return program;
}
