import type { Issue, Notice } from '../../core/issue/issue.js';
import type { Remedy } from '../../core/issue/remedy.js';

/** What to do about an issue, in the words of this program: its options and commands. */
export function remedyText(remedy: Remedy): string {
  switch (remedy.do) {
    case 'allow-na':
      return 'Use --allow-na to price it anyway.';
    case 'take-reading':
      return `--reading ${remedy.point}=${remedy.choice} prices it.`;
    case 'give-minutes':
      return 'Give them, as in --minutes 95 or in a column named minutes.';
    case 'give-percent':
      return `--percent-${remedy.modifier} takes a percentage.`;
    case 'add-release':
      return `Add ${remedy.release} with rvu release add.`;
    case 'leave-out': {
      const them = remedy.modifiers.length === 1 ? 'it' : 'them';
      return `Leave ${them} out here; pay and claim price ${them}.`;
    }
  }
}

/** What to do about an issue; undefined where nothing helps. */
export function hintOf({ hint, remedy }: Pick<Issue, 'hint' | 'remedy'>): string | undefined {
  return remedy ? remedyText(remedy) : hint;
}

/** "E_X: message. Hint": the form of an issue in a CSV cell and on the screen. */
export function issueText(issue: Issue): string {
  const hint = hintOf(issue);
  return `${issue.code}: ${issue.message}${hint ? ` ${hint}` : ''}`;
}

/** The message of a notice, and what can be done about it. */
export function noticeText({ message, remedy }: Notice): string {
  return remedy ? `${message} ${remedyText(remedy)}` : message;
}
