import { sectionOf } from '../code/section.js';
import type { CodeContent } from '../content/code-content.js';
import { otherPayment } from '../content/not-priced.js';
import type { Refusal } from '../issue/issue.js';
import type { FeeSchedule } from '../release/fee-schedule.js';
import { sentence } from './sentence.js';

/** How many pages are named to a reader who looks up a code that no longer exists. */
const MOST_PAGES = 3;

function mention(content: CodeContent, code: string): string | null {
  const pages = content.mentionedBy(code).slice(0, MOST_PAGES);
  return pages.length === 0 ? null : `It is mentioned on the page of ${pages.join(', ')}.`;
}

function payer(schedule: FeeSchedule, content: CodeContent, code: string): string | null {
  const section = sectionOf(code, schedule.rules.sections())?.id ?? null;
  const payment = otherPayment(content.notPriced(), { code, status: null, section });
  return payment && `${sentence(payment.what)} Paid by: ${sentence(payment.paid_by)}`;
}

/**
 * Adds to the refusal of a code that the release does not list: what such codes are, who pays for them, and
 * which pages mention the code (those of a deleted code's successors do).
 */
export function explainAbsent(schedule: FeeSchedule, content: CodeContent, refusal: Refusal): Refusal {
  const code = refusal.service;
  if (refusal.code !== 'E_CODE_UNKNOWN' || !/^[A-Z0-9]{5}$/.test(code)) return refusal;
  const told = [payer(schedule, content, code), mention(content, code)].filter((text) => text !== null);
  return told.length === 0
    ? refusal
    : { ...refusal, hint: [...told, refusal.hint].filter(Boolean).join(' ') };
}
