import { dollars, exact, toJson } from '../../../answer/json/json.js';
import { csvLine } from '../../../batch/bytes/csv-text.js';
import { isoOf } from '../../../core/dates/days.js';
import { CENTS_SCALE, formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import type { Goal } from '../../../core/pace/pace.js';
import { payJson } from '../../journal/pay-json.js';
import type { NamedPace } from './answer.js';

const work = (units: number | null): object | null => (units === null ? null : exact(units, RVU_SCALE));

const goalJson = ({ kind, from, rate, period, left, on, closing }: Goal): object => ({
  kind,
  work: work(from),
  rate: dollars(rate),
  from: isoOf(period.first),
  through: isoOf(period.last),
  missing: work(left),
  on: on === null ? null : isoOf(on),
  closing,
});

function paceJson({ label, contract, pace }: NamedPace): object {
  const { year, asOf, range, goals, pay } = pace;
  return {
    label,
    contract: contract.name === '' ? null : contract.name,
    from: isoOf(year.first),
    through: isoOf(year.last),
    as_of: isoOf(asOf),
    days_left: pace.daysLeft,
    days_worked: pace.workedDays,
    weeks: pace.weeks,
    work_credited: work(pace.work),
    by_days: work(pace.byDays),
    by_weeks: work(pace.byWeeks),
    range: range && { low: work(range.low), high: work(range.high) },
    goals: goals.map(goalJson),
    pay: {
      low: pay.low && payJson(pay.low),
      by_weeks: pay.byWeeks && payJson(pay.byWeeks),
      high: pay.high && payJson(pay.high),
    },
  };
}

/** The JSON of paces; documented in `rvu help json`. @param isLines one a line */
export function renderJson(paces: readonly NamedPace[], isLines: boolean): string {
  const results = paces.map(paceJson);
  if (isLines) return results.map((each) => `${toJson(each)}\n`).join('');
  return `${toJson({ schema: 'rvu.pace/1', results, errors: [] }, 2)}\n`;
}

const HEAD =
  'label,from,through,as_of,days_left,days_worked,weeks,work_credited,by_days,by_weeks,low,high,earned_low,earned_by_weeks,earned_high'.split(
    ',',
  );

const cell = (units: number | null | undefined, scale: number): string =>
  units === null || units === undefined ? '' : formatScaled(units, scale);

/** Paces as CSV, a line each. */
export function renderCsv(paces: readonly NamedPace[]): string {
  const rows = paces.map(({ label, pace }) => [
    label,
    isoOf(pace.year.first),
    isoOf(pace.year.last),
    isoOf(pace.asOf),
    ...[pace.daysLeft, pace.workedDays, pace.weeks].map(String),
    ...[pace.work, pace.byDays, pace.byWeeks, pace.range?.low, pace.range?.high].map((each) =>
      cell(each, RVU_SCALE),
    ),
    ...[pace.pay.low, pace.pay.byWeeks, pace.pay.high].map((each) => cell(each?.earned, CENTS_SCALE)),
  ]);
  return `${[HEAD, ...rows].map((cells) => csvLine(cells)).join('\n')}\n`;
}
