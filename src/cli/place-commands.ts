import type { Command } from 'commander';
import type { ExitCode } from './exit-codes.js';
import { PLACE_HELP } from './help/place-texts.js';
import type { Io } from './io.js';
import { addFormatOptions, addPlaceOptions } from './options.js';

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
      const { localitiesCommand } = await import('./commands/localities.js');
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
      const { compareCommand } = await import('./commands/compare.js');
      done(await compareCommand(codes, options, io));
    });
}

export const PLACE_COMMANDS = {
  localities: addLocalities,
  compare: addCompare,
};
