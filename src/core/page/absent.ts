import type { CodeContent } from '../content/code-content.js';
import type { Refusal } from '../issue/issue.js';
import { sentence } from './sentence.js';

/** How many pages are named to a reader who looks up a code that no longer exists. */
const MOST_PAGES = 3;

function mention(content: CodeContent, code: string): string | null {
  const pages = content.mentionedBy(code).slice(0, MOST_PAGES);
  return pages.length === 0 ? null : `It is mentioned on the page of ${pages.join(', ')}.`;
}

/** The hint with what our own descriptions add to it, in reading order. */
function told(
  content: CodeContent,
  { code, service, hint }: Refusal,
): readonly (string | null | undefined)[] {
  switch (code) {
    case 'E_CODE_ELSEWHERE': {
      const names = content.names(service);
      return [names && sentence(names.name), hint];
    }
    case 'E_CODE_ENDED':
      return [hint, mention(content, service)];
    case 'E_CODE_UNKNOWN':
      return [mention(content, service), hint];
    default:
      return [hint];
  }
}

/**
 * Adds to the refusal of a code that the release does not list: the name of a code of another fee schedule, or the
 * pages that mention the code (those of a deleted code's successors do).
 */
export function explainAbsent(content: CodeContent, refusal: Refusal): Refusal {
  if (!/^[A-Z0-9]{5}$/.test(refusal.service)) return refusal;
  const hint = told(content, refusal).filter(Boolean).join(' ');
  return hint === (refusal.hint ?? '') ? refusal : { ...refusal, hint };
}
