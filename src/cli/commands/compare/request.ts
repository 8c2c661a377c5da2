import { type Notice, UsageError } from '../../../core/issue/issue.js';
import { PLACE_PARTS, type PlaceQuery } from '../../../core/place/parts/query.js';
import type { PricingChoices } from '../../../core/price/terms.js';
import { SETTINGS, type Setting } from '../../../core/release/fee-row.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import type { Locality } from '../../../core/release/locality.js';
import { type FormatOptions, parseChoice, parseSettingOption } from '../../options/options.js';
import { placeQuery, resolvedPlace } from '../../options/place-request.js';

/** The options of `rvu compare` as commander gives them. */
export interface CompareOptions extends FormatOptions, PlaceQuery {
  readonly states?: string;
  readonly setting: string;
  readonly qp?: boolean;
  readonly against?: string;
  readonly sort?: string;
  readonly reverse?: boolean;
  readonly top?: string;
  readonly bottom?: string;
  /** false for --no-floor */
  readonly floor: boolean;
  readonly allowNa?: boolean;
}

/** What is laid side by side besides codes. */
const AGAINST = ['setting', 'qp'] as const;
export type Against = (typeof AGAINST)[number];

export const COMPARE_SORTS = ['amount', 'difference', 'percent', 'name', 'key'] as const;
export type CompareSort = (typeof COMPARE_SORTS)[number];

/** What was asked of a comparison, as domain values. */
export interface CompareRequest {
  readonly settings: readonly Setting[];
  readonly qps: readonly boolean[];
  readonly against: readonly Against[];
  readonly choices: PricingChoices;
  readonly sort: CompareSort;
  readonly reverse: boolean;
  /** How many of the highest and of the lowest; null: no limit */
  readonly top: number | null;
  readonly bottom: number | null;
}

function parseCount(option: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new UsageError(
    'E_OPTION_VALUE',
    `${option} does not take "${text}".`,
    'Give a whole number such as 10.',
  );
}

function parseList<T extends string>(option: string, text: string | undefined, choices: readonly T[]): T[] {
  const words = (text ?? '').split(/[\s,]+/).filter(Boolean);
  return [...new Set(words.map((word) => parseChoice(option, word, choices)))];
}

/** Reads the options of `rvu compare`. @throws UsageError for a value that cannot be taken */
export function compareRequest(options: CompareOptions): CompareRequest {
  const against = parseList('--against', options.against, AGAINST);
  return {
    against,
    settings: against.includes('setting') ? SETTINGS : [parseSettingOption(options.setting)],
    qps: against.includes('qp') ? [false, true] : [options.qp ?? false],
    choices: { noFloor: !options.floor, allowNa: options.allowNa ?? false },
    sort: options.sort === undefined ? 'amount' : parseChoice('--sort', options.sort, COMPARE_SORTS),
    reverse: options.reverse ?? false,
    top: parseCount('--top', options.top),
    bottom: parseCount('--bottom', options.bottom),
  };
}

interface ComparedLocalities {
  readonly localities: readonly Locality[];
  readonly notices: readonly Notice[];
}

/** The localities to compare: all, or those of the states or the place that options name. */
export function comparedLocalities(options: CompareOptions, schedule: FeeSchedule): ComparedLocalities {
  const query = placeQuery(options);
  const hasPlace = PLACE_PARTS.some((part) => query[part] !== undefined);
  if (options.states === undefined) {
    return hasPlace
      ? resolvedPlace(query, schedule, false)
      : { localities: schedule.localities(), notices: [] };
  }
  if (hasPlace) {
    throw new UsageError(
      'E_USAGE',
      '--states and another place both choose the localities.',
      'Give one of them.',
    );
  }
  const states = options.states
    .split(',')
    .map((state) => state.trim())
    .filter(Boolean);
  if (states.length === 0)
    throw new UsageError('E_OPTION_VALUE', '--states does not take "".', 'Give states such as CA,NV.');
  const places = states.map((state) => resolvedPlace({ state }, schedule, false));
  return {
    localities: [...new Set(places.flatMap(({ localities }) => localities))],
    notices: places.flatMap(({ notices }) => notices),
  };
}
