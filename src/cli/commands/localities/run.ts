import { type Notice, UsageError } from '../../../core/issue/issue.js';
import { type LocalityReport, reportLocalities } from '../../../core/place/locality-report.js';
import { PLACE_PARTS, type PlaceQuery } from '../../../core/place/parts/query.js';
import { searchLocalities } from '../../../core/place/search.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import type { Locality } from '../../../core/release/locality.js';
import { openSchedule } from '../../../data/bundle/schedule.js';
import { type FormatOptions, formatOf, parseChoice } from '../../options/options.js';
import { placeQuery, resolvedPlace } from '../../options/place-request.js';
import type { Answer } from '../../output/answer.js';
import { finish } from '../../output/finish.js';
import type { ExitCode } from '../../terminal/exit-codes.js';
import type { Io } from '../../terminal/io.js';
import { renderLocalities } from './screen.js';

/** The options of `rvu localities` as commander gives them. */
export interface LocalitiesOptions extends FormatOptions, PlaceQuery {
  readonly sort?: string;
  readonly reverse?: boolean;
  readonly full?: boolean;
  readonly brief?: boolean;
}

export interface LocalitiesAnswer extends Answer<LocalityReport> {
  readonly notices: readonly Notice[];
  /** An entry for each instead of a line */
  readonly full: boolean;
}

const SORTS = ['key', 'state', 'name', 'work', 'pe', 'mp', 'gaf', 'anesthesia'] as const;
type Sort = (typeof SORTS)[number];

const VALUES: Readonly<Record<Sort, (report: LocalityReport) => string | number>> = {
  key: ({ locality }) => locality.key,
  state: ({ locality }) => `${locality.state}-${locality.number}`,
  name: ({ locality }) => locality.name,
  work: ({ locality }) => locality.gpci.work,
  pe: ({ locality }) => locality.gpci.pe,
  mp: ({ locality }) => locality.gpci.mp,
  gaf: ({ gaf }) => gaf,
  anesthesia: ({ anesthesia }) => anesthesia?.factor ?? 0,
};

/** Sorts by a column; equals stay in the order of their keys. */
function sorted(reports: readonly LocalityReport[], sort: Sort): LocalityReport[] {
  const value = VALUES[sort];
  return [...reports].sort((a, b) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : 0));
}

interface Found {
  readonly localities: readonly Locality[];
  readonly notices: readonly Notice[];
}

/** What the words of a query find, narrowed by the place options. */
function find(schedule: FeeSchedule, text: string, query: PlaceQuery): Found {
  const all = { localities: schedule.localities(), notices: [] };
  const hasQuery = PLACE_PARTS.some((part) => query[part] !== undefined);
  const place = hasQuery ? resolvedPlace(query, schedule, false) : all;
  if (text === '') return place;
  const search = searchLocalities(schedule, text);
  if (!search.ok) throw new UsageError(search.code, search.message, search.hint);
  const localities = search.localities.filter((locality) => place.localities.includes(locality));
  if (localities.length > 0) return { localities, notices: [...place.notices, ...search.notices] };
  throw new UsageError('E_LOCALITY_UNKNOWN', `No locality of "${text}" fits the options beside it.`);
}

const FEW = 3;

/** Finds and reports the localities that a query and options ask for. */
export function answerLocalities(
  schedule: FeeSchedule,
  words: readonly string[],
  options: LocalitiesOptions,
): LocalitiesAnswer {
  const sort = options.sort === undefined ? null : parseChoice('--sort', options.sort, SORTS);
  const { localities, notices } = find(schedule, words.join(' ').trim(), placeQuery(options));
  const reports = reportLocalities(schedule, localities);
  const ordered = sort === null ? reports : sorted(reports, sort);
  const results = options.reverse ? ordered.reverse() : ordered;
  const full = options.full ?? (results.length <= FEW && !options.brief);
  return { schema: 'rvu.localities/1', release: schedule.release, results, errors: [], notices, full };
}

/** `rvu localities`: the places that Medicare pays by. */
export async function localitiesCommand(
  words: readonly string[],
  options: LocalitiesOptions,
  io: Io,
): Promise<ExitCode> {
  const format = formatOf(options);
  if (options.full && options.brief) {
    throw new UsageError('E_USAGE', '--full and --brief exclude each other.', 'Give one of them.');
  }
  const answer = answerLocalities(openSchedule(), words, options);
  io.stdout.write(await renderLocalities(answer, format, io));
  return finish(answer, io, format === 'json' || format === 'ndjson');
}
