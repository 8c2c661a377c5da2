import { extname } from 'node:path';
import { type Notice, UsageError } from '../../../core/issue/issue.js';
import { parseScaled } from '../../../core/number/decimal.js';
import { PERCENT_SCALE } from '../../../core/number/percent.js';
import { PLACE_PARTS, type PlaceQuery } from '../../../core/place/parts/query.js';
import type { PricingChoices } from '../../../core/price/terms.js';
import { SETTINGS, type Setting } from '../../../core/release/fee-row.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import type { Locality } from '../../../core/release/locality.js';
import { parseChoice, parseSettingOption } from '../../options/options.js';
import { placeQuery, resolvedPlace } from '../../options/place-request.js';

/** The options of `rvu schedule` as commander gives them. */
export interface ScheduleOptions extends PlaceQuery {
  readonly all?: boolean;
  readonly states?: string;
  readonly localities?: string;
  readonly codes?: string;
  readonly section?: string;
  readonly status?: string;
  readonly setting?: string;
  readonly qp?: boolean;
  /** false for --no-floor */
  readonly floor: boolean;
  readonly allowNa?: boolean;
  readonly percent?: string;
  readonly layout?: string;
  readonly out?: string;
  readonly csv?: boolean;
  readonly ndjson?: boolean;
  readonly json?: boolean;
  readonly excel?: boolean;
}

const KINDS = ['csv', 'ndjson', 'json', 'excel'] as const;
export type Kind = (typeof KINDS)[number];

const EXTENSIONS: Readonly<Record<string, Kind>> = {
  '.csv': 'csv',
  '.txt': 'csv',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.json': 'json',
  '.xlsx': 'excel',
};

/** What was asked of a schedule, as domain values. */
export interface ScheduleRequest {
  readonly kind: Kind;
  /** CMS's payment amount file instead of columns with a header */
  readonly pfall: boolean;
  /** null: standard output */
  readonly out: string | null;
  readonly settings: readonly Setting[];
  readonly choices: PricingChoices;
  /** Integer of 1/10,000 of a percent; null: none asked for */
  readonly percent: number | null;
}

function kindOf(options: ScheduleOptions): Kind {
  const chosen = KINDS.filter((kind) => options[kind]);
  if (chosen.length > 1) {
    throw new UsageError(
      'E_USAGE',
      `--${chosen.join(' and --')} exclude each other.`,
      'Give one output format.',
    );
  }
  const byName = options.out === undefined ? undefined : EXTENSIONS[extname(options.out).toLowerCase()];
  if (chosen[0] && byName && chosen[0] !== byName) {
    throw new UsageError(
      'E_USAGE',
      `--${chosen[0]} and the name ${options.out} say different formats.`,
      'Give one of them.',
    );
  }
  return chosen[0] ?? byName ?? 'csv';
}

/** The largest percentage for which cents × percentage stays exact for any amount. */
const MOST_PERCENT = 10_000_000;

function parsePercent(text: string | undefined): number | null {
  if (text === undefined) return null;
  const percent = parseScaled(text.trim().replace(/%$/, ''), PERCENT_SCALE);
  if (percent !== null && percent > 0 && percent <= MOST_PERCENT) return percent;
  throw new UsageError(
    'E_OPTION_VALUE',
    `--percent does not take "${text}".`,
    'Give a percentage of Medicare up to 1000, such as 120 or 87.5.',
  );
}

/** Reads the options of `rvu schedule`, but for its places and rows. @throws UsageError */
export function scheduleRequest(options: ScheduleOptions): ScheduleRequest {
  const pfall =
    options.layout !== undefined && parseChoice('--layout', options.layout, ['columns', 'pfall']) === 'pfall';
  const kind = kindOf(options);
  const percent = parsePercent(options.percent);
  if (pfall && (kind !== 'csv' || percent !== null || options.setting !== undefined)) {
    throw new UsageError(
      'E_USAGE',
      '--layout pfall is a CSV of fixed fields in both settings.',
      'Leave out --setting, --percent and other formats.',
    );
  }
  return {
    kind,
    pfall,
    percent,
    out: options.out === undefined || options.out === '-' ? null : options.out,
    settings: options.setting === undefined ? SETTINGS : [parseSettingOption(options.setting)],
    choices: { qp: options.qp ?? false, noFloor: !options.floor, allowNa: options.allowNa ?? false },
  };
}

interface ScheduledPlaces {
  readonly places: readonly (Locality | null)[];
  readonly notices: readonly Notice[];
}

function words(option: string, text: string): string[] {
  const list = text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
  if (list.length > 0) return list;
  throw new UsageError(
    'E_OPTION_VALUE',
    `--${option} does not take "${text}".`,
    'Give a list such as CA-05,NV-00.',
  );
}

/** Several places one by one; a state stands for all its localities, anything else must name one. */
function several(schedule: FeeSchedule, queries: readonly PlaceQuery[]): ScheduledPlaces {
  const found = queries.map((query) =>
    resolvedPlace(query, schedule, query.locality !== undefined || query.zip !== undefined),
  );
  return {
    places: [...new Set(found.flatMap(({ localities }) => localities))],
    notices: found.flatMap(({ notices }) => notices),
  };
}

/** The places of a schedule: all, several, one, or [null] for national. @throws UsageError */
export function scheduledPlaces(options: ScheduleOptions, schedule: FeeSchedule): ScheduledPlaces {
  const query = placeQuery(options);
  const hasPlace = PLACE_PARTS.some((part) => query[part] !== undefined);
  const ways = [options.all, options.states, options.localities, hasPlace || undefined].filter(
    (way) => way !== undefined,
  );
  if (ways.length > 1) {
    throw new UsageError(
      'E_USAGE',
      'Several options choose the localities.',
      'Give one of --all, --states, --localities, or one place.',
    );
  }
  if (options.all) return { places: schedule.localities(), notices: [] };
  if (options.states !== undefined)
    return several(
      schedule,
      words('states', options.states).map((state) => ({ state })),
    );
  if (options.localities !== undefined) {
    return several(
      schedule,
      words('localities', options.localities).map((locality) => ({ locality })),
    );
  }
  return hasPlace ? several(schedule, [query]) : { places: [null], notices: [] };
}
