import type { Price } from '../../../core/claim/columns/line.js';
import type { Notice, Refusal } from '../../../core/issue/issue.js';
import {
  CENTS_SCALE,
  CONVERSION_FACTOR_SCALE,
  formatDollars,
  formatScaled,
  GPCI_SCALE,
  RVU_SCALE,
} from '../../../core/number/decimal.js';
import { provenanceText } from '../../../core/price/provenance.js';
import { csvLine, serviceCells } from '../../output/csv.js';
import { dollars, exact } from '../../output/json.js';
import {
  anesthesiaJson,
  asLine,
  feeOf,
  PAYMENT_COLUMNS,
  paymentCells,
  paymentJson,
  priceName,
  ruleNotes,
} from '../../output/price/line.js';
import { issueText, noticesJson, noticeText } from '../../output/remedies.js';
import type { PayAnswer } from './answer.js';

/** A price as it stands in JSON; documented in `rvu help json`. */
export function priceJson(price: Price): object {
  const { row, terms, rvu } = price;
  const line = asLine(price);
  const { locality, gpci } = terms;
  return {
    code: row.code,
    modifier: row.modifier,
    modifiers: line ? line.line.service.modifiers : row.modifier === '' ? [] : [row.modifier],
    setting: terms.setting,
    locality: locality && {
      key: locality.key,
      mac: locality.mac,
      number: locality.number,
      state: locality.state,
      name: locality.name,
    },
    gpci: {
      work: exact(gpci.work, GPCI_SCALE),
      pe: exact(gpci.pe, GPCI_SCALE),
      mp: exact(gpci.mp, GPCI_SCALE),
    },
    conversion_factor: exact(terms.conversionFactor, CONVERSION_FACTOR_SCALE),
    qp: terms.qp,
    units: price.units,
    rvu: {
      work: exact(rvu.work, RVU_SCALE),
      pe: exact(rvu.pe, RVU_SCALE),
      mp: exact(rvu.mp, RVU_SCALE),
      total: exact(rvu.total, RVU_SCALE),
    },
    fee: dollars(feeOf(price)),
    opps_cap: dollars(price.oppsCap),
    allowed: dollars(price.allowed),
    rules: line ? line.steps.map(({ sentence }) => sentence) : [],
    anesthesia: price.kind === 'anesthesia' ? anesthesiaJson(price.anesthesia) : null,
    payment: line ? paymentJson(line.payment) : null,
    notices: noticesJson(price.notices),
    trace: price.trace.map(({ value, source, ...step }) => ({
      ...step,
      source: provenanceText(source),
      value: exact(value.units, value.scale),
    })),
  };
}

/** What is to be known of a price: of the place of service asked for, then of the row. */
export function noticesOf({ request }: PayAnswer, price: Price): readonly Notice[] {
  return [...request.settingNotices, ...price.notices];
}

/** "Reference amount of one unit $29.06 (not payable)", or nothing where a refusal has none. */
export function referenceText({ reference }: Refusal): string {
  return reference === undefined
    ? ''
    : `Reference amount of one unit ${formatDollars(reference)} (not payable)`;
}

/** Columns of prices as CSV: those that a batch adds, the fee and the cap among them, behind what was asked. */
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
  'rvu_setting',
  'rvu_locality',
  'rvu_release',
  'rvu_notes',
  'rvu_error',
];

/** Who pays what stands before the setting, where it was asked for. */
function headOf({ request }: PayAnswer): string[] {
  const added = request.line.waterfall ? PAYMENT_COLUMNS : [];
  return [...CSV_HEAD.slice(0, -5), ...added, ...CSV_HEAD.slice(-5)];
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
  const where = [terms.setting, place, answer.release.id];
  return csvLine([
    row.code,
    modifierCell(price),
    String(units),
    ...rvus,
    ...amounts,
    ...payments,
    ...where,
    notes,
    '',
  ]);
}

function refusedLine(answer: PayAnswer, error: Refusal): string {
  const figures = headOf(answer)
    .slice(2, -5)
    .map(() => '');
  const where = [error.setting ?? '', '', answer.release.id];
  return csvLine([...serviceCells(error), ...figures, ...where, referenceText(error), issueText(error)]);
}

/** Prices as CSV, refused services behind them. */
export function renderCsv(answer: PayAnswer): string {
  const priced = answer.results.map((price) => pricedLine(answer, price));
  const refused = answer.errors.map((error) => refusedLine(answer, error));
  return `${[headOf(answer).join(','), ...priced, ...refused].join('\n')}\n`;
}
