import { existsSync, readFileSync } from 'node:fs';
import { UsageError } from '../../core/issue/errors.js';
import { parseSetting } from '../../core/price/setting.js';
import { similarNames } from '../../core/text/similar-names.js';
import { USER_DEFAULTS, type UserDefault } from '../options/define.js';
import { NATIONAL } from '../options/place.js';
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
};

const FORMS: Readonly<Record<UserDefault, string>> = {
  locality: 'Give a locality such as CA-05, or national.',
  setting: 'Give facility, nonfacility or both.',
  qp: 'Give yes or no.',
  output: `Give one of ${OUTPUTS.join(', ')}.`,
};

/** The value as it is stored and shown; null for a value that is not accepted. */
function accepted(name: UserDefault, text: string): string | null {
  const word = text.trim().toLowerCase();
  if (name === 'locality') return text.trim() === '' ? null : text.trim();
  if (name === 'output') return OUTPUTS.find((output) => output === word) ?? null;
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
  throw new UsageError('E_CONFIG', `${source}: ${name} does not take "${text}".`, FORMS[name]);
}

/** The name of a default. @throws UsageError with a similar name, if there is one */
export function defaultName(text: string, source: string): UserDefault {
  const name = USER_DEFAULTS.find((each) => each === text.toLowerCase());
  if (name) return name;
  const [similar] = similarNames(text, USER_DEFAULTS);
  const hint = similar ? `Did you mean ${similar}?` : `The defaults are ${USER_DEFAULTS.join(', ')}.`;
  throw new UsageError('E_CONFIG', `${source}: unknown default "${text}".`, hint);
}

/** The names and values in a config file, unchecked. @throws UsageError E_CONFIG if it is not a JSON object */
export function readConfigFile(path: string): Readonly<Record<string, string>> {
  const text = readFileSync(path, 'utf8');
  try {
    const parsed: unknown = JSON.parse(text);
    if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed))
      throw new SyntaxError('not an object');
    return Object.fromEntries(Object.entries(parsed).map(([name, value]) => [name, String(value)]));
  } catch {
    const hint = 'It should look like {"locality": "CA-05"}; rvu config set writes it.';
    throw new UsageError('E_CONFIG', `${path} is not a JSON object.`, hint);
  }
}

function fromFile(path: string | null): Defaults {
  if (path === null || !existsSync(path)) return {};
  const entries = Object.entries(readConfigFile(path)).map(([key, value]) => {
    const name = defaultName(key, path);
    return [name, readDefault(name, value, path)] as const;
  });
  return Object.fromEntries(entries);
}

function fromEnv(env: Env): Defaults {
  const entries = USER_DEFAULTS.flatMap((name) => {
    const variable = `RVU_${name.toUpperCase()}`;
    const value = env[variable];
    return value === undefined || value === '' ? [] : [[name, readDefault(name, value, variable)] as const];
  });
  return Object.fromEntries(entries);
}

/** The defaults of a user. @throws UsageError E_CONFIG */
export function readDefaults(env: Env): Defaults {
  return { ...fromFile(configPath(env)), ...fromEnv(env) };
}
