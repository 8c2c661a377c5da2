import { issueText } from '../../../answer/issue/remedies.js';
import type { ChosenRelease } from '../../../answer/release/request.js';
import { TEXT_YEAR } from '../../../core/content/code-content.js';
import { CONVERSION_FACTOR_SCALE, formatScaled, GPCI_SCALE } from '../../../core/number/decimal.js';
import { faqOf } from '../../../core/page/faq.js';
import type { CodeReport } from '../../../core/page/lookup.js';
import type { CodePage } from '../../../core/page/page.js';
import { policiesOf, saysNothing } from '../../../core/page/policies.js';
import { rowName } from '../../../core/release/fee-row.js';
import type { FeeSchedule, Release } from '../../../core/release/fee-schedule.js';
import { type Locality, localityLabel } from '../../../core/release/locality.js';
import { releaseText } from '../finish.js';
import { rankSentence } from '../rank/words.js';
import type { Block } from './block.js';
import { groupBlocks, specialtyBlocks, timeBlocks } from './facts.js';
import { hasRvus, RVU_COLUMNS, rvuRows, SIBLING_COLUMNS, siblingRow } from './figures.js';
import { guidanceBlocks } from './guidance.js';
import { pastBlocks } from './past.js';

/** A titled part of a page. */
export interface Part {
  /** What it is about, for a drawing that puts parts in places of its own */
  readonly about:
    | 'description'
    | 'plain'
    | 'context'
    | 'elsewhere'
    | 'rvus'
    | 'past'
    | 'time'
    | 'policy'
    | 'guidance'
    | 'comparison'
    | 'specialties'
    | 'related'
    | 'faq';
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** What the status of a code means for its payment. */
export interface StatusText {
  readonly meaning: string;
  readonly priced: boolean;
  /** Why it is not priced, or notes about the price */
  readonly notes: readonly string[];
}

/** A page, in reading order. */
export interface PageDocument {
  readonly service: string;
  readonly name: string | null;
  readonly also: readonly string[];
  readonly where: string;
  readonly status: StatusText;
  readonly parts: readonly Part[];
  readonly footer: readonly string[];
}

/** Which parts to show. */
export interface PageChoices {
  /** Only the figures, without prose */
  readonly figures?: boolean;
  readonly faq?: boolean;
  readonly chosen?: ChosenRelease | undefined;
}

const text = (content: string | null | undefined): Block[] =>
  content ? [{ kind: 'text', text: content }] : [];

function statusText({ status, notPriced, payment }: CodeReport): StatusText {
  const meaning = `Status ${status.code}: ${status.meaning}`;
  if (notPriced) return { meaning, priced: false, notes: [issueText(notPriced)] };
  // The status already says what these two would.
  const notices = [payment.nonfacility, payment.facility]
    .flatMap((each) => (each.ok ? each.notices : []))
    .filter(({ code }) => code !== 'N_RESTRICTED' && code !== 'N_ONLY_ALONE');
  return { meaning, priced: true, notes: [...new Set(notices.map(({ message }) => `Note: ${message}`))] };
}

function elsewhere({ otherPayment, letterMeaning }: CodePage): Block[] {
  if (!otherPayment) return text(letterMeaning);
  const { what, paid_by, where, note } = otherPayment;
  return [
    ...text(letterMeaning),
    ...text(what),
    { kind: 'list', items: [`Paid by: ${paid_by}`, `Amount: ${where}`, ...(note ? [note] : [])] },
  ];
}

function timePart({ facts }: CodePage): Part[] {
  const blocks = facts ? timeBlocks(facts) : [];
  return blocks.length > 0 ? [{ about: 'time', title: 'Physician time', blocks }] : [];
}

/** Whether Medicare neither prices a row nor has RVUs of it; its status says why, and a table of 0.00 would say nothing. */
const isWithoutFigures = ({ notPriced, row }: CodeReport): boolean => notPriced !== null && !hasRvus(row);

function rvuPart({ report }: CodePage): Part[] {
  const blocks: Block[] = [
    ...(isWithoutFigures(report)
      ? []
      : [{ kind: 'table' as const, columns: RVU_COLUMNS, rows: rvuRows(report) }]),
    ...(report.siblings.length > 0
      ? [{ kind: 'table' as const, columns: SIBLING_COLUMNS, rows: report.siblings.map(siblingRow) }]
      : []),
  ];
  return blocks.length > 0
    ? [{ about: 'rvus', title: `RVU breakdown and ${report.locality ? '' : 'national '}payment`, blocks }]
    : [];
}

function policyPart({ report }: CodePage, schedule: FeeSchedule): Part[] {
  const policies = policiesOf(report.row, schedule.rules);
  if (report.notPriced && saysNothing(policies)) return [];
  return [
    { about: 'policy', title: 'Payment policy (CMS value, meaning)', blocks: [{ kind: 'policy', policies }] },
  ];
}

function pastPart({ facts }: CodePage): Part[] {
  const blocks = facts?.past ? pastBlocks(facts.past) : [];
  const since = facts?.past?.releases[0]?.from.slice(0, 4);
  return blocks.length > 0 ? [{ about: 'past', title: `Since ${since}`, blocks }] : [];
}

function figureParts(page: CodePage, schedule: FeeSchedule): Part[] {
  return [...rvuPart(page), ...pastPart(page), ...timePart(page), ...policyPart(page, schedule)];
}

function comparison({ report }: CodePage, bars: boolean): Part[] {
  if (isWithoutFigures(report)) return [];
  const { rank } = report;
  const sentence = rank ? rankSentence(rank) : 'No work RVU, so no rank among the codes of its section.';
  const blocks = [...text(sentence), ...(rank && bars ? [{ kind: 'bars' as const, rank }] : [])];
  return [{ about: 'comparison', title: 'How it compares', blocks }];
}

function relatedBlocks({ related, report, facts }: CodePage): Block[] {
  const lists = related.map((group) => ({ kind: 'codes' as const, group, self: report.row.code }));
  return [...lists, ...(facts ? groupBlocks(facts) : [])];
}

function wholeParts(page: CodePage, schedule: FeeSchedule, choices: PageChoices): Part[] {
  const { texts } = page;
  const faq = choices.faq ? faqOf(page, schedule.release, schedule.rules) : [];
  const parts: readonly Part[] = [
    { about: 'description', title: 'Description', blocks: text(texts?.description) },
    { about: 'plain', title: 'In plain language', blocks: text(texts?.plainLanguage) },
    { about: 'context', title: 'Clinical context', blocks: text(texts?.clinicalContext) },
    { about: 'elsewhere', title: 'What it is and who pays', blocks: elsewhere(page) },
    ...figureParts(page, schedule),
    { about: 'guidance', title: 'Billing and documentation', blocks: guidanceBlocks(page) },
    ...comparison(page, true),
    {
      about: 'specialties',
      title: 'Specialties',
      blocks: [...text(texts?.specialties.join(', ')), ...specialtyBlocks(page.facts)],
    },
    { about: 'related', title: 'Related codes', blocks: relatedBlocks(page) },
    {
      about: 'faq',
      title: 'Frequently asked questions',
      blocks: faq.length > 0 ? [{ kind: 'faq', items: faq }] : [],
    },
  ];
  return parts.filter(({ blocks }) => blocks.length > 0);
}

/** "CA-05 SAN FRANCISCO-…: GPCIs 1.095 (work), 1.410 (practice expense), 0.425 (malpractice)" */
function gpciText(locality: Locality): string {
  const { work, pe, mp } = locality.gpci;
  const [w, p, m] = [work, pe, mp].map((units) => formatScaled(units, GPCI_SCALE));
  return `${localityLabel(locality)}: GPCIs ${w} (work), ${p} (practice expense), ${m} (malpractice)`;
}

/** A code can have meant something else: 99213 had no minutes of its own before 2021. */
function textYear({ names }: CodePage, { year }: Release): string[] {
  return names && year !== TEXT_YEAR
    ? [`Names and texts are from ${TEXT_YEAR} and may not fit services of ${year}.`]
    : [];
}

function footerOf(page: CodePage, { release }: FeeSchedule, { chosen }: PageChoices): string[] {
  const { report } = page;
  const units = (report.qp && release.conversionFactorQp) || release.conversionFactor;
  const factor = formatScaled(units, CONVERSION_FACTOR_SCALE);
  const who = report.qp ? ' (qualifying APM participants)' : '';
  const { locality } = report;
  return [
    ...releaseText({ release, ...(chosen ? { chosen } : {}) }).split('\n'),
    `${locality ? gpciText(locality) : 'National: GPCI 1.000'}, conversion factor $${factor}${who}`,
    ...textYear(page, release),
  ];
}

/** Lays out the page of a code. */
export function documentOf(page: CodePage, schedule: FeeSchedule, choices: PageChoices = {}): PageDocument {
  const { report, names } = page;
  const { place } = report;
  return {
    service: rowName(report.row),
    name: names?.name ?? null,
    also: choices.figures ? [] : (names?.synonyms ?? []),
    where: [place?.section.name, place?.subsection?.name].filter(Boolean).join(' › '),
    status: statusText(report),
    parts: choices.figures
      ? [...figureParts(page, schedule), ...comparison(page, false)]
      : wholeParts(page, schedule, choices),
    footer: footerOf(page, schedule, choices),
  };
}
