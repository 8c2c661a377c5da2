import {
  CONVERSION_FACTOR_SCALE,
  formatDollars,
  formatScaled,
  GPCI_SCALE,
  RVU_SCALE,
} from '../../core/decimal.js';
import { rowName, type Setting } from '../../core/fee-row.js';
import { issueText, type Notice, type Refusal } from '../../core/issue.js';
import { localityLabel } from '../../core/locality.js';
import type { Price, PriceOutcome } from '../../core/price.js';
import type { PayAnswer, PayLine } from '../commands/pay.js';
import { type Io, tableWidth } from '../io.js';
import type { Format } from '../options.js';
import { answerJson, releaseLine } from './answer.js';
import { csvLine } from './csv.js';
import { dollars, exact } from './json.js';
import { type Paint, paintFor } from './paint.js';
import { type Column, renderMarkdown, renderTable } from './table.js';
import { wrap } from './text.js';

/** A price as it stands in JSON; documented in `rvu help json`. */
export function priceJson(price: Price): object {
  const { row, terms, rvu } = price;
  const { locality, gpci } = terms;
  return {
    code: row.code,
    modifier: row.modifier,
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
    fee: dollars(price.fee),
    opps_cap: dollars(price.oppsCap),
    allowed: dollars(price.allowed),
    notices: price.notices,
    trace: price.trace.map(({ value, ...step }) => ({ ...step, value: exact(value.units, value.scale) })),
  };
}

export const SETTING_HEADS: Readonly<Record<Setting, string>> = {
  nonfacility: 'Non-facility',
  facility: 'Facility',
};

function amountCell(outcome: PriceOutcome): string {
  if (outcome.ok)
    return (
      formatDollars(outcome.allowed) +
      (outcome.oppsCap !== null && outcome.oppsCap < outcome.fee ? ' (cap)' : '')
    );
  return outcome.code === 'E_NA_FACILITY' ? 'not paid (NA)' : 'not priced';
}

function columnsOf({ lines, request }: PayAnswer): Column[] {
  const settings = lines[0]?.outcomes.map(({ setting }) => setting) ?? [];
  const heads = settings.map((setting) => ({ head: SETTING_HEADS[setting], align: 'right' as const }));
  const total = settings.length === 1 ? [{ head: 'RVUs', align: 'right' as const }] : [];
  const place = request.hasQuery ? [{ head: 'Locality', flexible: true }] : [];
  return [{ head: 'Code' }, ...place, ...total, ...heads];
}

function cellsOf(line: PayLine, { request }: PayAnswer): string[] {
  const place = request.hasQuery ? [line.locality ? localityLabel(line.locality) : 'national'] : [];
  const [only] = line.outcomes;
  const rvus = only?.outcome.ok ? formatScaled(only.outcome.rvu.total, RVU_SCALE) : '';
  const total = line.outcomes.length === 1 ? [rvus] : [];
  return [line.service, ...place, ...total, ...line.outcomes.map(({ outcome }) => amountCell(outcome))];
}

/** "National (GPCI 1.000)", "GPCI 1.095, 1.410, 0.425 as given", or nothing where the table names localities. */
function placeText({ request }: PayAnswer): string {
  const { gpci } = request.choices;
  const figures =
    gpci && [gpci.work, gpci.pe, gpci.mp].map((index) => formatScaled(index, GPCI_SCALE)).join(', ');
  if (figures) return `GPCIs as given: ${figures}`;
  return request.hasQuery ? '' : 'National: GPCI 1.000, no locality given';
}

function basisText({ request, results }: PayAnswer): string {
  const terms = results[0]?.terms;
  if (!terms) return '';
  const factor = `conversion factor $${formatScaled(terms.conversionFactor, CONVERSION_FACTOR_SCALE)}`;
  const whose = request.choices.conversionFactor
    ? ' as given'
    : terms.qp
      ? ' (qualifying APM participants)'
      : '';
  const units = request.units > 1 ? `; amounts for ${request.units} units` : '';
  const floor = request.choices.noFloor ? '; work GPCI without the 1.0 floor' : '';
  return `${factor}${whose}${units}${floor}`;
}

/** What is to be known of a price: of the place of service asked for, then of the row. */
function noticesOf({ request }: PayAnswer, price: Price): readonly Notice[] {
  return [...request.settingNotices, ...price.notices];
}

/** "Reference amount of one unit: $29.06; not payable.", or nothing where a refusal has none. */
function referenceText({ reference }: Refusal): string {
  return reference === undefined
    ? ''
    : `Reference amount of one unit: ${formatDollars(reference)}; not payable.`;
}

const NA_NOTE = 'In a facility the facility is paid for it, not the practitioner (NA).';

