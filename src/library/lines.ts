import { encodeUtf8 } from '../batch/input/encoding.js';
import type { Layout } from '../batch/input/layout.js';
import { EITHER_ROLES, type Role } from '../batch/input/roles.js';
import { isNational } from '../core/release/locality.js';
import type { LineRequest } from './requests.js';

/** What a request says of each line, as columns of a batch. */
const ROLES = {
  code: 'code',
  modifiers: 'modifier',
  units: 'units',
  charge: 'charge',
  minutes: 'minutes',
  care_days: 'careDays',
  provider_type: 'providerType',
  setting: 'setting',
  pos: 'pos',
  zip: 'zip',
  county: 'county',
  locality: 'locality',
  state: 'state',
  mac: 'mac',
  date: 'date',
  provider: 'provider',
  session: 'session',
} as const satisfies Readonly<Record<string, Role>>;

/** A line as cells by the roles of their columns. */
export type LineCells = ReadonlyMap<Role, string>;

/**
 * A request, with defaults for what it does not say itself: of the parts of a place, and of setting and place of
 * service, one is enough to pass over all of the defaults.
 */
export function completed<T extends object>(own: T, defaults: object): T {
  const said = (names: readonly string[]): boolean => names.some((name) => name in own);
  const passed = EITHER_ROLES.filter(said).flat() as readonly string[];
  const others = Object.entries(defaults).filter(([name]) => !passed.includes(name));
  return { ...Object.fromEntries(others), ...own };
}

/** The cells of a line. */
export function cellsOf(line: Partial<LineRequest>): LineCells {
  const given = Object.entries(ROLES).flatMap(([name, role]) => {
    const value = (line as Readonly<Record<string, unknown>>)[name];
    const isLeftOut = value === undefined || (name === 'locality' && isNational(line.locality));
    return isLeftOut ? [] : [[role, encodeUtf8([value].flat().join(' '))] as const];
  });
  return new Map(given);
}

/** Lines in the columns that at least one of them has, as records of a batch. */
export function recordsOf(lines: readonly LineCells[]): { layout: Layout; records: string[][] } {
  const names = [...new Set(lines.flatMap((line) => [...line.keys()]))];
  const roles = new Map(names.map((role, column) => [role, [column]] as const));
  const layout = {
    delimiter: ',',
    newline: '\n',
    width: names.length,
    names,
    roles,
    hasHeader: true,
    isRequest: true,
  };
  return { layout, records: lines.map((line) => names.map((role) => line.get(role) ?? '')) };
}
