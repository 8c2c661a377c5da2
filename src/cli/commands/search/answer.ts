import { rowForCode } from '../../../core/code/code-row.js';
import type { CodeContent } from '../../../core/content/code-content.js';
import { type Refusal, refusal, UsageError } from '../../../core/issue/issue.js';
import { parseScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import type { FeeRow } from '../../../core/release/fee-row.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import type { CodeSearch, SearchHit } from '../../../core/search/code-search.js';
import { findCodes } from '../../../core/search/find-codes.js';
import { type FormatOptions, parseWholeNumber } from '../../options/options.js';
import { namedPlaces, standsIn } from '../../options/section-option.js';
import type { Answer } from '../../output/answer.js';
import { type ListedCode, listedCode } from '../../output/code/list-code.js';

/** The options of `rvu search` as commander gives them. */
export interface SearchOptions extends FormatOptions {
  readonly section?: string;
  readonly status?: string;
  readonly global?: string;
  readonly minWork?: string;
  readonly maxWork?: string;
  readonly limit: string;
}

/** A code found, with the figures that are shown of it. */
export interface FoundCode extends SearchHit, ListedCode {}

export interface SearchAnswer extends Answer<FoundCode> {
  readonly query: string;
  /** All that was found, of which the results are the first */
  readonly total: number;
}

const MOST_RESULTS = 1000;

/** The words as one query. @throws UsageError where there are none */
export function searchQuery(words: readonly string[]): string {
  const query = words.join(' ').trim();
  if (/[A-Za-z0-9]/.test(query)) return query;
  throw new UsageError('E_USAGE', 'No words to search for are given.', 'Try: rvu search knee replacement');
}

function workOption(option: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const units = parseScaled(text.trim(), RVU_SCALE);
  if (units !== null) return units;
  throw new UsageError(
    'E_OPTION_VALUE',
    `${option} does not take "${text}".`,
    'Give work RVUs with up to two decimals, such as 1.5.',
  );
}

type RowFilter = (row: FeeRow) => boolean;

function oneOf(option: string, text: string | undefined, form: RegExp, hint: string): Set<string> | null {
  if (text === undefined) return null;
  const values = text
    .toUpperCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  if (values.length > 0 && values.every((value) => form.test(value))) return new Set(values);
  throw new UsageError('E_OPTION_VALUE', `${option} does not take "${text}".`, hint);
}

/** What the options leave of the rows found. */
function rowFilter(schedule: FeeSchedule, options: SearchOptions): RowFilter {
  const sections = schedule.rules.sections();
  const stands =
    options.section === undefined
      ? () => true
      : standsIn(namedPlaces('--section', options.section, sections), sections);
  const statuses = oneOf('--status', options.status, /^[A-Z]$/, 'Give status letters such as A,R,T.');
  const globals = oneOf(
    '--global',
    options.global,
    /^(000|010|090|MMM|XXX|YYY|ZZZ)$/,
    'Give global periods: 000, 010, 090, MMM, XXX, YYY, ZZZ.',
  );
  const least = workOption('--min-work', options.minWork) ?? 0;
  const most = workOption('--max-work', options.maxWork) ?? Number.POSITIVE_INFINITY;
  return (row) =>
    stands(row.code) &&
    (!statuses || statuses.has(row.status)) &&
    (!globals || globals.has(row.globalDays)) &&
    row.work >= least &&
    row.work <= most;
}

/** Finds codes by words, leaves those that the options ask for, best first. */
export function answerSearch(
  search: CodeSearch,
  schedule: FeeSchedule,
  content: CodeContent,
  query: string,
  options: SearchOptions,
): SearchAnswer {
  const limit = parseWholeNumber('--limit', options.limit, MOST_RESULTS);
  const fits = rowFilter(schedule, options);
  const hits = findCodes(search, schedule, content, query);
  const kept: (SearchHit & { row: FeeRow })[] = [];
  for (const hit of hits) {
    const row = rowForCode(schedule, hit.code);
    if (row && fits(row)) kept.push({ ...hit, row });
  }
  const results = kept
    .slice(0, limit)
    .map(({ row, ...hit }) => ({ ...hit, ...listedCode(schedule, content, row) }));
  const nothing =
    hits.length === 0
      ? `No code is found for "${query}".`
      : `None of the ${hits.length} codes found for "${query}" fits the filters.`;
  const errors: Refusal[] =
    results.length > 0
      ? []
      : [
          refusal('E_SEARCH_EMPTY', query, nothing, {
            hint: 'Try other words; rvu browse shows what there is.',
          }),
        ];
  return {
    schema: 'rvu.search/1',
    release: schedule.release,
    query,
    results,
    errors,
    total: kept.length,
  };
}
