import type { CodeContent } from '../content/code-content.js';
import { otherPayment } from '../content/not-priced.js';
import type { FeeSchedule } from '../fee-schedule.js';
import type { Refusal } from '../issue.js';
import { sectionOf } from '../section.js';
import { sentence } from './sentence.js';

/** Adds to the refusal of a code that the release does not list what such codes are and who pays for them. */
export function explainAbsent(schedule: FeeSchedule, content: CodeContent, refusal: Refusal): Refusal {
  const code = refusal.service;
  if (refusal.code !== 'E_CODE_UNKNOWN' || !/^[A-Z0-9]{5}$/.test(code)) return refusal;
  const section = sectionOf(code, schedule.rules.sections())?.id ?? null;
  const payment = otherPayment(content.notPriced(), { code, status: null, section });
  if (!payment) return refusal;
  const about = `${sentence(payment.what)} Paid by: ${sentence(payment.paid_by)}`;
  return { ...refusal, hint: [about, refusal.hint].filter(Boolean).join(' ') };
}
