import { isoOf, type Span } from '../../../core/dates/days.js';
import type { ReportBy } from '../../../core/report/groups.js';
import { hourlyWork } from '../../../core/report/hours.js';
import type { Report, ReportGroup, TargetProgress } from '../../../core/report/report.js';
import { changeText, money, workGrouped } from '../../journal/numbers.js';
import { payLines } from '../../journal/pay-words.js';
import { counted } from '../../terminal/text.js';
import type { ReportAnswer } from './request.js';

export const HEADS: Readonly<Record<ReportBy, string>> = {
  day: 'Day',
  week: 'Week of',
  month: 'Month',
  quarter: 'Quarter',
  year: 'Year',
  code: 'Code',
  family: 'Family',
  site: 'Site',
};

export const spanText = ({ first, last }: Span): string => `${isoOf(first)} to ${isoOf(last)}`;

/** The name of a group for a reader. */
export const keyText = ({ key }: Pick<ReportGroup, 'key'>): string => (key === '' ? '(no site)' : key);

/** The days of a report, and its contract. */
export function subtitleOf({ span, contract }: Report): string {
  return `${spanText(span)}${contract ? `, contract ${contract.name}` : ''}`;
}

export const titleOf = (report: Report): string => `Work RVUs, ${subtitleOf(report)}`;

/** Totals in a line, and how they compare with the year before. */
export function totalLines({ totals, before, production, yearBefore }: Report): string[] {
  const { lines, units, work } = totals;
  const pay = production === null ? [] : [`${money(production)} from production`];
  const sum = [counted(lines, 'line'), counted(units, 'unit'), `${workGrouped(work)} work RVUs`, ...pay];
  const change = changeText(before.work, work);
  const then = `${workGrouped(before.work)} work RVUs${change ? ` (now ${change})` : ''}`;
  return [sum.join(' · '), ...(before.lines > 0 ? [`A year before, ${spanText(yearBefore)}: ${then}`] : [])];
}

/** "91.3%" */
export function percentOf(part: number, whole: number): string {
  return `${Math.round((part * 1000) / whole) / 10}%`;
}

function hourLine({ report: { timed, totals }, timesOf }: ReportAnswer): string[] {
  const hourly = hourlyWork(timed);
  if (hourly === null) return [];
  const share =
    totals.work === 0
      ? ''
      : `, for the ${percentOf(timed.work, totals.work)} of the work whose minutes are known`;
  return [`${workGrouped(hourly)} work RVUs per hour of CMS's minutes (${timesOf})${share}`];
}

/** "120.50 ahead" */
export function aheadText({ due, work }: TargetProgress): string {
  return work >= due ? `${workGrouped(work - due)} ahead` : `${workGrouped(due - work)} behind`;
}

function targetLines({ target }: Report): string[] {
  if (target === null) return [];
  const { target: goal, due, work } = target;
  const done = goal === 0 ? '' : `${percentOf(work, goal)} done; `;
  return [
    `Target ${workGrouped(goal)}: ${done}${workGrouped(due)} due by now, ${workGrouped(work)} reached, ${aheadText(target)}`,
  ];
}

/** The notes below the figures. */
export function noteLines(answer: ReportAnswer): string[] {
  const { totals, fallbacks, unpaid, contract } = answer.report;
  return [
    ...hourLine(answer),
    ...(unpaid > 0
      ? [`${workGrouped(unpaid)} of the work RVUs are for codes that Medicare does not pay`]
      : []),
    ...(totals.uncredited > 0
      ? [`${counted(totals.uncredited, 'line')} not credited: rvu log list says why`]
      : []),
    ...(fallbacks.length > 0
      ? [
          `Not in ${contract?.release ?? "the contract's release"}, so by the release in force: ${fallbacks.slice(0, 8).join(', ')}${fallbacks.length > 8 ? ` and ${fallbacks.length - 8} more` : ''}`,
        ]
      : []),
  ];
}

/** Target and pay of the contract year. */
export function contractLines({ report }: ReportAnswer): string[] {
  return [...targetLines(report), ...(report.pay ? payLines(report.pay) : [])];
}
