import { type ClaimChoices, participationOf } from '../../core/claim/line/choices.js';
import { splitModifiers } from '../../core/code/service-code.js';
import { UsageError } from '../../core/issue/errors.js';
import type { ReportModifier } from '../../core/issue/remedy.js';
import {
  defaultReadings,
  READING_CHOICES,
  READING_POINTS,
  type Reading,
  readingOf,
  withReadings,
} from '../../core/release/readings.js';
import type { Practitioner } from '../../core/release/rules.js';
import { similarNames } from '../../core/text/similar-names.js';
import { badValue, type FromSchedule, type ValuesOf } from './define.js';
import { count, dollars, percent } from './values.js';

function practitioner(text: string): FromSchedule<Practitioner> {
  return ({ rules }) => {
    const found = rules.practitioner(text);
    if (found) return found;
    const known = rules.practitioners().map(({ id }) => id);
    throw badValue('--provider-type', text, `Give one of ${known.join(', ')}.`);
  };
}

function modifiers(text: string): readonly string[] {
  const words = splitModifiers(text);
  if (words.every((word) => /^[A-Z0-9]{2}$/.test(word))) return words;
  throw badValue('--modifier', text, 'Give modifiers such as 80, or 50,LT.');
}

function badReading(text: string, point: string): UsageError {
  const known = READING_POINTS.find((each) => each === point);
  if (known) return badValue('--reading', text, `${point} is ${READING_CHOICES[known].join(' or ')}.`);
  const [near] = similarNames(point, READING_POINTS);
  const hint = near ? `Did you mean ${near}?` : 'rvu help readings lists the points.';
  return badValue('--reading', text, hint);
}

/** A reading as point=choice. */
function reading(text: string): Reading {
  const [point = '', choice = ''] = text.split('=').map((part) => part.trim().toLowerCase());
  const found = readingOf(point, choice);
  if (found) return found;
  throw badReading(text, point);
}

const minutes = count('--minutes', 'minutes, such as 95');

/** Minutes given twice are meant for two codes, and the last of them must not count for both. */
function minutesOnce(text: string, before: number | undefined): number {
  if (before === undefined) return minutes(text);
  const hint = 'rvu claim takes the minutes of each code with it, as in 00142-AA:95min.';
  throw new UsageError('E_USAGE', '--minutes is given twice.', hint);
}

/** What determines a line's payment besides its row: modifiers, who bills it, and how. */
export const LINE_OPTIONS = {
  modifier: {
    flags: '--modifier <list>',
    help: 'modifiers for every line: 80, or 50,LT',
    parse: modifiers,
    values: 'modifier',
  },
  minutes: {
    flags: '--minutes <n>',
    help: 'anesthesia time of lines that do not give their own',
    parse: minutesOnce,
  },
  providerType: {
    flags: '--provider-type <type>',
    help: 'who bills: MD, NP, PA, CNS, CNM, CSW, MFT, MHC, RD, CRNA, PT …',
    parse: practitioner,
    values: 'practitioner',
  },
  nonpar: {
    flags: '--nonpar',
    help: 'a practitioner who does not participate in Medicare',
  },
  unassigned: {
    flags: '--unassigned',
    help: 'the same without taking assignment: limiting charge',
  },
  deductibleMet: {
    flags: '--deductible-met <dollars>',
    help: 'how much of the Part B deductible is already met, for each claim; default: all',
    parse: dollars('--deductible-met'),
  },
  percent22: {
    flags: '--percent-22 <percent>',
    help: 'percentage for modifier 22, which is by report',
    parse: percent('--percent-22'),
  },
  percent52: {
    flags: '--percent-52 <percent>',
    help: 'percentage for modifier 52, which is by report',
    parse: percent('--percent-52'),
  },
  reading: {
    flags: '--reading <point=choice>',
    help: 'a reading of the rules other than the default (rvu help readings)',
    parse: (text: string, before: readonly Reading[] | undefined): readonly Reading[] => [
      ...(before ?? []),
      reading(text),
    ],
    values: 'reading',
  },
} as const;

export type LineOptions = ValuesOf<typeof LINE_OPTIONS>;

/** The choices for a claim. All of the deductible is met, unless an option says how much. */
export function claimChoices(options: LineOptions): ClaimChoices {
  const percents: readonly (readonly [ReportModifier, number | undefined])[] = [
    ['22', options.percent22],
    ['52', options.percent52],
  ];
  return {
    participation: participationOf(options),
    readings: withReadings(defaultReadings(), options.reading ?? []),
    deductibleLeft: 0,
    deductibleMet: options.deductibleMet ?? null,
    reportPercents: new Map(
      percents.flatMap(([modifier, value]) => (value === undefined ? [] : [[modifier, value] as const])),
    ),
  };
}
