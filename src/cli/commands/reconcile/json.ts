import { dollars, exact, toJson } from '../../../answer/json/json.js';
import type { CreditedEntry } from '../../../core/journal/credit.js';
import { RVU_SCALE } from '../../../core/number/decimal.js';
import type { WorkCause } from '../../../core/reconcile/causes.js';
import type { WorkRate } from '../../../core/reconcile/dollars.js';
import type { ReportedLine } from '../../../core/reconcile/lines.js';
import type { Difference, SideTotals } from '../../../core/reconcile/reconcile.js';
import { centsOf, type ReconcileAnswer } from './answer.js';

const work = (hundredths: number | null) => (hundredths === null ? null : exact(hundredths, RVU_SCALE));

const money = (hundredths: number | null, rate: WorkRate | null): object | null => {
  const cents = centsOf(hundredths, rate);
  return cents && { low: dollars(cents[0]), high: dollars(cents[1]) };
};

const logJson = ({ entry, outcome, release }: CreditedEntry): object => ({
  id: entry.id,
  date: entry.date,
  code: entry.code,
  modifiers: entry.modifiers,
  units: entry.units,
  work_credited: outcome.ok ? exact(outcome.work, RVU_SCALE) : null,
  release,
});

function reportJson({ line, date, code, modifiers, units, work: stated, isReversal }: ReportedLine): object {
  const sign = isReversal ? -1 : 1;
  return {
    line,
    date,
    code,
    modifiers,
    units: sign * units,
    work: work(stated === null ? null : sign * stated),
  };
}

const causeJson = ({ release, setting, isOneUnit }: WorkCause): object => ({
  release,
  credit: setting,
  one_unit: isOneUnit,
});

function differenceJson(difference: Difference, { causes, rate }: ReconcileAnswer): object {
  const { kind, here, there, workHere, workThere, alike, nearby } = difference;
  return {
    kind,
    log: here.map(logJson),
    report: there.map(reportJson),
    work_log: work(workHere),
    work_report: work(workThere),
    work_difference: work(difference.difference),
    dollars: money(difference.difference, rate),
    alike: alike && { log: alike.here, report: alike.there },
    nearby,
    causes: (causes.get(difference) ?? []).map(causeJson),
  };
}

const sideJson = ({ lines, units, work: total, withoutWork, outside }: SideTotals): object => ({
  lines,
  units,
  work: work(total),
  without_work: withoutWork,
  outside,
});

/** The JSON of a reconciliation; documented in `rvu help json`. */
export function reconcileJson(answer: ReconcileAnswer, isLines: boolean): string {
  const { result, rate, rows, tally } = answer;
  const results = result.differences.map((each) => differenceJson(each, answer));
  if (isLines) return results.map((each) => `${toJson(each)}\n`).join('');
  const envelope = {
    schema: 'rvu.reconcile/1',
    period: result.period,
    columns: rows.read.map(([role, column]) => ({ role, column })),
    left_out: rows.dropped,
    refused: rows.refused,
    log: sideJson(result.here),
    report: sideJson(result.there),
    same: result.same,
    reversed: result.reversed,
    work_difference: work(result.difference),
    rate: rate && { low: dollars(rate.low), high: dollars(rate.high), source: answer.rateSource },
    dollars: money(result.difference, rate),
    production: answer.production.map(({ contract, from, through, here, there }) => ({
      contract: contract.name,
      from,
      through,
      log: dollars(here),
      report: dollars(there),
      difference: dollars(here - there),
    })),
    causes: tally.map(({ cause, lines }) => ({ ...causeJson(cause), lines })),
    results,
    errors: [],
  };
  return `${toJson(envelope, 2)}\n`;
}
