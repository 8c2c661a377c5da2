import { dollars, exact, toJson } from '../../../answer/json/json.js';
import { csvLine } from '../../../batch/bytes/csv-text.js';
import { isoOf, type Span } from '../../../core/dates/days.js';
import { CENTS_SCALE, formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import { hourlyWork } from '../../../core/report/hours.js';
import type { ReportCode, ReportGroup, TargetProgress } from '../../../core/report/report.js';
import type { Figures } from '../../../core/report/tally.js';
import { payJson } from '../../journal/pay-json.js';
import type { ReportAnswer } from './request.js';

const work = (units: number | null): object | null => (units === null ? null : exact(units, RVU_SCALE));

const spanJson = ({ first, last }: Span): object => ({ from: isoOf(first), through: isoOf(last) });

const figuresJson = (each: Figures): object => ({
  lines: each.lines,
  units: each.units,
  work_credited: work(each.work),
  not_credited: each.uncredited,
});

const groupJson = (group: ReportGroup): object => ({
  key: group.key === '' ? null : group.key,
  ...(group.span ? spanJson(group.span) : {}),
  ...figuresJson(group),
  production: dollars(group.production),
  year_before: figuresJson(group.before),
});

const codeJson = (each: ReportCode): object => ({
  code: each.code,
  ...figuresJson(each),
  production: dollars(each.production),
  work_per_hour: work(each.hourly),
});

const targetJson = ({ target, due, work: done }: TargetProgress): object => ({
  work: work(target),
  due: work(due),
  reached: work(done),
});

/** The JSON of a report; documented in `rvu help json`. @param isLines one group a line */
export function renderJson({ report, timesOf }: ReportAnswer, isLines: boolean): string {
  const results = report.groups.map(groupJson);
  if (isLines) return results.map((each) => `${toJson(each)}\n`).join('');
  const { span, by, contract, totals, before, yearBefore, production, codes, target, pay, timed } = report;
  const object = {
    schema: 'rvu.report/1',
    ...spanJson(span),
    by,
    contract: contract?.name ?? null,
    totals: { ...figuresJson(totals), production: dollars(production) },
    year_before: { ...spanJson(yearBefore), ...figuresJson(before) },
    target: target && targetJson(target),
    pay: pay && payJson(pay),
    work_time: {
      year: timesOf,
      minutes: exact(timed.minutes, 2),
      work_credited: work(timed.work),
      work_per_hour: work(hourlyWork(timed)),
    },
    unpaid_by_medicare: work(report.unpaid),
    not_in_release: report.fallbacks,
    codes: codes.map(codeJson),
    results,
    errors: [],
  };
  return `${toJson(object, 2)}\n`;
}

const HEAD =
  'by,key,from,through,lines,units,work_credited,not_credited,production,before_lines,before_units,before_work_credited'.split(
    ',',
  );

/** The groups of a report as CSV. */
export function renderCsv({ report: { by, groups } }: ReportAnswer): string {
  const rows = groups.map(({ key, span, production, before, ...each }) => [
    by,
    key,
    span ? isoOf(span.first) : '',
    span ? isoOf(span.last) : '',
    String(each.lines),
    String(each.units),
    formatScaled(each.work, RVU_SCALE),
    String(each.uncredited),
    production === null ? '' : formatScaled(production, CENTS_SCALE),
    String(before.lines),
    String(before.units),
    formatScaled(before.work, RVU_SCALE),
  ]);
  return `${[HEAD, ...rows].map((cells) => csvLine(cells)).join('\n')}\n`;
}
