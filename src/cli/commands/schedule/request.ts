import { extname } from 'node:path';
import { UsageError } from '../../../core/issue/errors.js';
import type { Notice } from '../../../core/issue/issue.js';
import type { PricingChoices } from '../../../core/price/terms.js';
import { SETTINGS, type Setting } from '../../../core/release/fee-row.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import type { Locality } from '../../../core/release/locality.js';
import { chosenLocalities } from '../../options/localities.js';
import { formatOfFile, formatsDiffer, refuseEnding } from '../../options/output.js';
import { chosenSetting, pricingChoices } from '../../options/pricing.js';
import type { ScheduleOptions } from './command.js';

const KINDS = ['csv', 'ndjson', 'json', 'excel'] as const;
export type Kind = (typeof KINDS)[number];

/** Formats by the ending of a file name. */
const ENDINGS: Readonly<Record<string, Kind>> = {
  '.csv': 'csv',
  '.txt': 'csv',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.json': 'json',
  '.xlsx': 'excel',
};

/** A request for a schedule, as domain values. */
export interface ScheduleRequest {
  readonly kind: Kind;
  /** CMS's payment amount file instead of columns with a header */
  readonly pfall: boolean;
  readonly settings: readonly Setting[];
  readonly choices: PricingChoices;
  /** Integer of 1/10,000 of a percent; null: not requested */
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
  const byName = options.out === undefined ? undefined : ENDINGS[extname(options.out).toLowerCase()];
  if (chosen[0] && byName && chosen[0] !== byName) throw formatsDiffer(chosen[0], options.out ?? '');
  refuseMarkdown(options.out ?? '');
  if (!chosen[0] && !byName) refuseEnding(options.out ?? '', NAMED);
  return chosen[0] ?? byName ?? 'csv';
}

const NAMED = 'Name a .csv, .ndjson, .json or .xlsx file.';

function refuseMarkdown(out: string): void {
  if (formatOfFile(out) !== 'markdown') return;
  throw new UsageError(
    'E_USAGE',
    `A schedule is CSV, NDJSON, JSON or an Excel workbook, but ${out} is named as Markdown.`,
    NAMED,
  );
}

/** The request that options make, except places and rows. @throws UsageError */
export function scheduleRequest(options: ScheduleOptions, schedule: FeeSchedule): ScheduleRequest {
  const { setting } = chosenSetting(options, schedule, options.date);
  const pfall = options.layout === 'pfall';
  const kind = kindOf(options);
  const percent = options.percent ?? null;
  if (pfall && (kind !== 'csv' || percent !== null || setting !== null)) {
    throw new UsageError(
      'E_USAGE',
      '--layout pfall is a CSV of fixed fields in both settings.',
      'Leave out --setting, --pos, --percent and other formats.',
    );
  }
  return {
    kind,
    pfall,
    percent,
    settings: setting === null ? SETTINGS : [setting],
    choices: pricingChoices(options),
  };
}

interface ScheduledPlaces {
  readonly places: readonly (Locality | null)[];
  readonly notices: readonly Notice[];
}

/** The places of a schedule: those that options choose, or [null] for national. @throws UsageError */
export function scheduledPlaces(options: ScheduleOptions, schedule: FeeSchedule): ScheduledPlaces {
  // A state alone means all of its localities; a ZIP code or locality must name one.
  const strict = options.locality !== undefined || options.zip !== undefined;
  const chosen = chosenLocalities(options, schedule, strict);
  return chosen ? { places: chosen.localities, notices: chosen.notices } : { places: [null], notices: [] };
}
