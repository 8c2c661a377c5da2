import { type Placement, placed } from '../../../core/benchmark/placement.js';
import { SURVEY_METRICS, type SurveyMetric } from '../../../core/benchmark/survey.js';
import { atFullTime, evenYearPay, payPerWork, perYear } from '../../../core/benchmark/year.js';
import { type Contract, contractOf } from '../../../core/contract/contract.js';
import { contractYear } from '../../../core/contract/periods.js';
import { dayNumber, isoOf } from '../../../core/dates/days.js';
import { UsageError } from '../../../core/issue/errors.js';
import { echo } from '../../../core/issue/quoting.js';
import { type CreditedEntry, EntryCredit, workOf } from '../../../core/journal/credit.js';
import { letters, similarNames } from '../../../core/text/similar-names.js';
import { type Survey, Surveys } from '../../../data/surveys/surveys.js';
import { namedContract } from '../../journal/columns.js';
import { folderOf } from '../../journal/folder.js';
import { openLog } from '../../journal/setup.js';
import type { Io } from '../../terminal/io.js';
import type { BenchmarkOptions } from './command.js';

/** A year's amount, as it is for a position and for a full-time one. */
export interface YearAmount {
  readonly annual: number;
  readonly fullTime: number;
}

/** What a log adds up to in a year. */
export interface Production {
  readonly from: string;
  readonly through: string;
  readonly days: number;
  readonly lines: readonly CreditedEntry[];
  /** Hundredths of work RVUs on these days */
  readonly work: number;
  readonly year: YearAmount;
  /** Hundredths, and where it is from */
  readonly fte: number;
  readonly fteSource: string;
  readonly contract: Contract | null;
  /** Cents, and where they are from; null if nothing says what a year pays */
  readonly pay: YearAmount | null;
  readonly paySource: string;
  /** Cents per work RVU; null without pay or work */
  readonly rate: number | null;
  /** Entries of these days that are not credited */
  readonly notCredited: number;
  /** The releases by which the work counts */
  readonly releases: readonly string[];
}

/** A metric's value among the percentiles of a table. */
export interface Placed {
  readonly metric: SurveyMetric;
  readonly value: number;
  readonly place: Placement;
}

export interface BenchmarkAnswer {
  readonly production: Production;
  /** null if no table has been imported */
  readonly survey: Survey | null;
  readonly specialty: string;
  readonly placed: readonly Placed[];
  /** Metrics of the log that the table has no line of */
  readonly missing: readonly SurveyMetric[];
}

const YEAR = 365;

function contractFor(
  { contract }: BenchmarkOptions,
  contracts: readonly Contract[],
  day: string,
): Contract | null {
  return contract === undefined
    ? contractOf(contracts, { contract: '', date: day })
    : namedContract(contracts, contract);
}

/** From the year before the last day, or the first entry or day of the contract if that is later. */
function daysOf(
  { from }: BenchmarkOptions,
  through: string,
  first: string,
  contract: Contract | null,
): readonly [from: string, days: number] {
  const yearBefore = isoOf(dayNumber(through) - YEAR + 1);
  const begins = from ?? [yearBefore, first, contract?.from ?? ''].sort().at(-1) ?? first;
  if (begins > through) {
    const hint = 'Choose other days with --from and --to.';
    throw new UsageError('E_JOURNAL', `The log has no entries to count through ${through}.`, hint);
  }
  return [begins, dayNumber(through) - dayNumber(begins) + 1];
}

