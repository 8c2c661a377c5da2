/** What a column of a batch can mean to the program. */
export type Role =
  | 'code'
  | 'modifier'
  | 'units'
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
  | 'date'
  | 'provider'
  | 'session'
  | 'problem';

/** Roles that every command with a batch knows; of the others each names those it reads. */
export const COMMON_ROLES: readonly Role[] = [
  'code',
  'modifier',
  'units',
  'pos',
  'setting',
  'zip',
  'county',
  'locality',
  'mac',
  'state',
];

/** What else a line of a claim is paid by. */
export const DETAIL_ROLES: readonly Role[] = ['charge', 'minutes', 'providerType', 'careDays'];

/** What groups lines, and parts them, on a claim. */
export const CLAIM_ROLES: readonly Role[] = ['claim', 'date', 'provider', 'session'];

/** "provider-type": a role as it stands in an option's name. */
export const optionName = (role: string): string =>
  role.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
