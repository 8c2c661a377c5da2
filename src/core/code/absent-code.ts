import type { EndedCode } from '../release/ended-code.js';
import type { FeeSchedule } from '../release/fee-schedule.js';
import { type OtherPayment, otherScheduleOf } from '../release/other-schedules.js';
import type { PastSpan } from '../release/row-past.js';

/** What is known about a code that a release does not list. */
export type AbsentCode =
  /** It ended before: according to the table of ended codes, to an earlier release, or to both */
  | {
      readonly kind: 'ended';
      readonly ended: EndedCode | null;
      readonly last: PastSpan | null;
      /** The other fee schedule of codes of its kind, if they have one */
      readonly payment: OtherPayment | null;
    }
  /** A later release is the first to list it */
  | { readonly kind: 'later'; readonly first: PastSpan }
  /** Codes of its kind are on another fee schedule */
  | { readonly kind: 'elsewhere'; readonly payment: OtherPayment };

/** Tells why a release does not list a code; null if nothing is known about it. */
export function absentCode(schedule: FeeSchedule, code: string): AbsentCode | null {
  const { release, rules } = schedule;
  const day = release.effective.from;
  const held = schedule.past?.(code, '')?.spans.filter(({ figures }) => figures !== null) ?? [];
  const last = held.findLast((span) => span.last.from < day) ?? null;
  const known = rules.endedCode(code);
  const ended = known && known.lastDay < day ? known : null;
  const payment = otherScheduleOf(rules.otherSchedules(), code);
  if (last || ended) return { kind: 'ended', ended, last, payment };
  const first = held.find((span) => span.first.from > day);
  if (first) return { kind: 'later', first };
  return payment && { kind: 'elsewhere', payment };
}
