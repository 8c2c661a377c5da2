import type { ClaimChoices, Participation } from '../../core/claim/columns/choices.js';
import { UsageError } from '../../core/issue/errors.js';
import type { ReportModifier } from '../../core/issue/remedy.js';
import { CENTS_SCALE, parseScaled } from '../../core/number/decimal.js';
import { PERCENT_SCALE } from '../../core/number/percent.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';
import {
  defaultReadings,
  READING_CHOICES,
  READING_POINTS,
  type Readings,
  readingOf,
  withReadings,
} from '../../core/release/readings.js';
import type { Practitioner, RuleTables } from '../../core/release/rules.js';
import { similarNames } from '../../core/text/similar-names.js';
import type { LineOptions } from './line-options.js';
import { badValue } from './options.js';

/** Reads the options about who bills and how. Each error says the accepted form. */

const MAX_PERCENT = 1000 * 10 ** PERCENT_SCALE;

/** Dollars such as "120", "$1,200.50", in cents; null for anything else. */
export function parseDollars(text: string): number | null {
  return parseScaled(
    text
      .trim()
      .replace(/^\$\s*/, '')
      .replaceAll(',', ''),
    CENTS_SCALE,
  );
}

export function dollarsOption(option: string, text: string): number {
  const cents = parseDollars(text);
  if (cents === null) throw badValue(option, text, 'Give dollars, such as 120 or 120.50.');
  return cents;
}

/** A whole number of minutes or days. */
export function parseCount(text: string): number | null {
  return parseScaled(text.trim(), 0);
}

export function countOption(option: string, text: string, what: string): number {
  const count = parseCount(text);
  if (count === null || count === 0) throw badValue(option, text, `Give whole ${what}.`);
  return count;
}

function percentOption(option: string, text: string): number {
  const percent = parseScaled(text.trim().replace(/%$/, ''), PERCENT_SCALE);
  if (percent === null || percent === 0 || percent > MAX_PERCENT) {
    throw badValue(option, text, 'Give a percentage, such as 150 or 62.5.');
  }
  return percent;
}

export function practitionerOption(text: string, rules: RuleTables): Practitioner {
  const practitioner = rules.practitioner(text);
  if (practitioner) return practitioner;
  const known = rules.practitioners().map(({ id }) => id);
  throw badValue('--provider-type', text, `Give one of ${known.join(', ')}.`);
}

function participationOf({ nonpar, unassigned }: LineOptions): Participation {
  if (unassigned) return 'nonpar-unassigned';
  return nonpar ? 'nonpar-assigned' : 'participating';
}

function badReading(text: string, point: string): UsageError {
  const known = READING_POINTS.find((each) => each === point);
  if (known) return badValue('--reading', text, `${point} is ${READING_CHOICES[known].join(' or ')}.`);
  const [near] = similarNames(point, READING_POINTS);
  const hint = near ? `Did you mean ${near}?` : 'rvu help readings lists the points.';
  return badValue('--reading', text, hint);
}

/** Readings as point=choice, the others at their defaults. */
function readingsOf(texts: readonly string[]): Readings {
  const taken = texts.map((text) => {
    const [point = '', choice = ''] = text.split('=').map((part) => part.trim().toLowerCase());
    const reading = readingOf(point, choice);
    if (!reading) throw badReading(text, point);
    return reading;
  });
  return withReadings(defaultReadings(), taken);
}

/** What of the deductible is left; all of it is taken as met where nothing is said. */
function deductibleLeft(text: string | undefined, { rules, release }: FeeSchedule): number {
  if (text === undefined) return 0;
  const whole = rules.amount('part-b-deductible', release.effective.from);
  if (!whole) throw new UsageError('E_OPTION_VALUE', `The deductible of ${release.year} is not known here.`);
  return Math.max(0, whole.cents - dollarsOption('--deductible-met', text));
}

/** The choices for a claim. @throws UsageError for a value that cannot be taken */
export function claimChoices(options: LineOptions, schedule: FeeSchedule): ClaimChoices {
  const given: readonly (readonly [ReportModifier, string | undefined])[] = [
    ['22', options.percent22],
    ['52', options.percent52],
  ];
  const percents = given.flatMap(([modifier, text]) =>
    text === undefined ? [] : [[modifier, percentOption(`--percent-${modifier}`, text)] as const],
  );
  return {
    participation: participationOf(options),
    readings: readingsOf(options.reading ?? []),
    deductibleLeft: deductibleLeft(options.deductibleMet, schedule),
    reportPercents: new Map(percents),
  };
}
