import { type Command, Option } from 'commander';
import { UsageError } from '../../core/issue/issue.js';
import { CONVERSION_FACTOR_SCALE, GPCI_SCALE, parseScaled } from '../../core/number/decimal.js';
import { parseSetting } from '../../core/price/setting.js';
import type { Setting } from '../../core/release/fee-row.js';
import type { Gpci } from '../../core/release/locality.js';
import { optionName } from '../batch/roles.js';

/** Parsers of option values. Each error says the accepted form. */

export type Format = 'table' | 'json' | 'ndjson' | 'csv' | 'markdown';

export interface FormatOptions {
  readonly json?: boolean;
  readonly ndjson?: boolean;
  readonly csv?: boolean;
  readonly markdown?: boolean;
}

const FORMATS = ['json', 'ndjson', 'csv', 'markdown'] as const;

/** An option that puts a default of the user aside; `rvu config --help` tells of it. */
export function putsAside(flag: string): Option {
  return new Option(flag).hideHelp();
}

export function addFormatOptions(command: Command): Command {
  return command
    .option('--json', 'one JSON object: schema, release, results, errors')
    .option('--ndjson', 'one JSON object a line')
    .option('--csv', 'comma-separated values')
    .option('--markdown', 'a Markdown table')
    .addOption(putsAside('--table'));
}

/** The formats of a command that answers batches alone. */
export function addBatchFormatOptions(command: Command): Command {
  return command
    .option('--json', 'one JSON object: schema, release, results, errors')
    .option('--ndjson', 'one JSON object a claim')
    .option('--csv', 'comma-separated values, the records as they came');
}

/** Options that tell which place's prices are asked for. */
export function addPlaceOptions(command: Command): Command {
  return command
    .option('--zip <code>', 'ZIP code where the service is furnished: 94110, 94110-1234')
    .option('--county <name>', 'county: "Alameda, CA"')
    .option('-l, --locality <place>', 'locality: 05, CA-05, 0111205, 01112-05, or (part of) a name')
    .option('--state <state>', 'state: CA or california')
    .option('--mac <number>', 'Medicare contractor, five digits');
}

/** Options that name the columns of a batch. */
export function addColumnOptions(command: Command, roles: readonly string[]): Command {
  for (const role of roles) {
    const name = optionName(role);
    command.option(`--${name}-column <name>`, `batch: the column with the ${name.replace('-', ' ')}`);
  }
  return command;
}

export function formatOf(options: FormatOptions): Format {
  const chosen = FORMATS.filter((format) => options[format]);
  if (chosen.length > 1) {
    throw new UsageError(
      'E_USAGE',
      `--${chosen.join(' and --')} exclude each other.`,
      'Give one output format.',
    );
  }
  return chosen[0] ?? 'table';
}

/** An option that does not take its value, with the form that it takes. */
export function badValue(option: string, value: string, form: string): UsageError {
  return new UsageError('E_OPTION_VALUE', `${option} does not take "${value}".`, form);
}

/** Largest values that keep RVU × GPCI × CF an exact integer, far beyond any real one. */
const MAX_GPCI = 9_999;
const MAX_CONVERSION_FACTOR = 9_999_999;
export const MAX_UNITS = 9_999;

export function parseGpciOption(text: string): Gpci {
  const parts = text.split(',').map((part) => parseScaled(part.trim(), GPCI_SCALE));
  const [work, pe, mp] = parts;
  const fits = (value: number | null | undefined): value is number =>
    value != null && value > 0 && value <= MAX_GPCI;
  if (parts.length === 3 && fits(work) && fits(pe) && fits(mp)) return { work, pe, mp };
  throw badValue(
    '--gpci',
    text,
    'Give three numbers up to 9.999 for work, practice expense and malpractice, such as 1.095,1.410,0.425.',
  );
}

export function parseFactorOption(text: string): number {
  const value = parseScaled(text, CONVERSION_FACTOR_SCALE);
  if (value !== null && value > 0 && value <= MAX_CONVERSION_FACTOR) return value;
  throw badValue(
    '--cf',
    text,
    'Give dollars per RVU with up to four decimals, at most 999.9999, such as 33.4009.',
  );
}

/** Reads "3" or "3.0"; null for anything but a whole number from 1 to 9,999. */
export function parseUnits(text: string): number | null {
  const units = parseScaled(text.trim(), 0);
  return units !== null && units >= 1 && units <= MAX_UNITS ? units : null;
}

export function parseUnitsOption(text: string): number {
  const units = parseUnits(text);
  if (units !== null) return units;
  throw badValue('--units', text, `Give a whole number from 1 to ${MAX_UNITS}, such as 2.`);
}

/** An option that takes a whole number from 1 to `most`. */
export function parseWholeNumber(option: string, text: string, most: number): number {
  const number = parseScaled(text.trim(), 0);
  if (number !== null && number >= 1 && number <= most) return number;
  throw badValue(option, text, `Give a whole number from 1 to ${most}.`);
}

export function parseSettingOption(text: string): Setting {
  const setting = parseSetting(text);
  if (setting) return setting;
  throw badValue('--setting', text, 'Give facility or nonfacility.');
}

/** An option that takes one of a few words. */
export function parseChoice<T extends string>(option: string, text: string, choices: readonly T[]): T {
  const choice = choices.find((candidate) => candidate === text.toLowerCase());
  if (choice) return choice;
  throw badValue(option, text, `Give one of ${choices.join(', ')}.`);
}
