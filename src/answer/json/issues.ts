import type { Notice, Refusal } from '../../core/issue/issue.js';
import type { Answer } from '../find/answer.js';
import { hintOf, noticeText } from '../issue/remedies.js';
import type { NoticeShape, RefusalShape } from '../shapes/issue.js';
import { dollars, type Printed } from './json.js';

/** Notices in JSON: code and message. */
export function noticesJson(notices: readonly Notice[]): NoticeShape[] {
  return notices.map((notice) => ({ code: notice.code, message: noticeText(notice) }));
}

/** The JSON of a refusal. */
export function errorJson(refused: Refusal): Printed<RefusalShape> {
  const { code, message, service, setting, reference } = refused;
  return {
    code,
    message,
    hint: hintOf(refused) ?? null,
    service,
    setting,
    reference_amount: dollars(reference ?? null),
  };
}

/** The date of an answer and what there is to know about its release, if either is given. */
export function chosenJson({ chosen }: Pick<Answer<unknown>, 'chosen'>): object {
  const { date = null, notices = [] } = chosen ?? {};
  return {
    ...(date === null ? {} : { date }),
    ...(notices.length === 0 ? {} : { notices: noticesJson(notices) }),
  };
}
