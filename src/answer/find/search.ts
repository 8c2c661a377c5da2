import { rowForCode } from '../../core/code/code-row.js';
import type { CodeContent } from '../../core/content/code-content.js';
import { UsageError } from '../../core/issue/errors.js';
import { type Refusal, refusal } from '../../core/issue/issue.js';
import { echo } from '../../core/issue/quoting.js';
import type { FeeRow } from '../../core/release/fee-row.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';
import { otherScheduleOf } from '../../core/release/other-schedules.js';
import type { CodeSearch, SearchHit } from '../../core/search/code-search.js';
import { findCodes } from '../../core/search/find-codes.js';
import type { Answer } from './answer.js';
import { type ListedCode, listedCode } from './listed-code.js';

/** How many codes are shown where nobody says how many. */
export const DEFAULT_LIMIT = 15;

/** Which of the codes found are kept. */
export interface SearchRequest {
  /** How many codes at most */
  readonly limit: number;
  /** Whether a code belongs to the sections asked for */
  readonly section?: (schedule: FeeSchedule) => (code: string) => boolean;
  readonly status?: ReadonlySet<string>;
  readonly global?: ReadonlySet<string>;
  readonly minWork?: number;
  readonly maxWork?: number;
}

/** A code that was found, with the figures to show. */
export interface FoundCode extends SearchHit, ListedCode {}

/** A code that was found although the release does not list it. */
export interface FoundElsewhere extends SearchHit {
  readonly name: string;
  /** Whose amount it has: "DMEPOS fee schedule" */
  readonly paidBy: string;
}

export interface SearchAnswer extends Answer<FoundCode> {
  readonly query: string;
  /** Codes of other fee schedules among the first of those found */
  readonly elsewhere: readonly FoundElsewhere[];
  /** How many codes were found; the results are the first of them */
  readonly total: number;
}

/** The words as one query. @throws UsageError if there are none */
export function searchQuery(words: readonly string[]): string {
  const query = words.join(' ').trim();
  if (/[A-Za-z0-9]/.test(query)) return query;
  throw new UsageError('E_USAGE', 'No search words given.', 'Try: rvu search knee replacement');
}

type RowFilter = (row: FeeRow) => boolean;

/** Filters go by sections, statuses and RVUs, which codes of other fee schedules do not have. */
function isFiltered({ section, status, global, minWork, maxWork }: SearchRequest): boolean {
  return [section, status, global, minWork, maxWork].some((filter) => filter !== undefined);
}

/** A code that the release does not list; null if nobody is known to pay for it. */
function foundElsewhere(schedule: FeeSchedule, content: CodeContent, hit: SearchHit): FoundElsewhere | null {
  const payment = otherScheduleOf(schedule.rules.otherSchedules(), hit.code);
  const names = content.names(hit.code);
  return payment && names && { ...hit, name: names.name, paidBy: payment.paid_by };
}

/** The filter that options make of the rows found. */
function rowFilter(schedule: FeeSchedule, options: SearchRequest): RowFilter {
  const { status, global, minWork = 0, maxWork = Number.POSITIVE_INFINITY } = options;
  const inSection = options.section?.(schedule);
  return (row) =>
    (!inSection || inSection(row.code)) &&
    (!status || status.has(row.status)) &&
    (!global || global.has(row.globalDays)) &&
    row.work >= minWork &&
    row.work <= maxWork;
}

/** Finds codes by words and applies the filters, best first. */
export function answerSearch(
  search: CodeSearch,
  schedule: FeeSchedule,
  content: CodeContent,
  query: string,
  options: SearchRequest,
): SearchAnswer {
  const fits = rowFilter(schedule, options);
  const hits = findCodes(search, schedule, content, query);
  const filtered = isFiltered(options);
  const kept: (SearchHit & { row: FeeRow })[] = [];
  const elsewhere: FoundElsewhere[] = [];
  for (const hit of hits) {
    const row = rowForCode(schedule, hit.code);
    if (row && fits(row)) kept.push({ ...hit, row });
    // Those that match less than every code shown would hide what was meant.
    const other = row || filtered || kept.length + elsewhere.length >= options.limit;
    const found = other ? null : foundElsewhere(schedule, content, hit);
    if (found) elsewhere.push(found);
  }
  const results = kept
    .slice(0, options.limit)
    .map(({ row, ...hit }) => ({ ...hit, ...listedCode(schedule, content, row) }));
  const nothing =
    hits.length === 0
      ? `No code found for "${echo(query)}".`
      : `None of the ${hits.length} codes found for "${echo(query)}" passes the filters.`;
  const errors: Refusal[] =
    results.length + elsewhere.length > 0
      ? []
      : [
          refusal('E_SEARCH_EMPTY', query, nothing, {
            hint: 'Try other words; rvu browse lists all codes.',
          }),
        ];
  return {
    schema: 'rvu.search/1',
    release: schedule.release,
    query,
    results,
    elsewhere,
    errors,
    total: kept.length,
  };
}
