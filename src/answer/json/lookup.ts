import { decodeIndicator, POLICY_INDICATORS } from '../../core/code/indicators.js';
import { RVU_SCALE } from '../../core/number/decimal.js';
import type { CodeFacts } from '../../core/page/code-facts.js';
import { faqOf } from '../../core/page/faq.js';
import type { CodePage } from '../../core/page/page.js';
import type { RowOutcome } from '../../core/price/priced.js';
import { type FeeRow, hasOppsCap } from '../../core/release/fee-row.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';
import type { OtherPayment } from '../../core/release/other-schedules.js';
import type { RowPast } from '../../core/release/row-past.js';
import type { RuleTables } from '../../core/release/rules.js';
import type { IndicatorShape, LookupShape, PastShape, RvuShape, WorkTimeShape } from '../shapes/code.js';
import { dollars, exact, type Printed } from './json.js';
import { rankJson } from './rank.js';

const rvu = (units: number) => exact(units, RVU_SCALE);
/** Decimals of minutes, as many as CMS's file has. */
const TIME_SCALE = 2;

function rvuJson(row: FeeRow): Printed<RvuShape> {
  return {
    work: rvu(row.work),
    nonfacility_pe: rvu(row.nonfacilityPe),
    facility_pe: rvu(row.facilityPe),
    malpractice: rvu(row.malpractice),
    nonfacility_total: rvu(row.nonfacilityTotal),
    facility_total: rvu(row.facilityTotal),
  };
}

/** Every indicator column: CMS's value and its meaning, and the figures that go with it. */
function indicatorsJson(row: FeeRow, rules: RuleTables): Printed<LookupShape['indicators']> {
  const decoded = POLICY_INDICATORS.map((name) => {
    const { value, meaning } = decodeIndicator(row, name, rules);
    return [name, { value, meaning }] as const;
  });
  const { pre_op, intra_op, post_op } = {
    pre_op: rvu(row.preOp),
    intra_op: rvu(row.intraOp),
    post_op: rvu(row.postOp),
  };
  const table = Object.fromEntries(decoded) as Record<(typeof POLICY_INDICATORS)[number], IndicatorShape>;
  const opps = hasOppsCap(row)
    ? {
        nonfacility_pe: rvu(row.oppsNonfacilityPe),
        facility_pe: rvu(row.oppsFacilityPe),
        malpractice: rvu(row.oppsMalpractice),
      }
    : null;
  return {
    ...table,
    global_days: { ...table.global_days, pre_op, intra_op, post_op },
    endoscopic_base: row.endoscopicBase || null,
    opps_cap: opps,
    nonfacility_na: row.nonfacilityNa,
    facility_na: row.facilityNa,
    not_used_for_medicare: row.informational,
  };
}

const amount = (outcome: RowOutcome) => (outcome.ok ? dollars(outcome.allowed) : null);

function paidElsewhere({ what, paid_by, where, note }: OtherPayment) {
  return { what, paid_by, where, note: note || null };
}

function workTimeJson({ time, hourly }: CodeFacts): Printed<WorkTimeShape> | null {
  if (!time) return null;
  const { figures, source } = time;
  const minutes = (units: number | null) => (units === null ? null : exact(units, TIME_SCALE));
  return {
    year: Number(source.period),
    pre: minutes(figures.pre),
    intra: minutes(figures.intra),
    post: minutes(figures.post),
    visits: minutes(figures.visits),
    total: minutes(figures.total),
    work: figures.work === null ? null : rvu(figures.work),
    work_per_hour: hourly && rvu(hourly.value),
    percentile: hourly && exact(hourly.percentile, 2),
    n: hourly?.n ?? null,
    source: source.name,
  };
}

/** What the releases say, each change one object. */
function pastJson({ spans }: RowPast): Printed<PastShape>[] {
  return spans.map(({ first, last, figures }) => ({
    first: first.id,
    last: last.id,
    from: first.from,
    through: last.through,
    status: figures?.status ?? null,
    work: figures && rvu(figures.work),
    nonfacility: dollars(figures?.nonfacility ?? null),
    facility: dollars(figures?.facility ?? null),
  }));
}

/** Figures about the code that are not part of the release, each with its year. */
function factsJson(
  facts: CodeFacts | null,
): Printed<Pick<LookupShape, 'history' | 'work_time' | 'rbcs' | 'most_billed_by'>> {
  if (!facts) return {};
  const { group, billedBy } = facts;
  const { specialties, source } = billedBy;
  return {
    history: facts.past && pastJson(facts.past),
    work_time: workTimeJson(facts),
    rbcs: group && { year: Number(group.source.period), ...group.of },
    most_billed_by: specialties.length > 0 ? { year: Number(source.period), specialties } : null,
  };
}

/** The JSON of a code; documented in `rvu help json`. */
export function lookupJson(
  page: CodePage,
  { release, rules }: FeeSchedule,
  faq = false,
): Printed<LookupShape> {
  const { report, texts, guidance } = page;
  const { row, place, status, payment, notPriced } = report;
  return {
    code: row.code,
    modifier: row.modifier,
    name: page.names?.name ?? null,
    synonyms: page.names?.synonyms ?? null,
    description: texts?.description ?? null,
    plain_language: texts?.plainLanguage ?? null,
    clinical_context: texts?.clinicalContext ?? null,
    specialties: texts?.specialties ?? null,
    section: place?.section.name ?? null,
    subsection: place?.subsection?.name ?? null,
    status: { code: status.code, meaning: status.meaning, payable: notPriced === null },
    not_priced: notPriced && { code: notPriced.code, message: notPriced.message },
    paid_elsewhere: page.otherPayment && paidElsewhere(page.otherPayment),
    rvu: rvuJson(row),
    payment: { nonfacility: amount(payment.nonfacility), facility: amount(payment.facility) },
    indicators: indicatorsJson(row, rules),
    related_rows: report.siblings.map((sibling) => ({
      modifier: sibling.modifier,
      status: sibling.status,
      rvu: rvuJson(sibling),
    })),
    rank: report.rank && rankJson(report.rank),
    ...factsJson(page.facts),
    guidance: guidance.section || guidance.subsection ? guidance : null,
    related: page.related.flatMap(({ relation, title, codes }) =>
      codes.filter(({ code }) => code !== row.code).map((each) => ({ relation, title, ...each })),
    ),
    ...(faq ? { faq: faqOf(page, release, rules) } : {}),
  };
}
