import { sectionOf } from '../code/section.js';
import { populationOf } from '../rank/population.js';
import { percentileAmong } from '../rank/rank.js';
import { rowWorkPerHour } from '../rank/work-per-hour.js';
import type {
  BillingSpecialty,
  CodeClass,
  CodeReference,
  ReferenceSource,
  WorkTime,
} from '../reference/code-reference.js';
import type { FeeRow } from '../release/fee-row.js';
import type { FeeSchedule } from '../release/fee-schedule.js';
import type { RowPast } from '../release/row-past.js';
import type { Section } from '../release/rules.js';

/** Work RVU per hour of a row's time, and where it stands among the rows of its section. */
export interface HourlyWork {
  /** Integer of 1/100 */
  readonly value: number;
  readonly section: string;
  /** Share of the section's rows with such a value that are at or below it, integer of 1/100 percent */
  readonly percentile: number;
  readonly n: number;
}

/** What is known about a code besides its row in the release, with the source of each figure. */
export interface CodeFacts {
  readonly time: { readonly figures: WorkTime; readonly source: ReferenceSource } | null;
  /** From the work and minutes of the same year; null without both, and for rows that the minutes are not for */
  readonly hourly: HourlyWork | null;
  readonly group: { readonly of: CodeClass; readonly source: ReferenceSource } | null;
  /** Empty if the code is among the most billed of no specialty */
  readonly billedBy: { readonly specialties: readonly BillingSpecialty[]; readonly source: ReferenceSource };
  /** What all releases of the bundle say of the row; null if that has not been prepared */
  readonly past: RowPast | null;
}

function hoursOf(
  schedule: FeeSchedule,
  reference: CodeReference,
  code: string,
  section: Section,
): readonly number[] {
  const ready = reference.readyHours(schedule.release.id, section.id);
  if (ready) return ready;
  const population = populationOf(schedule, code, { metric: 'work-per-hour' }, reference);
  return (population?.rows ?? []).map(({ value }) => value);
}

function hourlyWork(schedule: FeeSchedule, reference: CodeReference, row: FeeRow): HourlyWork | null {
  const value = rowWorkPerHour(row, reference);
  const section = sectionOf(row.code, schedule.rules.sections());
  if (value === null || value === 0 || !section) return null;
  const values = hoursOf(schedule, reference, row.code, section);
  return { value, section: section.name, percentile: percentileAmong(values, value), n: values.length };
}

/** Collects what is known about the code of a row besides the release. */
export function codeFacts(schedule: FeeSchedule, reference: CodeReference, row: FeeRow): CodeFacts {
  const { code, modifier } = row;
  const isTimed = modifier === '' || modifier === '26';
  const figures = isTimed ? reference.workTime(code) : null;
  const of = reference.classOf(code);
  return {
    time: figures && { figures, source: reference.source('work-time') },
    hourly: hourlyWork(schedule, reference, row),
    group: of && { of, source: reference.source('rbcs') },
    billedBy: { specialties: reference.billedBy(code), source: reference.source('specialties') },
    past: schedule.past?.(code, modifier) ?? null,
  };
}
