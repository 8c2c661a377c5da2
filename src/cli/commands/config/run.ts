import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { OutputError, UsageError } from '../../../core/issue/errors.js';
import { openSchedule } from '../../../data/bundle/schedule.js';
import { BUILT_IN, defaultName, readConfigFile, readDefault, readDefaults } from '../../defaults/defaults.js';
import { configPath } from '../../defaults/location.js';
import { USER_DEFAULTS, type UserDefault } from '../../options/define.js';
import { resolvedPlace } from '../../options/place.js';
import { toJson } from '../../output/json.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import type { Io } from '../../terminal/io.js';
import type { ConfigOptions } from './command.js';

function pathOf(io: Io): string {
  const path = configPath(io.env);
  if (path !== null) return path;
  throw new UsageError('E_CONFIG', 'No config location.', 'Set HOME, XDG_CONFIG_HOME or RVU_CONFIG.');
}

/** Each default, its value and where it comes from. */
function show(io: Io, json: boolean): string {
  const defaults = readDefaults(io.env);
  const path = configPath(io.env);
  const rows = USER_DEFAULTS.map((name) => ({
    name,
    value: defaults[name]?.value ?? BUILT_IN[name],
    source: defaults[name]?.source ?? 'built in',
  }));
  if (json) return `${toJson({ schema: 'rvu.config/1', file: path, results: rows, errors: [] }, 2)}\n`;
  const width = (texts: readonly string[]): number => Math.max(...texts.map((text) => text.length));
  const names = width(rows.map(({ name }) => name));
  const values = width(rows.map(({ value }) => value));
  const lines = rows.map(
    ({ name, value, source }) => `${name.padEnd(names)}  ${value.padEnd(values)}  ${source}`,
  );
  const file =
    path === null
      ? 'Config file: none'
      : `Config file: ${path}${existsSync(path) ? '' : ' (does not exist)'}`;
  return `${[...lines, '', file, 'Command-line options win over all of these.'].join('\n')}\n`;
}

function write(path: string, values: Readonly<Record<string, string>>): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${JSON.stringify(values, null, 2)}\n`);
  } catch (error) {
    throw new OutputError('E_OUTPUT', `${path} cannot be written: ${(error as Error).message}`);
  }
}

/** A value that a command would accept: a locality must be a single known one. */
function checked(name: UserDefault, text: string): string {
  const { value } = readDefault(name, text, 'rvu config set');
  if (name === 'locality' && value.toLowerCase() !== BUILT_IN.locality) {
    resolvedPlace({ locality: value }, openSchedule(), true);
  }
  return value;
}

function change(action: 'set' | 'unset', [nameText, ...rest]: readonly string[], io: Io): string {
  const text = rest.join(' ');
  if (nameText === undefined || (action === 'set') !== text.length > 0) {
    const form = action === 'set' ? 'rvu config set locality CA-05' : 'rvu config unset locality';
    throw new UsageError(
      'E_USAGE',
      `rvu config ${action} needs a name${action === 'set' ? ' and a value' : ''}.`,
      `Example: ${form}`,
    );
  }
  const name = defaultName(nameText, `rvu config ${action}`);
  const path = pathOf(io);
  const { [name]: before, ...others } = existsSync(path) ? readConfigFile(path) : {};
  if (action === 'unset') {
    write(path, others);
    return `${name}: ${before === undefined ? 'was not set' : 'no longer set'} in ${path}\n`;
  }
  const value = checked(name, text);
  write(path, { ...others, [name]: value });
  return `${name}: ${value}, saved in ${path}\n`;
}

/** `rvu config`: the user's defaults, shown, set and unset. */
export function configCommand(words: readonly string[], options: ConfigOptions, io: Io): ExitCode {
  const [action, ...rest] = words;
  if (action === undefined) io.stdout.write(show(io, options.json ?? false));
  else if (action === 'path') io.stdout.write(`${pathOf(io)}\n`);
  else if (action === 'set' || action === 'unset') io.stdout.write(change(action, rest, io));
  else
    throw new UsageError(
      'E_USAGE',
      `Unknown action "${action}".`,
      'Use set, unset or path; without an action, rvu config shows the defaults.',
    );
  return EXIT.answered;
}
