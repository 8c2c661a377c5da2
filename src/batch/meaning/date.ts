import { readDate } from '../../core/claim/line/date.js';
import { dateMissing, type LineRelease, type LineReleases } from '../../core/dates/line-releases.js';
import { DateOrders } from '../../core/dates/written-date.js';
import type { Notice, Refusal } from '../../core/issue/issue.js';
import type { Quoting } from '../../core/issue/quoting.js';
import type { Layout } from '../input/layout.js';
import type { Records } from '../input/records.js';
import { type CellsOf, Meaning } from './meaning.js';
import { quotingOf } from './quoting.js';

/** The day of a record and the release that prices it. */
export interface RecordDay {
  readonly ok: true;
  /** ISO; blank if it has none */
  readonly date: string;
  readonly release: LineRelease;
  readonly notices: readonly Notice[];
}

/** Whether the releases of records differ: each has a date, and all releases held are at hand. */
export function isByDate({ isByDay }: LineReleases, { roles }: Layout): boolean {
  return isByDay && roles.has('date');
}

/** The name of the release of all records; null if their dates decide it. */
export function releaseOfAll(releases: LineReleases, layout: Layout): string | null {
  return isByDate(releases, layout) ? null : releases.first.schedule.release.id;
}

const dayOf = (date: string, release: LineRelease, notices = release.notices): RecordDay => ({
  ok: true,
  date,
  release,
  notices,
});

/** A day given for all records takes the place of a cell that cannot be read, which is said. */
function insteadOf(refused: Refusal, { date, first }: LineReleases): RecordDay {
  const message = `${refused.message} The date given, ${date}, was used instead.`;
  return dayOf(date, first, [...first.notices, { code: 'N_DATE', message }]);
}

/** The day of a record: its own cell, otherwise the one given; a blank cell is not silently any day. */
function read(
  cells: CellsOf,
  releases: LineReleases,
  hasColumn: boolean,
  quoting: Quoting,
  orders: DateOrders,
): RecordDay | Refusal {
  const { date: given, first, isByDay } = releases;
  const text = cells('date')[0]?.trim() ?? '';
  if (text === '') return hasColumn && isByDay && given === '' ? dateMissing() : dayOf(given, first);
  const date = readDate(text, quoting, orders);
  if (typeof date !== 'string') return given === '' ? date : insteadOf(date, releases);
  const release = releases.of(date, quoting);
  return release.ok ? dayOf(date, release) : release;
}

/** The bits below those of the day in the number for a date, and how many releases they leave room for. */
const RELEASE_BITS = 10;
const MOST_RELEASES = 1 << (RELEASE_BITS - 1);
const REFUSED = -1;

/** The date of service of each record of a chunk, and the release that prices it. */
export class RecordDays {
  /** The number of the release of each record; undefined if all have the same */
  chosen: Int32Array | undefined;
  private readonly meaning: Meaning<RecordDay | Refusal>;
  /** What the column shows about the order of month and day */
  private readonly orders = new DateOrders();
  /** 1 for a record with a release */
  private known = new Uint8Array(0);

  /** @param numberOf a number for a day, ISO */
  constructor(
    private readonly releases: LineReleases,
    layout: Layout,
    numberOf: (date: string) => number = () => 0,
  ) {
    const quoting = quotingOf(layout);
    const hasColumn = layout.roles.has('date');
    const learn = (cells: CellsOf) => () => read(cells, releases, hasColumn, quoting, this.orders);
    const isByDay = isByDate(releases, layout);
    this.meaning = new Meaning<RecordDay | Refusal>(layout, ['date'], learn, undefined, (day) =>
      day.ok ? packed(day, numberOf(day.date), isByDay) : REFUSED,
    );
    if (isByDay) this.chosen = new Int32Array(0);
  }

  /** Finds the day and the release of each record; the first release for one whose date is refused, as it will be. */
  read(records: Records): void {
    this.meaning.read(records);
    if (!this.chosen) return;
    const { count, capacity, fields, width } = records;
    if (this.chosen.length < capacity) {
      this.chosen = new Int32Array(capacity);
      this.known = new Uint8Array(capacity);
    }
    const { chosen, known } = this;
    for (let i = 0; i < count; i++) {
      const figure = fields[i] === width ? this.figure(i) : REFUSED;
      known[i] = figure < 0 ? 0 : 1;
      chosen[i] = figure < 0 ? 0 : (figure >> 1) & (MOST_RELEASES - 1);
    }
  }

  /** What is to be said once about how dates were read. */
  get conclusions(): readonly string[] {
    return this.orders.conclusions;
  }

  /** The meanings of records, for a loop over all of them. */
  get columns(): Pick<Meaning<unknown>, 'numbers' | 'figures'> {
    return this.meaning;
  }

  /** What a record's cell says, in one number: negative if it is refused. */
  figure(i: number): number {
    return this.meaning.figures[this.meaning.numbers[i] ?? 0] ?? REFUSED;
  }

  value(i: number): RecordDay | Refusal {
    return this.meaning.value(i);
  }

  /** The number of a record's release; negative if it has none. */
  releaseNumber(i: number): number {
    if (!this.chosen) return 0;
    return this.known[i] === 1 ? (this.chosen[i] ?? 0) : REFUSED;
  }

  /** The name of a record's release; blank if its date does not say. */
  release(i: number): string {
    return this.releases.list[this.releaseNumber(i)]?.schedule.release.id ?? '';
  }
}

function packed({ release, notices }: RecordDay, day: number, isByDay: boolean): number {
  if (release.number >= MOST_RELEASES) throw new RangeError('more releases than quarters of a century');
  // Where all records have one release, what a date says of it is of the record.
  const isNoted = isByDay ? notices !== release.notices : notices.length > 0;
  return (day << RELEASE_BITS) | (release.number << 1) | (isNoted ? 1 : 0);
}

/** The number of the day in the number for a date. */
export function dayIn(figure: number): number {
  return figure >> RELEASE_BITS;
}

/** Whether there are notices about a date besides those of its release, 1 or 0. */
export function isNoted(figure: number): number {
  return figure & 1;
}
