/** What a column of a batch can mean to the program. */
export type Role =
  | 'code'
  | 'modifier'
  | 'units'
  | 'unitBasis'
  | 'volume'
  | 'pos'
  | 'setting'
  | 'zip'
  | 'county'
  | 'locality'
  | 'mac'
  | 'state'
  | 'charge'
  | 'minutes'
  | 'providerType'
  | 'careDays'
  | 'claim'
  | 'lineNumber'
  | 'patient'
  | 'date'
  | 'provider'
  | 'billing'
  | 'session'
  | 'work'
  | 'site';

/** Roles of a command that only answers about codes; the date chooses the release. */
export const CODE_ROLES: readonly Role[] = ['code', 'modifier', 'date'];

/** Roles of a row that becomes an entry of a journal. */
export const JOURNAL_ROLES: readonly Role[] = [
  ...CODE_ROLES,
  'units',
  'unitBasis',
  'minutes',
  'pos',
  'setting',
  'site',
];

/** Roles that every command reads that prices. */
const PRICING_ROLES: readonly Role[] = [
  'code',
  'modifier',
  'units',
  'unitBasis',
  'pos',
  'setting',
  'zip',
  'county',
  'locality',
  'mac',
  'state',
];

/** What else decides the payment of a line. */
const DETAIL_ROLES: readonly Role[] = ['charge', 'minutes', 'providerType', 'careDays'];

/** Roles of lines that are priced each by itself: the date of each decides its release. */
export const LINE_ROLES: readonly Role[] = [...PRICING_ROLES, ...DETAIL_ROLES, 'volume', 'date'];

/** Roles of lines that are priced in claims: what groups the lines of a claim and what separates them, too. */
export const CLAIM_ROLES: readonly Role[] = [
  'claim',
  'lineNumber',
  'patient',
  'date',
  'provider',
  'billing',
  'session',
  ...PRICING_ROLES,
  ...DETAIL_ROLES,
  'volume',
];

/** Roles that several columns may have together. */
export const JOINT_ROLES: readonly Role[] = ['modifier', 'billing', 'patient', 'lineNumber'];

/** Roles of which one is enough: any of the first group tells where a line is furnished, any of the second its setting. */
export const EITHER_ROLES: readonly (readonly Role[])[] = [
  ['zip', 'county', 'locality', 'mac', 'state'],
  ['pos', 'setting'],
];

/** "provider-type": how a role is written in the name of an option. */
export function optionName(role: string): string {
  return role.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** "provider type": how a role is written in a message. */
export function roleName(role: Role): string {
  return optionName(role).replace('-', ' ');
}
