import type { LineList } from '../../columns/line-list.js';
import type { Pricing } from '../../columns/pricing.js';
import { noticeWords } from '../../columns/words.js';

/**
 * An assistant at an operation for which the claim also has co-surgeons is paid only after the contractor's review.
 * The amount stays, because the outcome of the review is not known. Source: Pub. 100-04, ch. 12 §40.9.
 */
const REVIEWED = noticeWords('', {
  code: 'N_DOCUMENTATION',
  message:
    'With co-surgeons (62) on the claim, an assistant is paid only if the contractor reviews the case and agrees.',
});

/** Notes the assistants of a day whose operation also has a co-surgeon, whoever they are. */
export function noteAssistants(pricing: Pricing, day: LineList): void {
  const operations = new Set<string>();
  const roleOf = (line: number): string => pricing.service(line).modifiers.role?.kind ?? '';
  for (let i = 0; i < day.count; i++) {
    const line = day.at(i);
    if (roleOf(line) === 'co-surgeon') operations.add(pricing.service(line).name);
  }
  if (operations.size === 0) return;
  for (let i = 0; i < day.count; i++) {
    const line = day.at(i);
    const isAssistant = roleOf(line).startsWith('assistant');
    if (isAssistant && operations.has(pricing.service(line).name)) pricing.log.add(line, REVIEWED, 0);
  }
}