function productionOf(options: BenchmarkOptions, io: Io): Production {
  const log = openLog(io);
  const { entries } = log.journal.read();
  const { countBy = null } = options;
  const releases = log.releases(entries.length);
  if (countBy !== null) releases.open(countBy);
  const all = new EntryCredit(releases, log.contracts, countBy).all(entries);
  const dates = entries.map(({ date }) => date).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined)
    throw new UsageError('E_JOURNAL', 'The log has no entries.', 'rvu log add and rvu log import make some.');
  const through = options.to ?? last;
  const contract = contractFor(options, log.contracts, through);
  const [from, days] = daysOf(options, through, first, contract);
  const lines = all.filter(
    (each) =>
      from <= each.entry.date &&
      each.entry.date <= through &&
      (options.contract === undefined || each.contract?.name === options.contract),
  );
  const work = lines.reduce((sum, each) => sum + workOf(each), 0);
  const fte = options.fte ?? contract?.fte ?? 100;
  const ofYear = (annual: number): YearAmount => ({ annual, fullTime: atFullTime(annual, fte) });
  const year = { annual: perYear(work, days), fullTime: perYear(work, days, fte) };
  const ofContract = contract && contractYear(contract, dayNumber(through));
  const isPaid = contract !== null && (contract.base !== null || contract.tiers.length > 0);
  const annualPay =
    options.compensation ?? (isPaid && ofContract ? evenYearPay(contract, ofContract, year.annual) : null);
  return {
    from,
    through,
    days,
    lines,
    work,
    year,
    fte,
    fteSource:
      options.fte !== undefined
        ? '--fte'
        : contract
          ? `contract ${contract.name}`
          : 'taken as full time; --fte',
    contract,
    pay: annualPay === null ? null : ofYear(annualPay),
    paySource:
      options.compensation !== undefined
        ? '--compensation'
        : `contract ${contract?.name}, for work at this pace`,
    rate: annualPay === null ? null : payPerWork(annualPay, year.annual),
    notCredited: lines.filter(({ outcome }) => !outcome.ok).length,
    releases: [...new Set(lines.flatMap(({ release }) => release ?? []))].sort(),
  };
}

function surveyFor({ survey }: BenchmarkOptions, io: Io): Survey | null {
  const surveys = new Surveys(folderOf(io));
  const names = surveys.names();
  if (survey !== undefined) return surveys.read(survey);
  if (names.length > 1)
    throw new UsageError(
      'E_SURVEY',
      `There are ${names.length} tables.`,
      `Name one with --survey: ${names.join(', ')}.`,
    );
  return names[0] === undefined ? null : surveys.read(names[0]);
}

/** The specialty as the table writes it. @throws UsageError E_SURVEY if it has none like that */
function specialtyOf(wanted: string, { name, lines }: Survey): string {
  const names = [...new Set(lines.map(({ specialty }) => specialty))];
  const found = names.find((each) => letters(each) === letters(wanted));
  if (found !== undefined) return found;
  if (wanted === '')
    throw new UsageError(
      'E_SURVEY',
      'Neither --specialty nor the contract names a specialty.',
      'Example: rvu benchmark --specialty "Family medicine"',
    );
  const plain = letters(wanted);
  const parts = names.filter((each) => letters(each).includes(plain));
  const similar = (parts.length > 0 ? parts : similarNames(wanted, names)).slice(0, 5);
  const hint =
    similar.length > 0 ? `Did you mean ${similar.map((each) => `"${echo(each)}"`).join(' or ')}?` : undefined;
  throw new UsageError('E_SURVEY', `The table ${name} has no specialty "${echo(wanted)}".`, hint);
}

/** Where the log stands; without a table, only what it adds up to. */
export function answerBenchmark(options: BenchmarkOptions, io: Io): BenchmarkAnswer {
  const survey = surveyFor(options, io);
  const production = productionOf(options, io);
  if (!survey) return { production, survey, specialty: '', placed: [], missing: [] };
  const specialty = specialtyOf(options.specialty ?? production.contract?.specialty ?? '', survey);
  const values: Readonly<Record<SurveyMetric, number | null>> = {
    work: production.year.fullTime,
    compensation: production.pay?.fullTime ?? null,
    rate: production.rate,
  };
  const known = SURVEY_METRICS.filter((metric) => values[metric] !== null);
  const all = known.flatMap((metric): Placed[] => {
    const line = survey.lines.find((each) => each.specialty === specialty && each.metric === metric);
    const value = values[metric];
    const place = line && value !== null ? placed(value, line.points) : null;
    return place && value !== null ? [{ metric, value, place }] : [];
  });
  const missing = known.filter((metric) => !all.some((each) => each.metric === metric));
  return { production, survey, specialty, placed: all, missing };
}
