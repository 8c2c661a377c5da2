import { existsSync, readFileSync } from 'node:fs';
import { UsageError } from '../../core/issue/issue.js';
import { parseSetting } from '../../core/price/setting.js';
import { similarNames } from '../../core/text/similar-names.js';
import { configPath } from './location.js';

/** The user's defaults: from the environment, else from the config file, else built in. Flags win over all. */

export const DEFAULT_NAMES = ['locality', 'setting', 'qp', 'output'] as const;
export type DefaultName = (typeof DEFAULT_NAMES)[number];

/** A setting of the user, as text, and where it is from. */
export interface Default {
  readonly value: string;
  /** "RVU_LOCALITY", or the path of the config file */
  readonly source: string;
}

export type Defaults = Readonly<Partial<Record<DefaultName, Default>>>;

type Env = Readonly<Record<string, string | undefined>>;

export const OUTPUTS = ['table', 'json', 'ndjson', 'csv', 'markdown'] as const;

const YES = ['true', 'yes', '1', 'on'];
const NO = ['false', 'no', '0', 'off'];

/** What a default means when nobody sets it. */
export const BUILT_IN: Readonly<Record<DefaultName, string>> = {
  locality: 'national',
  setting: 'both',
  qp: 'no',
  output: 'table',
};

const FORMS: Readonly<Record<DefaultName, string>> = {
  locality: 'Give a locality such as CA-05, or national.',
  setting: 'Give facility, nonfacility or both.',
  qp: 'Give yes or no.',
  output: `Give one of ${OUTPUTS.join(', ')}.`,
};

/** The value as it is kept and shown; null where the default does not take it. */
function accepted(name: DefaultName, text: string): string | null {
  const word = text.trim().toLowerCase();
  if (name === 'locality') return text.trim() === '' ? null : text.trim();
  if (name === 'output') return OUTPUTS.find((output) => output === word) ?? null;
  if (name === 'setting') return word === 'both' ? word : parseSetting(word);
  return YES.includes(word) ? 'yes' : NO.includes(word) ? 'no' : null;
}

/**
 * Reads the value of a default.
 * @throws UsageError E_CONFIG, naming where it is from
 */
export function readDefault(name: DefaultName, text: string, source: string): Default {
  const value = accepted(name, text);
  if (value !== null) return { value, source };
  throw new UsageError('E_CONFIG', `${source}: ${name} does not take "${text}".`, FORMS[name]);
}

/** The name of a default. @throws UsageError with what it may have been meant to be */
export function defaultName(text: string, source: string): DefaultName {
  const name = DEFAULT_NAMES.find((each) => each === text.toLowerCase());
  if (name) return name;
  const [similar] = similarNames(text, DEFAULT_NAMES);
  const hint = similar ? `Did you mean ${similar}?` : `There is ${DEFAULT_NAMES.join(', ')}.`;
  throw new UsageError('E_CONFIG', `${source}: there is no default "${text}".`, hint);
}

/** The config file as it is: names and values as text. @throws UsageError E_CONFIG where it cannot be understood */
export function readConfigFile(path: string): Readonly<Record<string, string>> {
  const text = readFileSync(path, 'utf8');
  try {
    const parsed: unknown = JSON.parse(text);
    if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed))
      throw new SyntaxError('no object');
    return Object.fromEntries(Object.entries(parsed).map(([name, value]) => [name, String(value)]));
  } catch {
    const hint = 'It holds lines such as {"locality": "CA-05"}; rvu config set writes it.';
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
  const entries = DEFAULT_NAMES.flatMap((name) => {
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
