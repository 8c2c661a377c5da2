import { issueText, noticeText } from '../../../answer/issue/remedies.js';
import { feeOf } from '../../../answer/json/price.js';
import { csvLine } from '../../../batch/bytes/csv-text.js';
import type { Price } from '../../../core/claim/line/line.js';
import type { Refusal } from '../../../core/issue/issue.js';
import { CENTS_SCALE, formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import { dateColumn, serviceCells } from '../../output/csv.js';
import { PAYMENT_COLUMNS, paymentCells, priceName, ruleNotes } from '../../output/price/line.js';
import { noticesOf, type PayAnswer } from './answer.js';
import { referenceText } from './reference.js';

/** Code, modifier and units, then the columns that a batch adds, with the fee and the cap among them. */
const CSV_HEAD = [
  'code',
  'modifier',
  'units',
  'rvu_work',
  'rvu_pe',
  'rvu_mp',
  'rvu_total',
  'rvu_fee',
  'rvu_opps_cap',
  'rvu_allowed',
  'rvu_work_credited',
  'rvu_setting',
  'rvu_locality',
  'rvu_release',
  'rvu_notes',
  'rvu_error',
];

/** With --waterfall, who pays what comes before the setting; with --date, the day comes after the release. */
function headOf(answer: PayAnswer): string[] {
  const added = answer.request.line.waterfall ? PAYMENT_COLUMNS : [];
  const date = dateColumn(answer).map(([name]) => name);
  return [...CSV_HEAD.slice(0, -5), ...added, ...CSV_HEAD.slice(-5, -2), ...date, ...CSV_HEAD.slice(-2)];
}

/** The cells of the release of an answer, and of its date if one is given. */
function releaseCells(answer: PayAnswer): string[] {
  return [answer.release.id, ...dateColumn(answer).map(([, cell]) => cell)];
}

/** Modifiers of a price in one cell. */
function modifierCell(price: Price): string {
  return priceName(price).split('-').slice(1).join(' ');
}

function pricedLine(answer: PayAnswer, price: Price): string {
  const { row, terms, rvu, units } = price;
  const place = terms.locality?.key ?? (answer.request.choices.gpci ? 'custom' : 'national');
  const hasRvus = feeOf(price) !== null;
  const rvus = [rvu.work, rvu.pe, rvu.mp, rvu.total].map((each) =>
    hasRvus ? formatScaled(each, RVU_SCALE) : '',
  );
  const amounts = [feeOf(price), price.oppsCap, price.allowed].map((cents) =>
    cents === null ? '' : formatScaled(cents, CENTS_SCALE),
  );
  const payments = answer.request.line.waterfall ? paymentCells(price) : [];
  const notes = [...ruleNotes(price), ...noticesOf(answer, price).map(noticeText)].join(' ');
  const where = [terms.setting, place, ...releaseCells(answer)];
  return csvLine([
    row.code,
    modifierCell(price),
    String(units),
    ...rvus,
    ...amounts,
    price.workCredited === null ? '' : formatScaled(price.workCredited, RVU_SCALE),
    ...payments,
    ...where,
    notes,
    '',
  ]);
}

function refusedLine(answer: PayAnswer, error: Refusal): string {
  const figures = headOf(answer)
    .slice(2, -4 - releaseCells(answer).length)
    .map(() => '');
  const where = [error.setting ?? '', '', ...releaseCells(answer)];
  return csvLine([...serviceCells(error), ...figures, ...where, referenceText(error), issueText(error)]);
}

/** Prices as CSV, followed by refused services. */
export function renderCsv(answer: PayAnswer): string {
  const priced = answer.results.map((price) => pricedLine(answer, price));
  const refused = answer.errors.map((error) => refusedLine(answer, error));
  return `${[headOf(answer).join(','), ...priced, ...refused].join('\n')}\n`;
}
