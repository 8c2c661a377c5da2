import { UsageError } from '../../core/issue/errors.js';
import { echo } from '../../core/issue/quoting.js';
import { parseSetting } from '../../core/price/setting.js';
import { NATIONAL } from '../../core/release/locality.js';
import { similarNames } from '../../core/text/similar-names.js';
import { USER_DEFAULTS, type UserDefault } from '../options/define.js';
import { RELEASE_FORM, releaseName } from '../options/release.js';
import { readConfigFile } from './config-file.js';
import type { JsonMember } from './json-lines.js';
import { configPath } from './location.js';

/** The user's defaults: from the environment, else from the config file, else built in. Options win over all. */

/** A configured value, as text, and where it comes from. */
export interface Default {
  readonly value: string;
  /** "RVU_LOCALITY", or the path of the config file */
  readonly source: string;
}

export type Defaults = Readonly<Partial<Record<UserDefault, Default>>>;

type Env = Readonly<Record<string, string | undefined>>;

export const OUTPUTS = ['table', 'json', 'ndjson', 'csv', 'markdown'] as const;

const YES = ['true', 'yes', '1', 'on'];
const NO = ['false', 'no', '0', 'off'];

/** The value of a default that is not configured. */
export const BUILT_IN: Readonly<Record<UserDefault, string>> = {
  locality: NATIONAL,
  setting: 'both',
  qp: 'no',
  output: 'table',
  // The release of January, whose figures CMS publishes in full.
  release: 'RVU26A',
};

const FORMS: Readonly<Record<UserDefault, string>> = {
  locality: 'Give a locality such as CA-05, or national.',
  setting: 'Give facility, nonfacility or both.',
  qp: 'Give yes or no.',
  output: `Give one of ${OUTPUTS.join(', ')}.`,
  release: RELEASE_FORM,
};

/** The value as it is stored and shown; null for a value that is not accepted. */
function accepted(name: UserDefault, text: string): string | null {
  const word = text.trim().toLowerCase();
  if (name === 'locality') return text.trim() === '' ? null : text.trim();
  if (name === 'output') return OUTPUTS.find((output) => output === word) ?? null;
  if (name === 'release') return releaseName(text);
  if (name === 'setting') return word === 'both' ? word : parseSetting(word);
  return YES.includes(word) ? 'yes' : NO.includes(word) ? 'no' : null;
}

/**
 * Reads the value of a default.
 * @throws UsageError E_CONFIG, naming where it comes from
 */
export function readDefault(name: UserDefault, text: string, source: string): Default {
  const value = accepted(name, text);
  if (value !== null) return { value, source };
  throw new UsageError('E_CONFIG', `${source}: ${name} does not take "${echo(text)}".`, FORMS[name]);
}

/** The name of a default. @throws UsageError with a similar name, if there is one */
export function defaultName(text: string, source: string): UserDefault {
  const name = USER_DEFAULTS.find((each) => each === text.toLowerCase());
  if (name) return name;
  const [similar] = similarNames(text, USER_DEFAULTS);
  const hint = similar ? `Did you mean ${similar}?` : `The defaults are ${USER_DEFAULTS.join(', ')}.`;
  throw new UsageError('E_CONFIG', `${source}: unknown default "${echo(text)}".`, hint);
}

/** A configured default, or what is wrong with it. */
type Found = readonly [name: UserDefault, value: Default] | UsageError;

function found(find: () => Found): Found {
  try {
    return find();
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
}

function fileMember(path: string, key: string, { value, line }: JsonMember): Found {
  const where = `${path}, line ${line}`;
  const name = defaultName(key, where);
  if (typeof value !== 'string' && typeof value !== 'boolean')
    throw new UsageError('E_CONFIG', `${where}: ${name} does not take this value.`, FORMS[name]);
  return [name, { ...readDefault(name, String(value), where), source: path }];
}

function inFile(path: string | null): readonly Found[] {
  if (path === null) return [];
  try {
    return [...(readConfigFile(path) ?? [])].map(([key, member]) =>
      found(() => fileMember(path, key, member)),
    );
  } catch (error) {
    if (error instanceof UsageError) return [error];
    throw error;
  }
}

function inEnv(env: Env): readonly Found[] {
  return USER_DEFAULTS.flatMap((name) => {
    const variable = `RVU_${name.toUpperCase()}`;
    const value = env[variable];
    return value === undefined || value === ''
      ? []
      : [found(() => [name, readDefault(name, value, variable)])];
  });
}

/** The defaults of a user, and what is wrong with those that are left out. */
export function findDefaults(env: Env): {
  readonly defaults: Defaults;
  readonly problems: readonly UsageError[];
} {
  const defaults: Partial<Record<UserDefault, Default>> = {};
  const problems: UsageError[] = [];
  for (const each of [...inFile(configPath(env)), ...inEnv(env)]) {
    if (each instanceof UsageError) problems.push(each);
    else defaults[each[0]] = each[1];
  }
  return { defaults, problems };
}

/** The defaults of a user. @throws UsageError E_CONFIG */
export function readDefaults(env: Env): Defaults {
  const { defaults, problems } = findDefaults(env);
  if (problems[0]) throw problems[0];
  return defaults;
}
