import { noticeText } from '../../../answer/issue/remedies.js';
import { noticesJson } from '../../../answer/json/issues.js';
import { asLine, priceJson } from '../../../answer/json/price.js';
import type { Price, PriceOutcome } from '../../../core/claim/line/line.js';
import {
  CONVERSION_FACTOR_SCALE,
  formatDollars,
  formatGrouped,
  formatScaled,
  GPCI_SCALE,
  RVU_SCALE,
} from '../../../core/number/decimal.js';
import type { Setting } from '../../../core/release/fee-row.js';
import { localityLabel } from '../../../core/release/locality.js';
import type { Format } from '../../options/output.js';
import { answerJson, releaseText } from '../../output/finish.js';
import { priceName, ruleNotes } from '../../output/price/line.js';
import { type Io, tableWidth } from '../../terminal/io.js';
import { type Paint, paintFor } from '../../terminal/paint.js';
import { type Column, renderMarkdown, renderTable } from '../../terminal/table.js';
import { wrap } from '../../terminal/text.js';
import { noticesOf, type PayAnswer, type PayLine } from './answer.js';
import { renderCsv } from './csv.js';
import { referenceText } from './reference.js';
import { requestedSettings } from './request.js';

const SETTING_HEADS: Readonly<Record<Setting, string>> = {
  nonfacility: 'Non-facility',
  facility: 'Facility',
};

function amountCell(outcome: PriceOutcome): string {
  if (outcome.ok) {
    const capped = outcome.oppsCap !== null && outcome.oppsCap < outcome.fee;
    return formatDollars(outcome.allowed) + (capped ? ' (cap)' : '');
  }
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
  const priced = only?.outcome.ok && only.outcome.kind !== 'anesthesia';
  const rvus = priced ? formatScaled(only.outcome.rvu.total, RVU_SCALE) : '';
  const total = line.outcomes.length === 1 ? [rvus] : [];
  return [line.service, ...place, ...total, ...line.outcomes.map(({ outcome }) => amountCell(outcome))];
}

/** Where the amounts apply; blank if the table names localities. */
function placeText({ request }: PayAnswer): string {
  const { gpci } = request.choices;
  const figures =
    gpci && [gpci.work, gpci.pe, gpci.mp].map((index) => formatScaled(index, GPCI_SCALE)).join(', ');
  if (figures) return `GPCIs as given: ${figures}`;
  return request.hasQuery ? '' : 'National: GPCI 1.000, no locality given';
}

function basisText({ request, results }: PayAnswer): string {
  const deductible = request.line.waterfall && !request.line.deductibleGiven ? 'deductible taken as met' : '';
  const terms = results.find(({ kind }) => kind !== 'anesthesia')?.terms;
  if (!terms) return deductible;
  const factor = `conversion factor $${formatScaled(terms.conversionFactor, CONVERSION_FACTOR_SCALE)}`;
  const whose = request.choices.conversionFactor
    ? ' as given'
    : terms.qp
      ? ' (qualifying APM participants)'
      : '';
  const units = request.units > 1 ? `; amounts for ${request.units} units` : '';
  return [`${factor}${whose}${units}`, deductible].filter(Boolean).join('; ');
}

/** The work RVUs credited for each service, which are the same in every place and setting. */
function workLines({ results, unpaidWork }: PayAnswer): string[] {
  const works = new Map(
    results.flatMap((price) => (price.workCredited === null ? [] : [[priceName(price), price.workCredited]])),
  );
  const text = (work: number): string => formatGrouped(work, RVU_SCALE);
  const named = (all: ReadonlyMap<string, number>): string =>
    [...all].map(([name, work]) => `${name} ${text(work)}`).join(', ');
  const [only = 0] = works.values();
  return [
    ...(works.size === 0 ? [] : [`Work RVUs credited: ${works.size === 1 ? text(only) : named(works)}`]),
    ...(unpaidWork.size === 0
      ? []
      : [`Work RVUs that CMS lists but Medicare does not pay: ${named(unpaidWork)}`]),
  ];
}

/** What a notice is about: the service, and the setting unless the notice is about all that were asked for. */
function subjectsOf(prices: readonly Price[], settings: number): string[] {
  const byName = new Map<string, Set<Setting>>();
  for (const price of prices) {
    const of = byName.get(priceName(price)) ?? new Set();
    byName.set(priceName(price), of.add(price.terms.setting));
  }
  return [...byName].flatMap(([name, of]) =>
    of.size === settings
      ? [name]
      : [...of].map((setting) => `${name} ${SETTING_HEADS[setting].toLowerCase()}`),
  );
}

