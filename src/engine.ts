/**
 * The parts of the engine, as `rvu/engine`: for programs that need more than `openRvu` of `rvu` gives, and may change
 * in any version. Amounts are integer cents, RVUs integers of 1/100, GPCIs of 1/1,000, conversion factors of 1/10,000;
 * `formatScaled` prints them.
 *
 * @example const schedule = openSchedule(); const service = findService(schedule, { code: '90853', modifiers:
 * [] }); const [place] = findLocalities(schedule.localities(), { locality: 'CA-05' }); if (service.ok) {
 * const price = priceRow(service.row, termsFor(schedule.release, 'nonfacility', place ?? null), 1,
 * schedule.rules); if (price.ok) console.log(formatDollars(price.allowed)); }
 */

export type { PricedRecord, PricingOptions } from './batch/collecting.js';
export type { NamedColumns } from './batch/input/layout.js';
export { type JournalRows, type RowDefaults, readJournalRows } from './batch/journal/rows.js';
export type { LineDefaults } from './batch/meaning/defaults.js';
export { type PriceStreamOptions, priceStream } from './batch/price-stream.js';
export { type ReportedRows, readReportedRows } from './batch/reconcile/rows.js';
export { type Placement, placed } from './core/benchmark/placement.js';
export {
  readSurvey,
  type SurveyHints,
  type SurveyProblem,
  type SurveyReading,
} from './core/benchmark/read-survey.js';
export type { SurveyLine, SurveyMetric, SurveyPoint } from './core/benchmark/survey.js';
export { atFullTime, evenYearPay, payPerWork, perYear } from './core/benchmark/year.js';
export {
  type ClaimChoices,
  defaultChoices,
  type Participation,
} from './core/claim/line/choices.js';
export type {
  AnesthesiaPrice,
  AnesthesiaUnits,
  ClaimLine,
  LineOutcome,
  LinePrice,
  Payment,
  Price,
  PriceOutcome,
  ProcedurePrice,
  RuleStep,
} from './core/claim/line/line.js';
export { priceClaim } from './core/claim/price-claim.js';
export { priceService } from './core/claim/price-service.js';
export { type ClaimTotals, claimTotals } from './core/claim/totals.js';
export { type AbsentCode, absentCode } from './core/code/absent-code.js';
export { type QueryResult, resolveWord } from './core/code/code-query.js';
export { type DecodedIndicator, decodeIndicator, POLICY_INDICATORS } from './core/code/indicators.js';
export { type CodePlace, placeOf } from './core/code/section.js';
export { type FoundService, findService, type ServiceOutcome } from './core/code/service.js';
export { parseServiceCode, type ServiceCode } from './core/code/service-code.js';
export { type CodeGroup, type GroupSummary, sectionGroups } from './core/content/browse.js';
export type { CodeContent, CodeFamily, CodeNames, CodeTexts, Guidance } from './core/content/code-content.js';
export { type NotPricedBook, otherPayment } from './core/content/not-priced.js';
export {
  type Contract,
  contractOf,
  type Draw,
  type Tier,
  type TierPeriod,
} from './core/contract/contract.js';
export { DailyWork } from './core/contract/daily-work.js';
export type { Reconciliation, Settlement } from './core/contract/draw.js';
export {
  type ContractPay,
  contractPay,
  type PeriodPay,
  type TierPay,
  targetIn,
} from './core/contract/pay.js';
export { contractYear, type Period } from './core/contract/periods.js';
export { type ContractProblem, readContract } from './core/contract/read.js';
export { type CreditPolicy, MEDICARE_POLICY } from './core/credit/policy.js';
export type { CreditCause, CreditStep } from './core/credit/steps.js';
export { creditSentence } from './core/credit/wording.js';
export { type CreditedWork, creditWork, ONE_UNIT, type WorkDone } from './core/credit/work.js';
export { dayNumber, isoOf, type Span } from './core/dates/days.js';
export { type ReleaseInForce, releaseInForce } from './core/dates/in-force.js';
export type { Schedules } from './core/dates/schedule-of.js';
export { amountsOf, type LastChange, lastChange } from './core/history/last-change.js';
export type { ErrorCode, NoticeCode } from './core/issue/codes.js';
export { DataError, InputError, OutputError, RvuError, UsageError } from './core/issue/errors.js';
export type { Issue, Notice, Refusal } from './core/issue/issue.js';
export type { Remedy, ReportModifier } from './core/issue/remedy.js';
export { EntryColumns, type EntryKind } from './core/journal/columns.js';
export { type CreditedEntry, EntryCredit, workOf } from './core/journal/credit.js';
export { type CreditedColumns, creditColumns } from './core/journal/credit-columns.js';
export type { JournalEntry, JournalOp, JournalRecord, LiveEntry } from './core/journal/entry.js';
export { type JournalState, type Merge, newRows } from './core/journal/merge.js';
export { type Replayed, replay } from './core/journal/replay.js';
export { type Decimal, formatDollars, formatScaled, parseScaled } from './core/number/decimal.js';
export { atPercentInCents } from './core/number/percent.js';
export { type Goal, type Pace, paceOf, type UnitWork } from './core/pace/pace.js';
export { resampled, type WorkRange } from './core/pace/resample.js';
export { atFte, entriesUnder, onDaysOf, paceUnder, type Scenario } from './core/pace/scenario.js';
export { type CodeFacts, codeFacts, type HourlyWork } from './core/page/code-facts.js';
export { type Faq, faqOf } from './core/page/faq.js';
export { type CodeReport, lookupService, nationalPayment } from './core/page/lookup.js';
export { type CodePage, pageOf } from './core/page/page.js';
export type { RelatedCode, RelatedGroup, Relation } from './core/page/related.js';
export { geographicAdjustmentFactor } from './core/place/geographic-factor.js';
export { type LocalityReport, reportLocalities } from './core/place/locality-report.js';
export { findLocalities, type LocalityQuery } from './core/place/parts/locality.js';
export type { PlaceQuery } from './core/place/parts/query.js';
export type { PlaceSource } from './core/place/reading.js';
export { type PlaceOutcome, PlaceResolver, type ResolvedPlace } from './core/place/resolve.js';
export { searchLocalities } from './core/place/search.js';
export {
  type Change,
  type ComparedPlace,
  changeBetween,
  comparePlaces,
  type Series,
} from './core/price/compare.js';
export { limitingChargeInCents } from './core/price/limiting-charge.js';
export { feeInCents, oppsCapInCents, priceRow } from './core/price/price.js';
export type { PriceFigures, PriceTerms, RowOutcome, RowPrice, TraceStep } from './core/price/priced.js';
export { type Provenance, provenanceText } from './core/price/provenance.js';
export { type ScheduleAmounts, scheduleAmounts } from './core/price/schedule-line.js';
export { settingOfPlace } from './core/price/setting.js';
export { type PricingChoices, termsFor } from './core/price/terms.js';
export { reducedTherapyFeeInCents } from './core/price/therapy.js';
export type { RankChoices, RankMetric, RankPopulation, RankScope } from './core/rank/choices.js';
export {
  type Bar,
  histogram,
  type MedianRatio,
  neighbours,
  ratioToMedian,
} from './core/rank/distribution.js';
export { type Population, populationOf } from './core/rank/population.js';
export { type Rank, rankRow } from './core/rank/rank.js';
export { PopulationCache, rankService } from './core/rank/rank-service.js';
export { workPerHour } from './core/rank/work-per-hour.js';
export { type OtherWork, type WorkCause, workCauses } from './core/reconcile/causes.js';
export { rateOf, type WorkRate, workInCents } from './core/reconcile/dollars.js';
export type { ReportedLine } from './core/reconcile/lines.js';
export type { DifferenceKind } from './core/reconcile/match.js';
export { type ProductionDifference, productionDifferences } from './core/reconcile/production.js';
export {
  type CauseTally,
  type Difference,
  type ReportComparison,
  type ReportPeriod,
  reconcile,
  type SideTotals,
  tallyCauses,
} from './core/reconcile/reconcile.js';
export type {
  BillingSpecialty,
  CodeClass,
  CodeReference,
  ReferenceSource,
  WorkTime,
} from './core/reference/code-reference.js';
export type { EndedCode } from './core/release/ended-code.js';
export { type FeeRow, rowName, type Setting, type WorkRvu } from './core/release/fee-row.js';
export { type FeeSchedule, type Release, rowsOfCode, type SourceFile } from './core/release/fee-schedule.js';
export { type Gpci, type Locality, NATIONAL_GPCI } from './core/release/locality.js';
export type { OtherPayment, OtherScheduleClass } from './core/release/other-schedules.js';
export type {
  AnesthesiaFactor,
  CountyNames,
  CountyRow,
  PlaceBook,
  StateName,
  ZipCode,
} from './core/release/place-book.js';
export {
  defaultReadings,
  READING_CHOICES,
  type Reading,
  type ReadingChoice,
  type ReadingPoint,
  type Readings,
  readingOf,
  withReadings,
} from './core/release/readings.js';
export type { ReleaseDays, Releases } from './core/release/releases.js';
export type { PastFigures, PastRelease, PastSpan, RowPast } from './core/release/row-past.js';
export type {
  PlaceOfService,
  ReadingRule,
  RuleTables,
  Section,
  StatusPricing,
  StatusRule,
} from './core/release/rules.js';
export { REPORT_BY, type ReportBy } from './core/report/groups.js';
export {
  type Report,
  type ReportCode,
  type ReportGroup,
  type ReportRequest,
  reportOf,
  yearTo,
} from './core/report/report.js';
export type { CodeSearch, SearchHit } from './core/search/code-search.js';
export { findCodes } from './core/search/find-codes.js';
export { type OpenOptions, openReleases, openSchedule } from './data/bundle/schedule.js';
export { type ContentOptions, openContent } from './data/content/content.js';
export { Contracts } from './data/contracts/contracts.js';
export { type JournalColumns, readColumns } from './data/journal/columns.js';
export { type Added, type DaySums, Journal, type JournalContents } from './data/journal/journal.js';
export type { JournalProblem } from './data/journal/year-file.js';
export { openReference, type ReferenceOptions } from './data/reference/reference.js';
export { openSearch, type SearchOptions } from './data/search/open-search.js';
export { readSurveyFile } from './data/surveys/survey-file.js';
export { type Survey, Surveys } from './data/surveys/surveys.js';
export { journalFolder } from './data/user/folders.js';
