import type { Answer } from '../../answer/find/answer.js';
import { issueText, noticeText } from '../../answer/issue/remedies.js';
import { chosenJson, errorJson } from '../../answer/json/issues.js';
import { toJson } from '../../answer/json/json.js';
import type { RvuError } from '../../core/issue/errors.js';
import { type Refusal, refusal } from '../../core/issue/issue.js';
import type { Release } from '../../core/release/fee-schedule.js';
import { openReleases } from '../../data/bundle/schedule.js';
import type { Format } from '../options/output.js';
import { EXIT, type ExitCode } from '../terminal/exit-codes.js';
import { type Io, say } from '../terminal/io.js';
import { counted, messageLine, wrap } from '../terminal/text.js';

/** A problem that ended a command, as the refusal of everything that was left. */
export function problemOf({ code, message, hint }: RvuError): Refusal {
  return refusal(code, '', messageLine(message), hint === undefined ? {} : { hint });
}

/** The JSON object of an answer, or with `lines` one result or error per line. */
export function answerJson<T>(answer: Answer<T>, resultJson: (result: T) => object, lines: boolean): string {
  const results = answer.results.map(resultJson);
  const errors = answer.errors.map(errorJson);
  if (lines)
    return [...results, ...errors.map((error) => ({ error }))].map((each) => `${toJson(each)}\n`).join('');
  const { schema, release } = answer;
  const object = { schema, release: release.id, ...chosenJson(answer), results, errors };
  return `${toJson(object, 2)}\n`;
}

/** The text of a refusal, with its service if the message does not name it. */
function refusalText(refused: Refusal): string {
  const named = refused.message.includes(refused.service.slice(0, 5));
  return issueText(named ? refused : { ...refused, message: `${refused.service}: ${refused.message}` });
}

/** Of the notices below an answer */
const WIDTH = 80;

/** Of more refusals than this, which are all alike, only the number is told. */
const MOST_TOLD = 25;

/** Says on a terminal that a later release is available than the one that answers by default. */
function sayLater({ chosen, release }: Answer<unknown>, io: Io): void {
  if (!chosen?.isDefault || !io.stdout.isTTY) return;
  const last = openReleases().held.at(-1);
  if (!last || last.effective.from <= release.effective.from) return;
  const { id, effective } = last;
  say(
    io,
    `${id}, for services from ${effective.from}, is also available: choose it with --date or --release.`,
  );
}

/** Writes refusals, and what an output for programs leaves out, to standard error. @returns the exit code of the answer */
export function finish<T>(answer: Answer<T>, io: Io, format: Format): ExitCode {
  const serious = answer.errors.filter((error) => !answer.harmless?.has(error));
  if (format !== 'json' && format !== 'ndjson') {
    for (const error of serious.slice(0, MOST_TOLD)) say(io, refusalText(error));
    const more = serious.length - MOST_TOLD;
    if (more > 0) say(io, `${counted(more, 'more refusal')}; --json lists them all`);
  }
  if (format === 'table') sayLater(answer, io);
  else if (format !== 'json') for (const notice of answer.chosen?.notices ?? []) say(io, noticeText(notice));
  return serious.length > 0 ? EXIT.partly : EXIT.answered;
}

/** "CMS RVU26A, released 2025-12-29, for services from 2026-01-01 to 2026-03-31": the source of every figure. */
export function releaseLine({ id, released, effective }: Release): string {
  return `CMS ${id}, ${released ? `released ${released}, ` : ''}for services from ${effective.from} to ${effective.through}`;
}

/** The source of every figure of an answer, the date that chose it, and what there is to know about it. */
export function releaseText({ release, chosen }: Pick<Answer<unknown>, 'release' | 'chosen'>): string {
  const { date = null, notices = [] } = chosen ?? {};
  const { id, released } = release;
  const line =
    date === null
      ? releaseLine(release)
      : `CMS ${id}, ${released ? `released ${released}, ` : ''}for services on ${date}`;
  return [line, ...notices.map((notice) => wrap(noticeText(notice), WIDTH, ''))].join('\n');
}
