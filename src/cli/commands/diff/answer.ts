import { namesPlace, placeQuery, resolvedPlace } from '../../../answer/find/place.js';
import { type RowPattern, rowPattern } from '../../../core/code/code-pattern.js';
import { queryWords } from '../../../core/code/code-query.js';
import {
  byEffect,
  type ChangeKind,
  changesBetween,
  type DiffSide,
  type EfficiencyCount,
  efficiencyCount,
  type RowChange,
} from '../../../core/history/release-diff.js';
import { UsageError } from '../../../core/issue/errors.js';
import { type Refusal, refusal } from '../../../core/issue/issue.js';
import { echo } from '../../../core/issue/quoting.js';
import { termsFor } from '../../../core/price/terms.js';
import type { FeeRow, Setting } from '../../../core/release/fee-row.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import type { Locality } from '../../../core/release/locality.js';
import { openSchedule } from '../../../data/bundle/schedule.js';
import type { DiffOptions } from './command.js';

export interface DiffAnswer {
  readonly from: DiffSide;
  readonly to: DiffSide;
  /** Null: national */
  readonly locality: Locality | null;
  readonly setting: Setting;
  /** The changes to be shown, largest effect first */
  readonly results: readonly RowChange[];
  /** How many were found before --top */
  readonly found: number;
  /** How many rows of each kind there are */
  readonly counts: Readonly<Record<ChangeKind, number>>;
  readonly efficiency: EfficiencyCount | null;
  readonly errors: readonly Refusal[];
}

const isReleaseName = (word: string): boolean => /^RVU\d\d[A-D]R?$/.test(word);

/** The two releases and the words after them. @throws UsageError if there are not two releases */
export function releasesOf(words: readonly string[]): {
  names: readonly [string, string];
  codes: readonly string[];
} {
  const [from, to, ...codes] = words;
  if (from !== undefined && from === to && isReleaseName(from))
    throw new UsageError('E_USAGE', `${from} is named twice.`, 'Name two releases to compare.');
  if (from !== undefined && to !== undefined && isReleaseName(from) && isReleaseName(to))
    return { names: [from, to], codes };
  throw new UsageError(
    'E_USAGE',
    'Name two releases to compare.',
    'Try: rvu diff RVU25D RVU26A (rvu release list names the releases)',
  );
}

/** The locality of one place in a release. @throws UsageError if it names several, or none */
function placeIn(schedule: FeeSchedule, options: DiffOptions): Locality | null {
  const query = placeQuery(options);
  if (!namesPlace(query)) return null;
  return resolvedPlace(query, schedule, true).localities[0] ?? null;
}

function sideOf(release: string, options: DiffOptions, setting: Setting): DiffSide {
  const schedule = openSchedule({ release, inMemory: true });
  return { schedule, terms: termsFor(schedule.release, setting, placeIn(schedule, options)) };
}

/** Both releases, priced in the place and setting. @throws UsageError */
export function diffSides(
  [before, after]: readonly [string, string],
  options: DiffOptions,
  setting: Setting,
): readonly [DiffSide, DiffSide] {
  return [sideOf(before, options, setting), sideOf(after, options, setting)];
}

interface NamedRows {
  readonly patterns: readonly (readonly [word: string, pattern: RowPattern])[];
  readonly errors: readonly Refusal[];
}

function namedRows(codes: readonly string[]): NamedRows {
  const read = codes.map((word) => [word, rowPattern(word)] as const);
  return {
    patterns: read.flatMap(([word, pattern]) => (pattern ? [[word, pattern] as const] : [])),
    errors: read.flatMap(([word, pattern]) =>
      pattern ? [] : [refusal('E_CODE_INVALID', word, `"${echo(word)}" is not a code, a range or a prefix.`)],
    ),
  };
}

function filterOf(
  options: DiffOptions,
  { schedule }: DiffSide,
  { patterns }: NamedRows,
  named: boolean,
): (row: FeeRow) => boolean {
  const inSection = options.section?.(schedule);
  return (row) =>
    (!named || patterns.some(([, fits]) => fits(row))) &&
    (inSection === undefined || inSection(row.code)) &&
    (options.status === undefined || options.status.has(row.status));
}

function unknownWords(
  { patterns }: NamedRows,
  changes: readonly RowChange[],
  sides: readonly DiffSide[],
): Refusal[] {
  const names = sides.map(({ schedule }) => schedule.release.id).join(' nor ');
  return patterns
    .filter(([, fits]) => !changes.some(fits))
    .map(([word]) =>
      refusal('E_CODE_UNKNOWN', word, `${echo(word)} is in neither ${names}, or a filter leaves it out.`),
    );
}

function countsOf(changes: readonly RowChange[]): Record<ChangeKind, number> {
  const counts = { new: 0, deleted: 0, status: 0, rvu: 0, payment: 0, same: 0 };
  for (const { kind } of changes) counts[kind]++;
  return counts;
}

/** Compares two releases. @throws UsageError */
export function answerDiff(args: readonly string[], options: DiffOptions): DiffAnswer {
  const { names, codes } = releasesOf(queryWords(args));
  const setting = options.setting ?? 'nonfacility';
  const [from, to] = diffSides(names, options, setting);
  const named = namedRows(codes);
  const changes = changesBetween(from, to, filterOf(options, to, named, codes.length > 0));
  const listed = changes.filter(({ kind }) =>
    options.only ? options.only.has(kind) : codes.length > 0 || kind !== 'same',
  );
  const ordered = byEffect(listed);
  return {
    from,
    to,
    locality: to.terms.locality,
    setting,
    results: options.top === undefined ? ordered : ordered.slice(0, options.top),
    found: ordered.length,
    counts: countsOf(changes),
    efficiency: efficiencyCount(changes, from, to),
    errors: [...named.errors, ...unknownWords(named, changes, [from, to])],
  };
}
