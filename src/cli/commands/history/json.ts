import type { HistoryAnswer } from '../../../answer/find/history.js';
import { historyJson } from '../../../answer/json/history.js';
import { errorJson } from '../../../answer/json/issues.js';
import { toJson } from '../../../answer/json/json.js';

/** The answer as one JSON object, or with `lines` one row or error a line. */
export function renderJson(answer: HistoryAnswer, lines: boolean): string {
  const results = answer.results.map(historyJson);
  const errors = answer.errors.map(errorJson);
  if (lines)
    return [...results, ...errors.map((error) => ({ error }))].map((each) => `${toJson(each)}\n`).join('');
  const { terms, missing, without } = answer;
  const object = {
    schema: 'rvu.history/1',
    locality: terms.locality,
    setting: terms.setting,
    missing_quarters: missing,
    without_locality: without,
    results,
    errors,
  };
  return `${toJson(object, 2)}\n`;
}
