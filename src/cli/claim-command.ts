import type { Command } from 'commander';
import { CLAIM_ROLES, COMMON_ROLES, DETAIL_ROLES } from './batch/roles.js';
import { CLAIM_HELP } from './help/claim-texts.js';
import { addLineOptions } from './options/line-options.js';
import { addBatchFormatOptions, addColumnOptions, addPlaceOptions, putsAside } from './options/options.js';
import type { ExitCode } from './terminal/exit-codes.js';
import type { Io } from './terminal/io.js';

/** `rvu claim`, declared as program.ts declares the others. */

export function addClaim(program: Command, io: Io, done: (code: ExitCode) => void): void {
  const command = program
    .command('claim')
    .summary('whole claims: modifiers, multiple procedures, anesthesia, who pays')
    .description('Price whole claims the way Medicare does, line by line and across lines.')
    .argument('[input...]', 'a CSV or 837P file, - for standard input; or codes, as one claim');
  addPlaceOptions(command)
    .option('--setting <setting>', 'facility or nonfacility, where the rows do not say')
    .option('--pos <code>', 'place of service, where the rows do not say')
    .option('--modifier <list>', 'modifiers for every line: GP, or 80')
    .option('--minutes <n>', 'time of each anesthesia line that does not say its own')
    .option('--qp', 'conversion factor for qualifying APM participants')
    .addOption(putsAside('--no-qp'))
    .option('--no-floor', 'work GPCI without the 1.0 floor (a what-if)')
    .option('--allow-na', 'price rows marked NA in the facility setting too')
    .option('--totals', 'a row of sums for each claim instead of its lines')
    .option('--explain', 'every step of every line, with its source');
  addColumnOptions(addBatchFormatOptions(addLineOptions(command)), [
    ...CLAIM_ROLES,
    ...COMMON_ROLES,
    ...DETAIL_ROLES,
  ]);
  command.addHelpText('after', CLAIM_HELP).action(async (input, options) => {
    const { claimCommand } = await import('./commands/claim/run.js');
    done(await claimCommand(input, options, io));
  });
}
