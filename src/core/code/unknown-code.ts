import { type Refusal, refusal } from '../issue/issue.js';
import { Quoting } from '../issue/quoting.js';
import { formatDollars } from '../number/decimal.js';
import type { EndedCode } from '../release/ended-code.js';
import type { FeeSchedule } from '../release/fee-schedule.js';
import type { OtherPayment } from '../release/other-schedules.js';
import type { PastSpan } from '../release/row-past.js';
import { type AbsentCode, absentCode } from './absent-code.js';
import { codeRuns } from './code-runs.js';
import { similarCodes, wouldFallUnder } from './suggest.js';

const withStop = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`);

/** "Its last national amounts were $46.56 outside a facility and $27.07 in a facility (RVU20D)."; null if it had none */
function lastAmounts({ figures, last }: PastSpan): string | null {
  const { nonfacility = null, facility = null } = figures ?? {};
  const said = [
    ...(nonfacility === null ? [] : [`${formatDollars(nonfacility)} outside a facility`]),
    ...(facility === null ? [] : [`${formatDollars(facility)} in a facility`]),
  ];
  if (said.length === 0) return null;
  return `Its last national ${said.length === 1 ? 'amount was' : 'amounts were'} ${said.join(' and ')} (${last.id}).`;
}

/** Who pays for codes of another fee schedule, in sentences. */
export function paymentText({ what, paid_by, where, note }: OtherPayment): string {
  return [what, `Paid by: ${paid_by}`, `Amount: ${where}`, note].filter(Boolean).map(withStop).join(' ');
}

/** What reports the service of a code that has ended, in sentences; blank if that is not known. */
export function successorText({ replacedBy, note }: EndedCode): string {
  const now = replacedBy.length > 0 ? `Now: ${codeRuns(replacedBy).join(', ')}.` : '';
  return [now, note].filter(Boolean).join(' ');
}

function endedHint({ ended, last, payment }: Extract<AbsentCode, { kind: 'ended' }>): string {
  const told = [
    ended && `It was: ${ended.was}.`,
    ended && successorText(ended),
    last && lastAmounts(last),
    payment && !ended ? paymentText(payment) : null,
  ];
  return told.filter(Boolean).join(' ');
}

/** What a refusal of an absent code says: its code, the end of "99201 is not in RVU26A", and a hint. */
function absentWords(absent: AbsentCode): readonly [code: Refusal['code'], why: string, hint: string] {
  switch (absent.kind) {
    case 'ended': {
      const { ended, last } = absent;
      const why = ended ? `it ended on ${ended.lastDay}` : `${last?.last.id} was the last release to list it`;
      return ['E_CODE_ENDED', `: ${why}.`, endedHint(absent)];
    }
    case 'later': {
      const { id, from } = absent.first.first;
      return ['E_CODE_UNKNOWN', `: ${id}, for services from ${from}, is the first release to list it.`, ''];
    }
    case 'elsewhere': {
      const why = ': the physician fee schedule does not pay for codes of this kind.';
      return ['E_CODE_ELSEWHERE', why, paymentText(absent.payment)];
    }
  }
}

/** What to say of a word of five letters, such as Total in the last line of a report. */
const withoutDigits = (code: string): { hint?: string } =>
  /\d/.test(code) ? {} : { hint: 'It is a word: every procedure code has at least one digit.' };

/**
 * The refusal of a code that the release does not have: what became of it or who pays for it, or else codes that it
 * may have been meant to be.
 * @param quoting how the refusal may repeat the code
 */
export function unknownCode(schedule: FeeSchedule, code: string, quoting = Quoting.typed): Refusal {
  const named = `${quoting.plain('code', code)} is not in ${schedule.release.id}`;
  const service = quoting.bare('code', code);
  const absent = absentCode(schedule, code);
  if (absent) {
    const [issue, why, hint] = absentWords(absent);
    return refusal(issue, service, named + why, hint === '' ? {} : { hint });
  }
  const similar = similarCodes(schedule, code);
  const place = wouldFallUnder(schedule, code);
  const where = place ? ` It would fall under ${place}.` : '';
  const hint = similar.length > 0 ? { hint: `Did you mean ${similar.join(', ')}?` } : withoutDigits(code);
  return refusal('E_CODE_UNKNOWN', service, `${named}.${where}`, hint);
}
