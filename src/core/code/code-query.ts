import { type Refusal, refusal } from '../issue/issue.js';
import { echo } from '../issue/quoting.js';
import type { FeeSchedule } from '../release/fee-schedule.js';
import { type OtherScheduleClass, otherScheduleOf } from '../release/other-schedules.js';
import { readService } from './service.js';
import type { ServiceCode } from './service-code.js';
import { paymentText } from './unknown-code.js';

/** What one argument asked for: services, or a refusal; `many` if it names a range or a prefix. */
export interface QueryResult {
  readonly services: readonly ServiceCode[];
  readonly refusals: readonly Refusal[];
  readonly many: boolean;
}

const RANGE = /^([A-Z0-9]{5})-([A-Z0-9]{5})$/;
const PREFIX = /^([A-Z0-9]{1,4})\*$/;
const LONE_MODIFIER = /^[A-Z0-9]{2}$/;

/** Splits arguments into words and joins a lone modifier to the code before it: "70553 26" → "70553-26". */
export function queryWords(args: readonly string[]): string[] {
  const words: string[] = [];
  for (const word of args.flatMap((arg) => arg.toUpperCase().split(/[\s,]+/))) {
    const previous = words[words.length - 1];
    if (word === '') continue;
    if (LONE_MODIFIER.test(word) && previous !== undefined) words[words.length - 1] = `${previous}-${word}`;
    else words.push(word);
  }
  return words;
}

function distinctCodes(schedule: FeeSchedule, first: string, last: string): ServiceCode[] {
  const codes = new Set<string>();
  for (const row of schedule.rowsBetween(first, last)) codes.add(row.code);
  return [...codes].map((code) => ({ code, modifiers: [] }));
}

/** The fee schedule of all codes from one to another: that of their class, or else of their letter; null: of none. */
function otherSchedule({ rules }: FeeSchedule, first: string, last: string): OtherScheduleClass | null {
  const classOf = (code: string) => otherScheduleOf(rules.otherSchedules(), code);
  if (first.charAt(0) !== last.charAt(0)) return null;
  return classOf(first) === classOf(last) ? classOf(first) : classOf(`${first.charAt(0)}9999`);
}

function codesOf(schedule: FeeSchedule, word: string, first: string, last: string): QueryResult {
  const services = first <= last ? distinctCodes(schedule, first, last) : [];
  if (services.length > 0) return { services, refusals: [], many: true };
  const backwards = first > last ? ` The range runs backwards: write ${last}-${first}.` : '';
  const form =
    first > last
      ? ''
      : 'A prefix is the beginning of a code, as in 9083*; a range is two codes, as in 99202-99215.';
  const message = `No code of ${schedule.release.id} matches ${echo(word)}.${backwards}`;
  const other = first <= last ? otherSchedule(schedule, first, last) : null;
  if (other) {
    const elsewhere = refusal('E_CODE_ELSEWHERE', word, message, { hint: paymentText(other) });
    return { services: [], refusals: [elsewhere], many: true };
  }
  const none = refusal('E_CODE_UNKNOWN', word, message, form === '' ? {} : { hint: form });
  return { services: [], refusals: [none], many: true };
}

/** Answers one word: a code with modifiers, a range "99202-99215", or a prefix "9083*". */
export function resolveWord(schedule: FeeSchedule, word: string): QueryResult {
  const range = RANGE.exec(word);
  if (range) return codesOf(schedule, word, range[1] ?? '', range[2] ?? '');
  const prefix = PREFIX.exec(word)?.[1];
  if (prefix) return codesOf(schedule, word, prefix.padEnd(5, '0'), prefix.padEnd(5, 'Z'));
  const service = readService(schedule, word);
  return 'ok' in service
    ? { services: [], refusals: [service], many: false }
    : { services: [service], refusals: [], many: false };
}