/** Each notice once, with the services and settings it applies to. */
function noticeLines(answer: PayAnswer): string[] {
  const settings = requestedSettings(answer.request).length;
  const prices = new Map<string, Price[]>();
  for (const price of answer.results) {
    const texts = [...ruleNotes(price), ...price.notices.map(noticeText)];
    for (const text of texts) prices.set(text, [...(prices.get(text) ?? []), price]);
  }
  const subjects = new Map<string, readonly string[]>([
    ...answer.request.settingNotices.map(({ message }) => [message, []] as const),
    ...[...prices].map(([text, of]) => [text, subjectsOf(of, settings)] as const),
  ]);
  const add = (text: string, subject: string): void => {
    subjects.set(text, [...(subjects.get(text) ?? []), subject]);
  };
  const single = answer.errors.length === 1;
  for (const error of answer.errors) {
    const reference = single && error.reference !== undefined ? referenceText(error) : '';
    if (answer.harmless.has(error)) add([error.message, reference].filter(Boolean).join(' '), error.service);
    else if (reference) add(reference, error.service);
  }
  return [...subjects].map(([text, about]) => {
    const names = [...new Set(about)];
    const shown = names.length > 6 ? [...names.slice(0, 6), `${names.length - 6} more`] : names;
    return `Note: ${shown.length > 0 ? `${shown.join(', ')}: ` : ''}${text}`;
  });
}

/** Who pays what, for each price. */
function paymentTable({ results }: PayAnswer, width: number): string {
  const lines = results.flatMap((price) => asLine(price) ?? []);
  const limited = lines.some(({ payment }) => payment.limitingCharge !== null);
  const heads = ['Deductible', 'Medicare', 'Patient', 'Received', ...(limited ? ['Limit'] : [])];
  const columns = [
    { head: 'Code' },
    { head: 'Setting' },
    ...heads.map((head) => ({ head, align: 'right' as const })),
  ];
  const rows = lines.map((line) => {
    const { deductible, medicarePays, patientPays, received, limitingCharge } = line.payment;
    const amounts = [deductible, medicarePays, patientPays, received, ...(limited ? [limitingCharge] : [])];
    const cells = amounts.map((cents) => (cents === null ? '' : formatDollars(cents)));
    return [priceName(line), SETTING_HEADS[line.terms.setting], ...cells];
  });
  return renderTable(columns, rows, width);
}

async function renderScreen(answer: PayAnswer, explain: boolean, io: Io): Promise<string> {
  const paint: Paint = await paintFor(io);
  if (answer.lines.length === 0) return '';
  if (explain) {
    const { explainPrice } = await import('../../output/price/explain.js');
    // Each price shows its own notes; these are about the request and the settings that are not paid.
    const notes = noticeLines({ ...answer, results: [] }).map((line) => `${wrap(line, tableWidth(io))}\n`);
    return [
      ...answer.results.map((price) => explainPrice(price, paint, answer.request.line.waterfall)),
      ...notes,
    ].join('\n');
  }
  const rows = answer.lines.map((line) => cellsOf(line, answer));
  const head = `${paint.bold('Medicare allowed amount')}${placeText(answer) ? ` · ${placeText(answer)}` : ''}`;
  const notes = noticeLines(answer).map((line) => wrap(line, tableWidth(io)));
  const basis = paint.dim([releaseText(answer), basisText(answer)].filter(Boolean).join('\n'));
  const table = renderTable(columnsOf(answer), rows, tableWidth(io));
  const work = workLines(answer).map((line) => wrap(line, tableWidth(io)));
  const payments = answer.request.line.waterfall ? [paymentTable(answer, tableWidth(io))] : [];
  return `${[head, table, ...work, ...payments, ...notes, basis].join('\n')}\n`;
}

/** The answer of `rvu pay` in the requested format. */
export async function renderPay(
  answer: PayAnswer,
  format: Format,
  explain: boolean,
  io: Io,
): Promise<string> {
  if (format === 'json' || format === 'ndjson') {
    const json = (price: Price): object => ({
      ...priceJson(price, answer.chosen?.date ?? '', explain),
      notices: noticesJson(noticesOf(answer, price)),
    });
    return answerJson(answer, json, format === 'ndjson');
  }
  if (format === 'csv') return renderCsv(answer);
  if (format === 'markdown') {
    const rows = answer.lines.map((line) => cellsOf(line, answer));
    return `${renderMarkdown(columnsOf(answer), rows)}\n`;
  }
  return renderScreen(answer, explain, io);
}
