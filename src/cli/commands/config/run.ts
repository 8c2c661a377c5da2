import { existsSync } from 'node:fs';
import { resolvedPlace } from '../../../answer/find/place.js';
import { errorJson } from '../../../answer/json/issues.js';
import { toJson } from '../../../answer/json/json.js';
import { chooseRelease } from '../../../answer/release/chosen.js';
import { UsageError } from '../../../core/issue/errors.js';
import { echo } from '../../../core/issue/quoting.js';
import { printableLines } from '../../../core/text/printable.js';
import { similarNames } from '../../../core/text/similar-names.js';
import { openSchedule } from '../../../data/bundle/schedule.js';
import { readConfigFile } from '../../defaults/config-file.js';
import { BUILT_IN, type Defaults, defaultName, findDefaults, readDefault } from '../../defaults/defaults.js';
import { configPath } from '../../defaults/location.js';
import { USER_DEFAULTS, type UserDefault } from '../../options/define.js';
import { problemOf } from '../../output/finish.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import { type Io, say } from '../../terminal/io.js';
import { changeConfig } from './change.js';
import type { ConfigOptions } from './command.js';

/** A default as it applies now. */
interface Row {
  readonly name: UserDefault;
  readonly value: string;
  readonly source: string;
}

interface ConfigAnswer {
  readonly file: string | null;
  readonly text: string;
  readonly rows: readonly Row[];
  readonly problems?: readonly UsageError[];
}

function pathOf(io: Io): string {
  const path = configPath(io.env);
  if (path !== null) return path;
  throw new UsageError('E_CONFIG', 'No config location.', 'Set HOME, XDG_CONFIG_HOME or RVU_CONFIG.');
}

function rowsOf(defaults: Defaults): readonly Row[] {
  return USER_DEFAULTS.map((name) => ({
    name,
    value: defaults[name]?.value ?? BUILT_IN[name],
    source: defaults[name]?.source ?? 'built in',
  }));
}

/** Each default, its value and where it comes from; what cannot be understood is named and left out. */
function show(io: Io): ConfigAnswer {
  const file = configPath(io.env);
  const { defaults, problems } = findDefaults(io.env);
  const rows = rowsOf(defaults);
  const width = (texts: readonly string[]): number => Math.max(...texts.map((text) => text.length));
  const names = width(rows.map(({ name }) => name));
  const values = width(rows.map(({ value }) => value));
  const lines = rows.map(
    ({ name, value, source }) => `${name.padEnd(names)}  ${value.padEnd(values)}  ${source}`,
  );
  const from =
    file === null
      ? 'Config file: none'
      : `Config file: ${file}${existsSync(file) ? '' : ' (does not exist)'}`;
  const text = [...lines, '', from, 'Command-line options win over all of these.'].join('\n');
  return { file, text, rows, problems };
}

/** A value that a command would accept: a locality must be a single known one. */
function checked(name: UserDefault, text: string): string {
  const { value } = readDefault(name, text, 'rvu config set');
  if (name === 'locality' && value.toLowerCase() !== BUILT_IN.locality) {
    resolvedPlace({ locality: value }, openSchedule(), true);
  }
  if (name === 'release') chooseRelease({ release: { name: value, isConfigured: true } });
  return value;
}

async function set([nameText, ...rest]: readonly string[], io: Io): Promise<ConfigAnswer> {
  const text = rest.join(' ');
  if (nameText === undefined || text === '') {
    const hint = 'Example: rvu config set locality CA-05';
    throw new UsageError('E_USAGE', 'rvu config set needs a name and a value.', hint);
  }
  const name = defaultName(nameText, 'rvu config set');
  const file = pathOf(io);
  const value = checked(name, text);
  await changeConfig(file, name, value);
  return { file, text: `${name}: ${value}, saved in ${file}`, rows: [{ name, value, source: file }] };
}

async function unset([name, ...rest]: readonly string[], io: Io): Promise<ConfigAnswer> {
  if (name === undefined || rest.length > 0) {
    const hint = 'Example: rvu config unset locality';
    throw new UsageError('E_USAGE', 'rvu config unset needs a name.', hint);
  }
  const file = pathOf(io);
  // A name that is not that of a default can also be removed, because it stops every command.
  const known = readConfigFile(file)?.has(name) ? name : defaultName(name, 'rvu config unset');
  const wasThere = await changeConfig(file, known, null);
  const text = `${known}: ${wasThere ? 'no longer set' : 'was not set'} in ${file}`;
  return {
    file,
    text,
    rows: rowsOf(findDefaults(io.env).defaults).filter(({ name }) => name === known),
  };
}

function path(io: Io): ConfigAnswer {
  const file = pathOf(io);
  return { file, text: file, rows: [] };
}

const ACTIONS = ['list', 'set', 'unset', 'path'];

function unknownAction(action: string): UsageError {
  const isDefault = USER_DEFAULTS.some((name) => name === action.toLowerCase());
  const [similar] = similarNames(action, ACTIONS);
  const hint = isDefault
    ? 'To set a default: rvu config set locality CA-05'
    : `${similar ? `Did you mean ${similar}? ` : ''}Use list, set, unset or path; without an action, rvu config shows the defaults.`;
  return new UsageError('E_USAGE', `Unknown action "${echo(action)}".`, hint);
}

async function answerOf([action, ...rest]: readonly string[], io: Io): Promise<ConfigAnswer> {
  if (action === 'set') return set(rest, io);
  if (action === 'unset') return unset(rest, io);
  if (action !== undefined && action !== 'list' && action !== 'path') throw unknownAction(action);
  if (rest.length > 0) throw new UsageError('E_USAGE', `rvu config ${action} takes nothing else.`);
  return action === 'path' ? path(io) : show(io);
}

/** `rvu config`: the user's defaults, shown, set and unset. */
export async function configCommand(
  words: readonly string[],
  { json }: ConfigOptions,
  io: Io,
): Promise<ExitCode> {
  const { file, text, rows, problems = [] } = await answerOf(words, io);
  const errors = problems.map((problem) => errorJson(problemOf(problem)));
  io.stdout.write(
    json
      ? `${toJson({ schema: 'rvu.config/1', file, results: rows, errors }, 2)}\n`
      : `${printableLines(text)}\n`,
  );
  for (const { code, message, hint } of problems) say(io, `${code}: ${message} ${hint ?? ''}`);
  return problems.length > 0 ? EXIT.partly : EXIT.answered;
}
