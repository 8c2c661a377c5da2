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
  | 'billing'
  | 'session'
  | 'work';

/** Roles that every batch command knows; each command names its additional ones. */
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

/** What else decides the payment of a line. */
export const DETAIL_ROLES: readonly Role[] = ['charge', 'minutes', 'providerType', 'careDays'];

/** What else a line by itself may say: its date decides its release. */
export const LINE_ROLES: readonly Role[] = [...DETAIL_ROLES, 'date'];

/** What groups the lines of a claim and what separates them. */
export const CLAIM_ROLES: readonly Role[] = ['claim', 'date', 'provider', 'billing', 'session'];

/** Roles that several columns may have together. */
export const JOINT_ROLES: readonly Role[] = ['modifier', 'billing'];

/** "provider-type": how a role is written in the name of an option. */
export function optionName(role: string): string {
  return role.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