/** Each notice once, with the services and settings it is about. */
function noticeLines(answer: PayAnswer): string[] {
  const byText = new Map<string, string[]>();
  const add = (message: string, subject: string): void => {
    byText.set(message, [...(byText.get(message) ?? []), subject]);
  };
  for (const { message } of answer.request.settingNotices) add(message, '');
  for (const { row, terms, notices } of answer.results) {
    for (const { message } of notices) add(message, `${rowName(row)} ${terms.setting}`);
  }
  for (const error of answer.harmless) {
    const reference =
      error.reference === undefined ? '' : ` For reference: ${formatDollars(error.reference)}.`;
    add(answer.harmless.size === 1 ? NA_NOTE + reference : NA_NOTE, error.service);
  }
  for (const error of answer.errors) {
    if (error.reference !== undefined && !answer.harmless.has(error))
      add(referenceText(error), error.service);
  }
  return [...byText].map(([message, subjects]) => {
    const names = [...new Set(subjects)].filter((name) => name !== '');
    const shown = names.length > 6 ? [...names.slice(0, 6), `${names.length - 6} more`] : names;
    return `Note: ${shown.length > 0 ? `${shown.join(', ')}: ` : ''}${message}`;
  });
}

async function renderScreen(answer: PayAnswer, explain: boolean, io: Io): Promise<string> {
  const paint: Paint = await paintFor(io);
  if (answer.lines.length === 0) return '';
  if (explain) {
    const { explainPrice } = await import('./explain.js');
    // Each price tells its own notes; what is left is about the request and the settings that are not paid.
    const notes = noticeLines({ ...answer, results: [] }).map((line) => `${wrap(line, tableWidth(io))}\n`);
    return [...answer.results.map((price) => explainPrice(price, paint)), ...notes].join('\n');
  }
  const rows = answer.lines.map((line) => cellsOf(line, answer));
  const head = `${paint.bold('Medicare allowed amount')}${placeText(answer) ? ` · ${placeText(answer)}` : ''}`;
  const notes = noticeLines(answer).map((line) => wrap(line, tableWidth(io)));
  const basis = paint.dim([releaseLine(answer.release), basisText(answer)].filter(Boolean).join('\n'));
  return `${[head, renderTable(columnsOf(answer), rows, tableWidth(io)), ...notes, basis].join('\n')}\n`;
}

const CSV_HEAD = [
  'code',
  'modifier',
  'setting',
  'locality',
  'units',
  'rvu_work',
  'rvu_pe',
  'rvu_mp',
  'rvu_total',
  'fee',
  'opps_cap',
  'allowed',
  'release',
  'notes',
  'error',
];

function renderCsv(answer: PayAnswer): string {
  const priced = answer.results.map((price) => {
    const { row, terms, rvu } = price;
    const place = terms.locality?.key ?? (answer.request.choices.gpci ? 'custom' : 'national');
    const rvus = [rvu.work, rvu.pe, rvu.mp, rvu.total].map((each) => formatScaled(each, RVU_SCALE));
    const cap = price.oppsCap === null ? '' : formatScaled(price.oppsCap, 2);
    const notes = noticesOf(answer, price)
      .map((notice) => notice.message)
      .join(' ');
    const amounts = [formatScaled(price.fee, 2), cap, formatScaled(price.allowed, 2)];
    return csvLine([
      row.code,
      row.modifier,
      terms.setting,
      place,
      String(price.units),
      ...rvus,
      ...amounts,
      answer.release.id,
      notes,
      '',
    ]);
  });
  const refused = answer.errors.map((error) => {
    const [code = '', modifier = ''] = error.service.split('-');
    const blanks = CSV_HEAD.slice(3, -3).map(() => '');
    const notes = referenceText(error);
    return csvLine([
      code,
      modifier,
      error.setting ?? '',
      ...blanks,
      answer.release.id,
      notes,
      issueText(error),
    ]);
  });
  return `${[CSV_HEAD.join(','), ...priced, ...refused].join('\n')}\n`;
}

/** The answer of `rvu pay` in the format asked for. */
export async function renderPay(
  answer: PayAnswer,
  format: Format,
  explain: boolean,
  io: Io,
): Promise<string> {
  if (format === 'json' || format === 'ndjson') {
    const json = (price: Price): object => ({ ...priceJson(price), notices: noticesOf(answer, price) });
    return answerJson(answer, json, format === 'ndjson');
  }
  if (format === 'csv') return renderCsv(answer);
  if (format === 'markdown')
    return `${renderMarkdown(
      columnsOf(answer),
      answer.lines.map((line) => cellsOf(line, answer)),
    )}\n`;
  return renderScreen(answer, explain, io);
}
