import type { Answer } from '../../../answer/find/answer.js';
import type { ReleaseChoice } from '../../../answer/release/chosen.js';
import { UsageError } from '../../../core/issue/errors.js';
import type { Notice } from '../../../core/issue/issue.js';
import { echo } from '../../../core/issue/quoting.js';
import { type LocalityReport, reportLocalities } from '../../../core/place/locality-report.js';
import { borrowedNotices } from '../../../core/place/place-words.js';
import { searchLocalities } from '../../../core/place/search.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import { type ChosenLocalities, chosenLocalities } from '../../options/localities.js';
import type { LocalitiesOptions, LocalitySort } from './command.js';

export interface LocalitiesAnswer extends Answer<LocalityReport> {
  readonly notices: readonly Notice[];
  /** A full entry for each instead of a line */
  readonly full: boolean;
}

const VALUES: Readonly<Record<LocalitySort, (report: LocalityReport) => string | number>> = {
  key: ({ locality }) => locality.key,
  state: ({ locality }) => `${locality.state}-${locality.number}`,
  name: ({ locality }) => locality.name,
  work: ({ locality }) => locality.gpci.work,
  pe: ({ locality }) => locality.gpci.pe,
  mp: ({ locality }) => locality.gpci.mp,
  gaf: ({ gaf }) => gaf,
  anesthesia: ({ anesthesia }) => anesthesia?.factor ?? 0,
};

/** Sorts by a column; ties stay in the order of their keys. */
function sorted(reports: readonly LocalityReport[], sort: LocalitySort): LocalityReport[] {
  const value = VALUES[sort];
  return [...reports].sort((a, b) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : 0));
}

/** The localities that match the words of a query and the place options. */
function find(schedule: FeeSchedule, text: string, options: LocalitiesOptions): ChosenLocalities {
  const place = chosenLocalities(options, schedule, false) ?? {
    localities: schedule.localities(),
    notices: [],
  };
  if (text === '') return place;
  const search = searchLocalities(schedule, text);
  if (!search.ok) throw new UsageError(search.code, search.message, search.hint);
  const localities = search.localities.filter((locality) => place.localities.includes(locality));
  if (localities.length > 0) return { localities, notices: [...place.notices, ...search.notices] };
  throw new UsageError('E_LOCALITY_UNKNOWN', `No locality matches both "${echo(text)}" and the options.`);
}

const FEW = 3;

/** Finds and reports the localities that match a query and options. */
export function answerLocalities(
  { schedule, chosen }: ReleaseChoice,
  words: readonly string[],
  options: LocalitiesOptions,
): LocalitiesAnswer {
  const { sort } = options;
  const { localities, notices: found } = find(schedule, words.join(' ').trim(), options);
  const borrowed = borrowedNotices(schedule.release, ['counties', 'anesthesia']);
  const said = new Set(borrowed.map(({ message }) => message));
  const notices = [...found.filter(({ message }) => !said.has(message)), ...borrowed];
  const reports = reportLocalities(schedule, localities);
  const ordered = sort === undefined ? reports : sorted(reports, sort);
  const results = options.reverse ? ordered.reverse() : ordered;
  const full = options.full ?? (results.length <= FEW && !options.brief);
  const { release } = schedule;
  return { schema: 'rvu.localities/1', release, chosen, results, errors: [], notices, full };
}
