import { UsageError } from '../issue/errors.js';
import { type Notice, type Refusal, refusal } from '../issue/issue.js';
import { Quoting } from '../issue/quoting.js';
import type { FeeSchedule } from '../release/fee-schedule.js';
import { quarterStart } from '../release/quarters.js';
import type { ReleaseDays } from '../release/releases.js';
import { quarterNotice, quarterRefusal, releaseInForce } from './in-force.js';
import { defaultSchedule, otherYear, type Schedules } from './schedule-of.js';

/** A release as it prices the lines of some days. */
export interface LineRelease {
  readonly ok: true;
  /** Small, and the same for every line that it prices in the same way */
  readonly number: number;
  readonly schedule: FeeSchedule;
  /** A day that stands for all of those days where a rule depends on the day, ISO */
  readonly on: string;
  readonly notices: readonly Notice[];
}

/** How the release of a line is chosen when its date alone does not decide. */
export interface ReleaseChoices {
  /** The day of lines without a date, ISO; null: they are priced by the default release */
  readonly date?: string | null;
  /** Refuse a day whose own release is not held, instead of pricing it by an earlier one of its year */
  readonly strict?: boolean;
  /** The release of lines without a date, if it is not the default one */
  readonly schedule?: FeeSchedule | undefined;
}

/** The releases of the lines of a run: of all that are held, the one in force on each line's day; or one for all. */
export class LineReleases {
  /** By their numbers; where one release prices all lines, its own quarter is the first */
  readonly list: LineRelease[] = [];
  /** That of lines without a date */
  readonly first: LineRelease;
  /** The releases that were missing for the lines so far, and what stood in for each */
  readonly missing = new Map<string, string>();
  /** By the name of the release, of the missing one that it stands in for, or "outside" */
  private readonly byKey = new Map<string, LineRelease>();
  private readonly byYear = new Map<number, number[]>();

  /** @throws UsageError if the day of lines without a date is not covered */
  constructor(
    private readonly schedules: Schedules,
    private readonly choices: ReleaseChoices = {},
  ) {
    const { date = null, schedule = defaultSchedule(schedules) } = choices;
    if (!this.isByDay) this.inItsQuarter(schedule);
    const first = date === null ? this.inItsQuarter(schedule) : this.of(date);
    if (!first.ok) throw new UsageError(first.code, first.message);
    this.first = first;
  }

  /** Whether each line is priced by the release in force on its day, rather than all by the same. */
  get isByDay(): boolean {
    return 'open' in this.schedules;
  }

  /** The numbers so far of the releases of a release's year, itself included. */
  ofSameYear(number: number): readonly number[] {
    return this.byYear.get(this.list[number]?.schedule.release.year ?? 0) ?? [];
  }

  /** The latest release held; null if only one is given. */
  get latest(): ReleaseDays | null {
    return 'open' in this.schedules ? (this.schedules.held.at(-1) ?? null) : null;
  }

  /** The day of lines without a date, ISO; blank if they have none. */
  get date(): string {
    return this.choices.date ?? '';
  }

  /**
   * The release that prices a day, or why none does.
   * @param date ISO
   * @param quoting how a refusal may repeat it
   */
  of(date: string, quoting = Quoting.typed): LineRelease | Refusal {
    const { schedules } = this;
    if (!('open' in schedules)) return this.ofOne(schedules, date, quoting);
    const found = releaseInForce(date, schedules.held, quoting);
    if (!found.ok) return found;
    const { id, missing } = found;
    if (missing === null) return this.inItsQuarter(schedules.open(id));
    if (this.choices.strict) return quarterRefusal(missing, date, quoting);
    this.missing.set(missing, id);
    return this.kept(missing, schedules.open(id), quarterStart(date), [quarterNotice(missing, id)]);
  }

  /** The only release: it prices its year, but another one may have changed what it says. */
  private ofOne(schedule: FeeSchedule, date: string, quoting: Quoting): LineRelease | Refusal {
    const { release } = schedule;
    const { from, through } = release.effective;
    const refused = otherYear(date, release, quoting.plain('date', date));
    if (refused) return refused;
    if (from <= date && date <= through) return this.inItsQuarter(schedule);
    const message = `The date is outside the days that ${release.id} covers (${from} to ${through}), but ${release.id} prices it anyway.`;
    return this.kept('outside', schedule, from, [{ code: 'N_DATE', message }]);
  }

  /** A release for the days of its own quarter, and for lines without a date. */
  private inItsQuarter(schedule: FeeSchedule): LineRelease {
    const { id, effective } = schedule.release;
    return this.kept(id, schedule, effective.from, []);
  }

  private kept(key: string, schedule: FeeSchedule, on: string, notices: readonly Notice[]): LineRelease {
    const known = this.byKey.get(key);
    if (known) return known;
    const release: LineRelease = { ok: true, number: this.list.length, schedule, on, notices };
    this.list.push(release);
    const { year } = schedule.release;
    this.byYear.set(year, [...(this.byYear.get(year) ?? []), release.number]);
    this.byKey.set(key, release);
    return release;
  }
}

/** The refusal of a line without a date among lines that have one. */
export function dateMissing(): Refusal {
  return refusal(
    'E_DATE_MISSING',
    '',
    'The row has no date of service, and the date decides which release prices it.',
  );
}
