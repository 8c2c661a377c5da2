import type { Command } from 'commander';
import { PLACE_HELP } from './help/place-texts.js';
import { addFormatOptions, addPlaceOptions, putsAside } from './options/options.js';
import type { ExitCode } from './terminal/exit-codes.js';
import type { Io } from './terminal/io.js';

/** The commands about places and whole schedules, declared as program.ts declares the others. */

type Done = (code: ExitCode) => void;

function addLocalities(program: Command, io: Io, done: Done): void {
  const command = program
    .command('localities')
    .summary('the 109 payment localities: counties, GPCIs, anesthesia factor')
    .description('Find localities: MAC, state, name, counties, GPCIs, anesthesia factor.')
    .argument('[query...]', 'part of a name, a state, a county, a MAC or a ZIP code');
  addPlaceOptions(command)
    .option('--sort <column>', 'key, state, name, work, pe, mp, gaf or anesthesia')
    .option('--reverse', 'the other way round')
    .option('--full', 'a whole entry for each, with its counties')
    .option('--brief', 'one line for each');
  addFormatOptions(command)
    .addHelpText('after', PLACE_HELP.localities)
    .action(async (query, options) => {
      const { localitiesCommand } = await import('./commands/localities/run.js');
      done(await localitiesCommand(query, options, io));
    });
}

function addCompare(program: Command, io: Io, done: Done): void {
  const command = program
    .command('compare')
    .summary('a code in every locality; codes, settings or QP side by side')
    .description('Compare amounts: between localities, codes, settings, or QP and non-QP.')
    .argument('<codes...>', '99213, or several side by side');
  addPlaceOptions(command)
    .option('--states <list>', 'only the localities of these states: CA,NV')
    .option('--setting <setting>', 'facility or nonfacility', 'nonfacility')
    .option('--qp', 'conversion factor for qualifying APM participants')
    .addOption(putsAside('--no-qp'))
    .option('--against <what>', 'side by side: setting, qp, or setting,qp')
    .option('--sort <column>', 'amount, difference, percent, name or key')
    .option('--reverse', 'the other way round')
    .option('--top <n>', 'only the n highest')
    .option('--bottom <n>', 'only the n lowest')
    .option('--no-floor', 'work GPCIs without the 1.0 floor (a what-if)')
    .option('--allow-na', 'price rows marked NA in the facility setting too');
  addFormatOptions(command)
    .addHelpText('after', PLACE_HELP.compare)
    .action(async (codes, options) => {
      const { compareCommand } = await import('./commands/compare/run.js');
      done(await compareCommand(codes, options, io));
    });
}

function addSchedule(program: Command, io: Io, done: Done): void {
  const command = program
    .command('schedule')
    .summary('the whole fee schedule of localities, as CSV, NDJSON or Excel')
    .description('Write whole fee schedules: every priced row in one locality, several, or all.');
  addPlaceOptions(command)
    .option('--localities <list>', 'several: CA-05,NV-00')
    .option('--states <list>', 'every locality of these states: CA,NV')
    .option('--all', 'all 109 localities, about a million lines')
    .option('--codes <list>', 'only these codes, ranges and prefixes: "99202-99215,G*"')
    .option('--section <name>', 'only this section or subsection: surgery')
    .option('--status <list>', 'only rows of these statuses: A,R,T')
    .option('--setting <setting>', 'facility or nonfacility; without it, both')
    .option('--qp', 'conversion factor for qualifying APM participants')
    .addOption(putsAside('--no-qp'))
    .option('--no-floor', 'work GPCIs without the 1.0 floor (a what-if)')
    .option('--allow-na', 'price rows marked NA in the facility setting too')
    .option('--percent <n>', 'the allowed amounts at a percentage too: 120')
    .option('--layout <name>', "columns, or pfall: CMS's payment amount file", 'columns')
    .option('-o, --out <file>', 'write a file; .csv, .ndjson, .json or .xlsx says how')
    .option('--csv', 'comma-separated values (as without an option)')
    .option('--ndjson', 'one JSON object a line')
    .option('--json', 'one JSON object')
    .option('--excel', 'an Excel workbook')
    .addHelpText('after', PLACE_HELP.schedule)
    .action(async (options) => {
      const { scheduleCommand } = await import('./commands/schedule/run.js');
      done(await scheduleCommand(options, io));
    });
}

function addConfig(program: Command, io: Io, done: Done): void {
  program
    .command('config')
    .summary('your defaults for locality, setting, QP and output')
    .description('Show your defaults and where each is from; set or unset one.')
    .argument('[action...]', 'set <name> <value>, unset <name>, or path')
    .option('--json', 'one JSON object')
    .addHelpText('after', PLACE_HELP.config)
    .action(async (words, options) => {
      const { configCommand } = await import('./commands/config/run.js');
      done(configCommand(words, options, io));
    });
}

export const PLACE_COMMANDS = {
  localities: addLocalities,
  compare: addCompare,
  schedule: addSchedule,
  config: addConfig,
};
