import { namesPlace, placeQuery, resolvedPlace } from '../../../answer/find/place.js';
import { LATEST } from '../../../answer/release/request.js';
import { type RowPattern, rowPattern } from '../../../core/code/code-pattern.js';
import { queryWords } from '../../../core/code/code-query.js';
import { type ChangePlace, ReleaseChanges } from '../../../core/history/release-changes.js';
import { CHANGE_KINDS, type ChangeKind, type DiffSide } from '../../../core/history/release-diff.js';
import { UsageError } from '../../../core/issue/errors.js';
import { type Refusal, refusal } from '../../../core/issue/issue.js';
import { echo } from '../../../core/issue/quoting.js';
import { termsFor } from '../../../core/price/terms.js';
import type { RowFigures, Setting } from '../../../core/release/fee-row.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import type { Locality } from '../../../core/release/locality.js';
import { openReleases, openSchedule } from '../../../data/bundle/schedule.js';
import { releaseName } from '../../options/release.js';
import { type DiffOptions, SHOWN_KINDS } from './command.js';

export interface DiffAnswer {
  readonly from: DiffSide;
  readonly to: DiffSide;
  /** Null: national */
  readonly locality: Locality | null;
  readonly setting: Setting;
  readonly changes: ReleaseChanges;
  /** Which of them are to be shown, largest effect first */
  readonly results: readonly ChangePlace[];
  /** How many were found before --top */
  readonly found: number;
  readonly errors: readonly Refusal[];
}

const TRY = 'Try: rvu diff RVU25D RVU26A (rvu release list names the releases)';

/** The name of the release that a word is. @throws UsageError if it is none */
function releaseOf(word: string): string {
  const name = releaseName(word);
  if (name === null)
    throw new UsageError(
      'E_USAGE',
      `Name two releases to compare; "${echo(word)}" is not the name of one.`,
      TRY,
    );
  return name === LATEST ? (openReleases().held.at(-1)?.id ?? name) : name;
}

/** The two releases and the words after them. @throws UsageError if there are not two releases */
export function releasesOf(words: readonly string[]): {
  names: readonly [string, string];
  codes: readonly string[];
} {
  const [first, second, ...codes] = words;
  if (first === undefined || second === undefined)
    throw new UsageError('E_USAGE', 'Name two releases to compare.', TRY);
  const [from, to] = [releaseOf(first), releaseOf(second)];
  if (from === to)
    throw new UsageError('E_USAGE', `${from} is named twice.`, 'Name two releases to compare.');
  return { names: [from, to], codes };
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

/** The rows that words name, and which of the words have named one. */
class NamedRows {
  readonly errors: Refusal[] = [];
  private readonly patterns: { readonly word: string; readonly fits: RowPattern; hasRow: boolean }[] = [];

  constructor(words: readonly string[]) {
    for (const word of words) {
      const fits = rowPattern(word);
      if (fits) this.patterns.push({ word, fits, hasRow: false });
      else
        this.errors.push(
          refusal('E_CODE_INVALID', word, `"${echo(word)}" is not a code, a range or a prefix.`),
        );
    }
  }

  /** Whether a word names a row that all other filters let through. */
  take(row: RowFigures): boolean {
    const fitting = this.patterns.filter(({ fits }) => fits(row));
    for (const pattern of fitting) pattern.hasRow = true;
    return fitting.length > 0;
  }

  get withoutRow(): string[] {
    return this.patterns.filter(({ hasRow }) => !hasRow).map(({ word }) => word);
  }
}

function filterOf({ section, status }: DiffOptions, { schedule }: DiffSide): (row: RowFigures) => boolean {
  const inSection = section?.(schedule);
  return (row) =>
    (inSection === undefined || inSection(row.code)) && (status === undefined || status.has(row.status));
}

const CHANGED: ReadonlySet<ChangeKind> = new Set(SHOWN_KINDS);
const ALL: ReadonlySet<ChangeKind> = new Set(CHANGE_KINDS);

function unknownWord(word: string, sides: readonly DiffSide[]): Refusal {
  const names = sides.map(({ schedule }) => schedule.release.id).join(' nor ');
  const message = `${echo(word)} is in neither ${names}, or a filter leaves it out.`;
  return refusal('E_CODE_UNKNOWN', word, message);
}

/** Compares two releases. @throws UsageError */
export function answerDiff(args: readonly string[], options: DiffOptions): DiffAnswer {
  const { names, codes } = releasesOf(queryWords(args));
  const setting = options.setting ?? 'nonfacility';
  const [from, to] = diffSides(names, options, setting);
  const named = new NamedRows(codes);
  const passes = filterOf(options, to);
  const changes = new ReleaseChanges(
    from,
    to,
    codes.length === 0 ? passes : (row) => passes(row) && named.take(row),
  );
  const found = changes.byEffect(options.only ?? (codes.length > 0 ? ALL : CHANGED));
  return {
    from,
    to,
    locality: to.terms.locality,
    setting,
    changes,
    results: options.top === undefined ? found : found.slice(0, options.top),
    found: found.length,
    errors: [...named.errors, ...named.withoutRow.map((word) => unknownWord(word, [from, to]))],
  };
}
