import type { CommandDefinition } from '../options/command.js';
import type { OptionDefinition } from '../options/define.js';
import { bold, item, paragraphs, roff, unfilled } from './roff.js';

/** A manual page: its file and its source. */
export interface ManualPage {
  /** "rvu-pay.1" */
  readonly name: string;
  readonly text: string;
}

function page(name: string, version: string, body: readonly string[]): ManualPage {
  const heading = `.TH "${roff(name.toUpperCase())}" 1 "" "rvu ${roff(version)}" "rvu manual"`;
  return { name: `${name}.1`, text: `${[heading, ...body].join('\n')}\n` };
}

/** A heading begins a paragraph itself. */
const section = (title: string, first: string, ...rest: readonly string[]): string[] => [
  `.SH ${title}`,
  first.replace(/^\.PP\n/, ''),
  ...rest,
];

function optionItems({ flags, help, initial, negation }: OptionDefinition): string[] {
  const shown = initial === undefined ? help : `${help} (default: ${initial})`;
  const own = item(bold(flags), shown);
  return negation === undefined ? [own] : [own, item(bold(flags.replace('--', '--no-')), negation)];
}

const EXAMPLES = /(?:^|\n)Examples:\n([\s\S]*?)(?:\n\n|\n?$)/;

/** Help as it is below the options, its examples apart. */
function helpParts(help: string): { readonly notes: string; readonly examples: string } {
  const examples = EXAMPLES.exec(help)?.[1] ?? '';
  return { notes: help.replace(EXAMPLES, '\n\n').trim(), examples };
}

/** The page of a command, which says what its --help says. @param all every command, for help that is about them */
export function commandPage(
  { name, summary, description, argument, options, help }: CommandDefinition,
  all: readonly CommandDefinition[],
  version: string,
): ManualPage {
  const { notes, examples } = helpParts(typeof help === 'string' ? help : help(all));
  const form = argument ? ` ${argument[0]}` : '';
  const items = Object.values(options).flatMap(optionItems);
  return page(`rvu-${name}`, version, [
    ...section('NAME', `rvu\\-${roff(name)} \\- ${roff(summary)}`),
    ...section('SYNOPSIS', `${bold(`rvu ${name}`)} ${roff(`[options]${form}`)}`),
    ...section('DESCRIPTION', roff(description), ...(argument ? [item(roff(argument[0]), argument[1])] : [])),
    ...(items.length > 0 ? section('OPTIONS', items.join('\n')) : []),
    ...(notes === '' ? [] : section('NOTES', paragraphs(notes))),
    ...(examples === '' ? [] : section('EXAMPLES', unfilled(examples))),
    ...section('SEE ALSO', `${bold('rvu')}(1), ${bold('rvu help')}`),
  ]);
}

/** The page of the program: its commands, the topics of its help, and exit codes. */
export function programPage(
  all: readonly CommandDefinition[],
  topics: readonly string[],
  exitCodes: string,
  version: string,
): ManualPage {
  return page('rvu', version, [
    ...section('NAME', 'rvu \\- Medicare Physician Fee Schedule calculator, exact to the cent, offline'),
    ...section('SYNOPSIS', `${bold('rvu')} ${roff('<command> [options] [arguments]')}`),
    ...section(
      'DESCRIPTION',
      roff('Looks up, prices and ranks the CPT and HCPCS codes of the Medicare Physician Fee Schedule.'),
      roff('A code that is typed without a command is looked up. Each command has a page of its own.'),
      roff('An answer at a terminal that is longer than the screen opens in a pager: that of RVU_PAGER,'),
      roff('else of PAGER, else less; --no-pager, or a blank RVU_PAGER, means none.'),
    ),
    ...section(
      'COMMANDS',
      all.map(({ name, summary }) => item(`${bold(`rvu-${name}`)}(1)`, summary)).join('\n'),
    ),
    ...section(
      'HELP',
      item(bold('rvu <command> --help'), 'the options of a command, with notes and examples'),
      item(bold('rvu help <topic>'), topics.join(', ')),
    ),
    ...section('EXIT STATUS', unfilled(exitCodes)),
  ]);
}
