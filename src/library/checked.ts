import { UsageError } from '../core/issue/errors.js';
import { echo } from '../core/issue/quoting.js';
import { similarNames } from '../core/text/similar-names.js';

/** How a property of a request is written; or the words that it may be. */
type Kind = 'text' | 'number' | 'count' | 'flag' | 'texts' | 'object';

const FORMS: Readonly<Record<Kind, string>> = {
  text: 'text that is not blank',
  number: 'a number',
  count: 'a whole number from 1',
  flag: 'true or false',
  texts: 'text, or an array of texts',
  object: 'an object',
};

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

const FITS: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  text: isText,
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  count: (value) => Number.isSafeInteger(value) && Number(value) >= 1,
  flag: (value) => typeof value === 'boolean',
  texts: (value) => [value].flat().every((each) => typeof each === 'string'),
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

/** The properties that a request may have. */
export type Properties = Readonly<Record<string, Kind | readonly string[]>>;

export const SETTING = ['facility', 'nonfacility'] as const;

export const RELEASE = { date: 'text', release: 'text' } as const satisfies Properties;
export const PLACE = {
  zip: 'text',
  county: 'text',
  locality: 'text',
  state: 'text',
  mac: 'text',
} as const satisfies Properties;
export const CIRCUMSTANCES = {
  setting: SETTING,
  pos: 'text',
  modifiers: 'texts',
  units: 'number',
  charge: 'number',
  minutes: 'number',
  care_days: 'number',
  provider_type: 'text',
} as const satisfies Properties;
export const CHOICES = {
  qp: 'flag',
  allow_na: 'flag',
  nonpar: 'flag',
  unassigned: 'flag',
  deductible_met: 'number',
  explain: 'flag',
} as const satisfies Properties;
export const CLAIM = { ...RELEASE, ...PLACE, ...CIRCUMSTANCES, ...CHOICES } as const satisfies Properties;

const wrongType = (what: string, name: string, form: string): UsageError =>
  new UsageError('E_OPTION_VALUE', `${what}: ${name} must be ${form}.`, 'Change it, or leave it out.');

/** An argument that is text. @throws UsageError for anything else */
export function checkedText(what: string, name: string, value: string): string {
  if (FITS.text(value)) return value;
  throw new UsageError('E_OPTION_VALUE', `${what}: ${name} must be ${FORMS.text}.`);
}

/**
 * A request without the properties that are undefined.
 * @param what how the message begins: "price"
 * @throws UsageError for an unknown property or a value of the wrong type: JavaScript would pass over both
 */
export function checked<T extends object>(what: string, request: T, properties: Properties): T {
  if (!FITS.object(request))
    throw new UsageError('E_USAGE', `${what} takes an object.`, 'For example { code: "99213" }.');
  const given = Object.entries(request).filter(([, value]) => value !== undefined);
  for (const [name, value] of given) {
    const kind = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (!kind) {
      const names = Object.keys(properties);
      const [near] = similarNames(name, names);
      const hint = near ? `Did you mean ${near}?` : `It has ${names.join(', ')}.`;
      throw new UsageError('E_USAGE', `${what} has no property ${echo(name)}.`, hint);
    }
    if (typeof kind === 'string' ? FITS[kind](value) : kind.some((word) => word === value)) continue;
    throw wrongType(what, name, typeof kind === 'string' ? FORMS[kind] : `one of ${kind.join(', ')}`);
  }
  if ('code' in properties && !given.some(([name]) => name === 'code'))
    throw new UsageError('E_USAGE', `${what} needs a code.`, 'For example { code: "99213" }.');
  return Object.fromEntries(given) as T;
}

export const badValue = (name: string, text: string, form: string): UsageError =>
  new UsageError('E_OPTION_VALUE', `${name} does not take "${echo(text)}".`, form);
