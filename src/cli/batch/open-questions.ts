import { PLACE_PARTS } from '../../core/place/parts/query.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';
import type { PayRequest } from '../commands/pay/request.js';
import type { Layout } from './header.js';
import type { Role } from './roles.js';

/** What the input leaves open and no option settles, and what its ZIP codes are looked up in. */
export function openQuestions(layout: Layout, request: PayRequest, { places }: FeeSchedule): string[] {
  const has = (role: Role): boolean => layout.roles.has(role);
  const setting = request.setting !== null || has('pos') || has('setting');
  const placed = PLACE_PARTS.some(has) || request.hasQuery || request.choices.gpci;
  return [
    ...(setting
      ? []
      : ['no place of service or setting given: non-facility amounts (--setting or --pos changes that)']),
    ...(has('zip') ? [`ZIP codes are looked up in CMS's ${places.zipSource}`] : []),
    ...(placed ? [] : ['no locality given: national amounts, GPCI 1.000 (--locality changes that)']),
  ];
}
