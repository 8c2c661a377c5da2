import type { Layout } from '../../batch/input/layout.js';
import type { Role } from '../../batch/input/roles.js';
import { hasQuery, type LineDefaults } from '../../batch/meaning/defaults.js';
import { PLACE_PARTS } from '../../core/place/parts/query.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';

/** What the input leaves open and no option settles, and which file its ZIP codes are looked up in. */
export function openQuestions(layout: Layout, defaults: LineDefaults, { places }: FeeSchedule): string[] {
  const has = (role: Role): boolean => layout.roles.has(role);
  const setting = defaults.setting !== null || has('pos') || has('setting');
  const placed = PLACE_PARTS.some(has) || hasQuery(defaults) || defaults.choices.gpci;
  return [
    ...(setting
      ? []
      : ['no place of service or setting given: non-facility amounts (--setting or --pos changes that)']),
    ...(has('zip') ? [`ZIP codes are looked up in CMS's ${places.zipSource}`] : []),
    ...(placed ? [] : ['no locality given: national amounts, GPCI 1.000 (--locality changes that)']),
  ];
}
