import type { RvuError } from '../../core/issue/errors.js';
import { type Refusal, refusal } from '../../core/issue/issue.js';
import type { Release } from '../../core/release/fee-schedule.js';
import { EXIT, type ExitCode } from '../terminal/exit-codes.js';
import { type Io, say } from '../terminal/io.js';
import { counted, messageLine } from '../terminal/text.js';
import type { Answer } from './answer.js';
import { dollars, toJson } from './json.js';
import { hintOf, issueText } from './remedies.js';

/** A problem that ended a command, as the refusal of everything that was left. */
export function problemOf({ code, message, hint }: RvuError): Refusal {
  return refusal(code, '', messageLine(message), hint === undefined ? {} : { hint });
}

/** The JSON of a refusal. */
export function errorJson(refused: Refusal): object {
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

/** The JSON object of an answer, or with `lines` one result or error per line. */
export function answerJson<T>(answer: Answer<T>, resultJson: (result: T) => object, lines: boolean): string {
  const results = answer.results.map(resultJson);
  const errors = answer.errors.map(errorJson);
  if (lines)
    return [...results, ...errors.map((error) => ({ error }))].map((each) => `${toJson(each)}\n`).join('');
  const object = { schema: answer.schema, release: answer.release.id, results, errors };
  return `${toJson(object, 2)}\n`;
}

/** The text of a refusal, with its service if the message does not name it. */
function refusalText(refused: Refusal): string {
  const named = refused.message.includes(refused.service.slice(0, 5));
  return issueText(named ? refused : { ...refused, message: `${refused.service}: ${refused.message}` });
}

/** Of more refusals than this, which are all alike, only the number is told. */
const MOST_TOLD = 25;

/** Writes refusals to standard error and returns the exit code of the answer. */
export function finish<T>(answer: Answer<T>, io: Io, quiet: boolean): ExitCode {
  const serious = answer.errors.filter((error) => !answer.harmless?.has(error));
  if (!quiet) {
    for (const error of serious.slice(0, MOST_TOLD)) say(io, refusalText(error));
    const more = serious.length - MOST_TOLD;
    if (more > 0) say(io, `${counted(more, 'more refusal')}; --json lists them all`);
  }
  return serious.length > 0 ? EXIT.partly : EXIT.answered;
}

/** "RVU26A (released 2025-12-29, for services from 2026-01-01)": the source of every figure. */
export function releaseLine({ id, released, effective }: Release): string {
  return `CMS ${id}, ${released ? `released ${released}, ` : ''}for services from ${effective.from}`;
}
