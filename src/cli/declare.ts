import { type Command, Option } from 'commander';
import { UsageError } from '../core/issue/errors.js';
import type { CommandDefinition } from './options/command.js';
import type { OptionDefinition, OptionGroup } from './options/define.js';
import { formatOfFile, formatsDiffer } from './options/output.js';
import type { ExitCode } from './terminal/exit-codes.js';
import type { Io } from './terminal/io.js';
import { refuseArgumentAsOutput } from './terminal/same-file.js';

/** Does what a command is for. @param options the parsed values of the command's own option definitions */
type Run = (
  args: readonly string[],
  options: never,
  io: Io,
  program: Command,
  runLine: RunLine,
) => ExitCode | Promise<ExitCode>;

/** Runs another command line, with its own streams. */
export type RunLine = (words: readonly string[], io: Io) => Promise<ExitCode>;

/** A command with what it does, which is loaded only when the command is called. */
export interface RegisteredCommand {
  readonly command: CommandDefinition;
  load(): Promise<Run>;
}

function optionFor({ flags, help, parse, initial }: OptionDefinition): Option {
  const option = new Option(flags, help);
  if (parse) option.argParser((text: string, before: unknown) => parse(text, before as undefined));
  if (initial !== undefined) option.default(parse?.(initial, undefined), initial);
  return option;
}

function addOption(command: Command, definition: OptionDefinition): void {
  command.addOption(optionFor(definition));
  if (definition.negation === undefined) return;
  const negated = definition.flags.replace('--', '--no-');
  command.addOption(new Option(negated, definition.negation));
}

/** Whether a word is one of the flags of an option, as in "-l, --locality <place>". */
const isFlag = (flags: string, word: string): boolean =>
  flags.includes(word) && flags.split(/,? /, 2).includes(word);

const hasFlag = ({ flags, negation }: OptionDefinition, word: string): boolean =>
  isFlag(flags, word) || (negation !== undefined && isFlag(flags.replace('--', '--no-'), word));

/**
 * The options that a command line can use. If all its words with a dash are flags, those are enough, with the options
 * that have an initial value: declaring sixty takes longer than pricing a code. Anything else, such as help, a misspelled
 * flag or --name=value, needs all.
 */
function optionsFor(options: OptionGroup, words: readonly string[]): readonly OptionDefinition[] {
  const all = Object.values(options);
  const dashed = words.filter((word) => word.startsWith('-') && word !== '-');
  if (!dashed.every((word) => all.some((each) => hasFlag(each, word)))) return all;
  return all.filter((each) => each.initial !== undefined || dashed.some((word) => hasFlag(each, word)));
}

/** Whether a file is named as a workbook. */
const isWorkbook = (out: string): boolean => /\.xlsx$/i.test(out);

/** Runs a batch whose answer is a workbook: in the program it is the CSV that otherwise goes to standard output. */
async function runIntoWorkbook(
  out: string,
  options: WorkbookOptions,
  io: Io,
  run: RunBatch,
): Promise<ExitCode> {
  const other = (['json', 'ndjson', 'excelSafe', 'explain'] as const).find((name) => options[name]);
  if (other !== undefined) throw formatsDiffer(other === 'excelSafe' ? 'excel-safe' : other, out);
  const [{ toFile }, { intoWorkbook }] = await Promise.all([
    import('./output/file.js'),
    import('./batch/workbook/output.js'),
  ]);
  const asCsv = { ...options, out: undefined, csv: true };
  return toFile(out, io, (target) => intoWorkbook(target, options.codeColumn, (csv) => run(asCsv, csv)));
}

interface WorkbookOptions {
  readonly json?: boolean;
  readonly ndjson?: boolean;
  readonly explain?: boolean;
  readonly excelSafe?: boolean;
  readonly codeColumn?: string;
}
type RunBatch = (options: object, io: Io) => Promise<ExitCode>;

function refuseMarkdownBatch(out: string): void {
  if (formatOfFile(out) !== 'markdown') return;
  throw new UsageError(
    'E_USAGE',
    `A batch is CSV, JSON or NDJSON, but ${out} is named as Markdown.`,
    'Name a .csv, .json or .ndjson file.',
  );
}

/** A command that prints only the fields asked for. */
async function choosingFields(name: string, run: Run): Promise<Run> {
  const { withFields } = await import('./with-fields.js');
  return (args, options, io, program, runLine) =>
    withFields(name, args, options, io, async (target) => run(args, options, target, program, runLine));
}

/** Runs a command, its standard output in a file where --out names one. */
async function runCommand(
  { command, load }: RegisteredCommand,
  args: readonly string[],
  options: WorkbookOptions & { readonly out?: string; readonly fields?: readonly string[] },
  io: Io,
  program: Command,
  runLine: RunLine,
): Promise<ExitCode> {
  const { out } = options;
  const run = options.fields ? await choosingFields(command.name, await load()) : await load();
  if (out === undefined || out === '-') return run(args, options as never, io, program, runLine);
  if (command.isBatch?.(args)) {
    refuseMarkdownBatch(out);
    if (isWorkbook(out))
      return runIntoWorkbook(out, options, io, async (csv, target) =>
        run(args, csv as never, target, program, runLine),
      );
  } else refuseArgumentAsOutput(args, out, command.name, command.readsFiles ?? false);
  const { toFile } = await import('./output/file.js');
  return toFile(out, io, async (target) => run(args, options as never, target, program, runLine));
}

/**
 * Declares a command to commander.
 * @param all every command, for help that is about them
 * @param done receives the exit code
 * @param runLine for the command that answers others' questions with other commands
 * @param words what follows the command on the command line that calls it
 */
export function declareCommand(
  program: Command,
  registered: RegisteredCommand,
  all: readonly CommandDefinition[],
  io: Io,
  done: (code: ExitCode) => void,
  runLine: RunLine,
  words?: readonly string[],
): void {
  const { name, summary, description, argument, options, help } = registered.command;
  const command = program.command(name).summary(summary).description(description);
  if (argument) command.argument(...argument);
  for (const definition of words ? optionsFor(options, words) : Object.values(options))
    addOption(command, definition);
  command.addHelpText('after', typeof help === 'string' ? help : help(all));
  command.action(async () => {
    done(await runCommand(registered, command.args, command.opts(), io, program, runLine));
  });
}
