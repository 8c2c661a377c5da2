import { decodeIndicator } from '../code/indicators.js';
import { CONVERSION_FACTOR_SCALE, formatDollars, formatScaled, RVU_SCALE } from '../number/decimal.js';
import { briefLabel } from '../place/place-words.js';
import { type FeeRow, rowName } from '../release/fee-row.js';
import type { Release } from '../release/fee-schedule.js';
import type { IndicatorName, RuleTables } from '../release/rules.js';
import type { CodePage } from './page.js';
import { sentence } from './sentence.js';

/** A question that people ask about a code, answered from CMS's figures and our own descriptions. */
export interface Faq {
  readonly question: string;
  readonly answer: string;
}

function whatIsIt({ report, names, texts }: CodePage): string {
  const { row, place } = report;
  const where = [place?.section.name, place?.subsection?.name].filter(Boolean).join(', ');
  const called = names ? `${row.code} is ${names.name}` : `${row.code} has no name in rvu yet`;
  return [sentence(`${called}${where ? ` (${where})` : ''}`), texts?.description].filter(Boolean).join(' ');
}

/** "A, B and C" */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function howMuch({ report, otherPayment }: CodePage, release: Release): string {
  const { payment, notPriced, row, qp, locality } = report;
  if (notPriced) {
    const elsewhere = otherPayment ? ` Paid by: ${sentence(otherPayment.paid_by)}` : '';
    return sentence(notPriced.message) + elsewhere;
  }
  const { nonfacility, facility } = payment;
  const said = [
    nonfacility.ok ? `${formatDollars(nonfacility.allowed)} outside a facility` : null,
    facility.ok ? `${formatDollars(facility.allowed)} in a facility` : null,
  ].filter((each) => each !== null);
  const factor = formatScaled(
    (qp && release.conversionFactorQp) || release.conversionFactor,
    CONVERSION_FACTOR_SCALE,
  );
  const total = formatScaled(row.nonfacilityTotal, RVU_SCALE);
  const [kind, where] = locality ? ['', ` in ${briefLabel(locality)}`] : ['national ', ''];
  const from = locality ? `conversion factor $${factor}` : `conversion factor $${factor}, GPCI 1.000`;
  const notPaid = facility.ok ? '' : ' In a facility the facility is paid for it, not the practitioner.';
  const rvus = row.nonfacilityNa ? '' : ` (${total} RVUs outside a facility)`;
  return `The ${kind}allowed amount of ${rowName(row)}${where} is ${listed(said)}${rvus}: ${release.id}, ${from}. Each locality has its own amount, and the patient's share is part of it.${notPaid}`;
}

/** A plain yes, for values whose CMS meaning does not answer the question by itself. */
const YES: Readonly<Partial<Record<IndicatorName, Readonly<Record<string, string>>>>> = {
  bilateral: { '1': 'Yes: ', '2': 'It already is: ', '3': 'Yes: ' },
};

function ofIndicator(row: FeeRow, name: IndicatorName, rules: RuleTables): string {
  const { value, meaning } = decodeIndicator(row, name, rules);
  const yes = YES[name]?.[value];
  const said = yes ? yes + meaning.charAt(0).toLowerCase() + meaning.slice(1) : meaning;
  return sentence(`${said} (CMS indicator ${value})`);
}

/** The questions of a page with their answers; a question whose answer has not been written is left out. */
export function faqOf(page: CodePage, release: Release, rules: RuleTables): Faq[] {
  const { texts } = page;
  const { row } = page.report;
  const { code } = row;
  const who = texts && texts.specialties.length > 0 ? `Typically ${listed(texts.specialties)}.` : null;
  const asked: readonly (readonly [question: string, answer: string | null])[] = [
    [`What is ${code}?`, whatIsIt(page)],
    [`What is ${code} in plain language?`, texts?.plainLanguage ?? null],
    [`Who uses ${code}?`, who],
    [`When is ${code} used?`, texts?.clinicalContext ?? null],
    [`How much does Medicare pay for ${code}?`, howMuch(page, release)],
    [`Can ${code} be billed bilaterally?`, ofIndicator(row, 'bilateral', rules)],
    [`Can ${code} be billed with an assistant at surgery?`, ofIndicator(row, 'assistant_surgeon', rules)],
    [`What is the global period of ${code}?`, ofIndicator(row, 'global_days', rules)],
  ];
  return asked.flatMap(([question, answer]) => (answer ? [{ question, answer }] : []));
}
