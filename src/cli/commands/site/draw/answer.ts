import { wholePercent } from '../../../../answer/json/rank.js';
import { ordinal } from '../../../../core/claim/line/wording.js';
import { isPaidByTime } from '../../../../core/claim/rules/across-lines/anesthesia.js';
import { decodeIndicator } from '../../../../core/code/indicators.js';
import {
  CONVERSION_FACTOR_SCALE,
  formatDollars,
  formatScaled,
  RVU_SCALE,
} from '../../../../core/number/decimal.js';
import { type CodeReport, paymentIn } from '../../../../core/page/lookup.js';
import { borrowedNotices } from '../../../../core/place/place-words.js';
import type { RowOutcome } from '../../../../core/price/priced.js';
import type { FeeRow } from '../../../../core/release/fee-row.js';
import { htmlTable } from '../../../output/html/document.js';
import { escapeHtml } from '../../../output/html/escape.js';
import { hasRvus } from '../../../output/page/figures.js';
import { paymentText } from '../../../output/price/payment-text.js';
import { type Site, whereText } from './site.js';

/** What a reader came for, in four figures: both amounts, the work RVU and the global days. */

const rvu = (units: number): string => formatScaled(units, RVU_SCALE);

interface Figure {
  readonly name: string;
  readonly value: string;
  /** What to know about it; may be blank */
  readonly about: string;
  /** Whether it is an amount */
  readonly isMain: boolean;
}

function figureHtml({ name, value, about, isMain }: Figure): string {
  const small = about === '' ? '' : `<span class="about">${escapeHtml(about)}</span>`;
  return `<div${isMain ? ' class="main"' : ''}><dt>${escapeHtml(name)}</dt><dd><b>${escapeHtml(value)}</b>${small}</dd></div>`;
}

const listOf = (figures: readonly Figure[]): string =>
  `<dl class="figures">${figures.map(figureHtml).join('\n')}</dl>`;

function amount(name: string, outcome: RowOutcome, total: number): Figure {
  const about = outcome.ok ? `${rvu(total)} RVUs` : '';
  return { name, value: outcome.ok ? paymentText(outcome) : 'Not paid', about, isMain: true };
}

function workFigure({ row, rank }: CodeReport): Figure {
  const percent = rank && wholePercent(rank.percentile);
  const place = percent === 0 ? 'lowest' : ordinal(percent ?? 0);
  const about = rank ? `${place} percentile of ${rank.population.scopeName}` : '';
  return { name: 'Work RVU', value: rvu(row.work), about, isMain: false };
}

function globalFigure({ row }: CodeReport, { schedule }: Site): Figure {
  const { value, meaning } = decodeIndicator(row, 'global_days', schedule.rules);
  return { name: 'Global days', value, about: meaning, isMain: false };
}

/** The base units of an anesthesia code; none for others. */
function baseFigures({ row }: CodeReport, { schedule }: Site): Figure[] {
  const base = schedule.anesthesiaBase(row.code);
  if (!base) return [];
  const about = `CMS's list of ${base.listYear}`;
  return [{ name: 'Base units', value: String(base.units), about, isMain: false }];
}

/** What one unit of anesthesia pays: "$22.49"; null if none is known, as for --qp before its first year. */
function unitPay({ schedule: { places, rules, release }, chosen, locality, qp }: Site): string | null {
  if (!locality) {
    const national = rules.anesthesiaFactor(chosen.date ?? release.effective.from, qp);
    return national && `$${formatScaled(national.file, CONVERSION_FACTOR_SCALE)}`;
  }
  const factors = places.anesthesia(locality.key);
  const cents = qp ? factors?.qp : factors?.factor;
  return cents == null ? null : formatDollars(cents);
}

/** What a unit of an anesthesia code pays, and what else its amount depends on; blank for other codes. */
export function unitSentences({ row: { code } }: CodeReport, site: Site): string {
  const { schedule, locality } = site;
  const pay = schedule.anesthesiaBase(code) && unitPay(site);
  if (!pay) return '';
  const time = isPaidByTime(code) ? 'the minutes and on ' : '';
  const borrowed = locality ? borrowedNotices(schedule.release, ['anesthesia']) : [];
  const said = [
    `One unit pays ${pay} ${whereText(site)}.`,
    `The amount also depends on ${time}who gives the anesthesia.`,
    ...borrowed.map(({ message }) => message),
  ];
  return `<p>${escapeHtml(said.join(' '))}</p>`;
}

const PARTS: Readonly<Record<string, string>> = {
  '': 'Whole service',
  '26': '26, professional component',
  TC: 'TC, technical component',
  '53': '53, discontinued procedure',
};

/** The amounts of the rows of a code: the whole service and its components. */
export function partsTable({ row, siblings, qp }: CodeReport, { schedule, locality }: Site): string {
  if (siblings.length === 0) return '';
  const ordered = [row, ...siblings].sort((a, b) => (a.modifier < b.modifier ? -1 : 1));
  const cells = (each: FeeRow): string[] => {
    const { nonfacility, facility } = paymentIn(locality, schedule, each, qp);
    return [
      PARTS[each.modifier] ?? each.modifier,
      paymentText(nonfacility),
      paymentText(facility),
      rvu(each.work),
    ];
  };
  const right = (head: string) => ({ head, align: 'right' }) as const;
  const columns = [{ head: 'Part' }, right('Outside a facility'), right('In a facility'), right('Work RVU')];
  return htmlTable(columns, ordered.map(cells));
}

/** Both amounts, or none for a code that Medicare does not price, with work RVU and global days. */
export function answerFigures(report: CodeReport, site: Site): string {
  const { row, notPriced, payment } = report;
  if (notPriced) {
    const base = baseFigures(report, site);
    const work = hasRvus(row) ? [workFigure(report), globalFigure(report, site)] : [];
    const figures = [...base, ...work];
    return figures.length > 0 ? listOf(figures) : '';
  }
  return listOf([
    amount('Outside a facility', payment.nonfacility, row.nonfacilityTotal),
    amount('In a facility', payment.facility, row.facilityTotal),
    workFigure(report),
    globalFigure(report, site),
  ]);
}
