import type { Command } from 'commander';
import { CONTENT_HELP } from './help/content-texts.js';
import { addFormatOptions } from './options/options.js';
import type { ExitCode } from './terminal/exit-codes.js';
import type { Io } from './terminal/io.js';

/** The commands about what codes are, declared as program.ts declares the others. */

type Done = (code: ExitCode) => void;

function addSearch(program: Command, io: Io, done: Done): void {
  const command = program
    .command('search')
    .summary('codes by name, abbreviation or plain words')
    .description('Find codes by words: names, synonyms, abbreviations, plain language; typos are forgiven.')
    .argument('<words...>', 'knee replacement, TKA, colonscopy, 4538')
    .option('--section <name>', 'only this section or subsection: surgery')
    .option('--status <list>', 'only these statuses: A,R,T')
    .option('--global <list>', 'only these global periods: 010,090')
    .option('--min-work <rvu>', 'work RVU of at least')
    .option('--max-work <rvu>', 'work RVU of at most')
    .option('--limit <n>', 'how many codes at most', '15');
  addFormatOptions(command)
    .addHelpText('after', CONTENT_HELP.search)
    .action(async (words, options) => {
      const { searchCommand } = await import('./commands/search/run.js');
      done(await searchCommand(words, options, io));
    });
}

function addBrowse(program: Command, io: Io, done: Done): void {
  const command = program
    .command('browse')
    .summary('the tree of sections, subsections and families, down to codes')
    .description('Walk the code set: sections, subsections, families and codes, with counts and work RVUs.')
    .argument('[section...]', 'surgery, psychiatry, "medicine cardiovascular", 99202-99215, "colonoscopy"')
    .option('--codes', 'the codes themselves, however many');
  addFormatOptions(command)
    .addHelpText('after', CONTENT_HELP.browse)
    .action(async (words, options) => {
      const { browseCommand } = await import('./commands/browse/run.js');
      done(await browseCommand(words, options, io));
    });
}

function addPage(program: Command, io: Io, done: Done): void {
  program
    .command('page')
    .summary('the page of a code as Markdown, or as one HTML file')
    .description('Write the page of a code: Markdown on standard output, or one self-contained HTML file.')
    .argument('<code>', '90853, 70553-26')
    .option('--html <file>', 'an HTML file that needs nothing else; - for standard output')
    .option('--qp', 'figures for qualifying APM participants')
    .addHelpText('after', CONTENT_HELP.page)
    .action(async (code, options) => {
      const { pageCommand } = await import('./commands/page/run.js');
      done(await pageCommand(code, options, io));
    });
}

export const CONTENT_COMMANDS = { search: addSearch, browse: addBrowse, page: addPage };
