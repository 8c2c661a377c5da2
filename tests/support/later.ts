import type { FeeSchedule } from '../../src/core/release/fee-schedule.js';
import { schedule } from './bundle.js';

/** RVU26A's figures as if they were those of January 2027: a year that is after the rules held. */
export const laterSchedule: FeeSchedule = Object.create(schedule, {
  release: {
    value: {
      ...schedule.release,
      id: 'RVU27A',
      year: 2027,
      effective: { from: '2027-01-01', through: '2027-03-31' },
    },
  },
});
