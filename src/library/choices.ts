import { MAX_UNITS, parseCount, parseUnits } from '../batch/meaning/cells.js';
import type { LineDefaults } from '../batch/meaning/defaults.js';
import { type ClaimChoices, defaultChoices, participationOf } from '../core/claim/line/choices.js';
import { splitModifiers } from '../core/code/service-code.js';
import type { LineRelease } from '../core/dates/line-releases.js';
import { UsageError } from '../core/issue/errors.js';
import { CENTS_SCALE, parseScaled } from '../core/number/decimal.js';
import { PLACE_PARTS } from '../core/place/parts/query.js';
import { placeCode, settingOfPlace } from '../core/price/setting.js';
import type { PricingChoices } from '../core/price/terms.js';
import type { FeeSchedule } from '../core/release/fee-schedule.js';
import { isNational } from '../core/release/locality.js';
import type { Practitioner } from '../core/release/rules.js';
import { badValue } from './checked.js';
import type { ChoicesRequest, ClaimRequest } from './requests.js';

/** @throws UsageError for dollars that have no cents */
function cents(name: string, dollars: number): number {
  const units = dollars >= 0 ? parseScaled(String(dollars), CENTS_SCALE) : null;
  if (units !== null) return units;
  throw new UsageError(
    'E_OPTION_VALUE',
    `${name} is not an amount of dollars and cents.`,
    'Give it as in 257.',
  );
}

function claimChoices(request: ChoicesRequest): ClaimChoices {
  const { deductible_met } = request;
  return {
    ...defaultChoices(),
    participation: participationOf(request),
    deductibleMet: deductible_met === undefined ? null : cents('deductible_met', deductible_met),
  };
}

const pricingChoices = ({ qp = false, allow_na = false }: ChoicesRequest): PricingChoices => ({
  qp,
  allowNa: allow_na,
});

/** What applies to all lines and is not a cell of any. */
export function choicesOf(request: ChoicesRequest): Pick<LineDefaults, 'choices' | 'line'> {
  const line = { modifiers: [], practitioner: null, charge: null, minutes: null, careDays: null };
  return { choices: pricingChoices(request), line: { ...line, claim: claimChoices(request) } };
}

/**
 * A number that no cell gives, read like one of a cell: the columns of a batch hold integers and would cut off the rest.
 * @throws UsageError
 */
function counted(name: string, given: number, parse: (text: string) => number | null, form: string): number {
  const number = parse(String(given));
  if (number !== null) return number;
  throw badValue(name, String(given), form);
}

const whole = (name: string, given: number | undefined): number | null =>
  given === undefined ? null : counted(name, given, parseCount, 'Give a whole number.');

/** What applies to all rows of a stream that do not say it themselves. @throws UsageError for what is not known */
export function defaultsOf(request: ClaimRequest, { schedule, on }: LineRelease): LineDefaults {
  const { choices, line } = choicesOf(request);
  const { modifiers = [], units = 1, charge, minutes, care_days, provider_type } = request;
  const parts = isNational(request.locality) ? [] : PLACE_PARTS.filter((part) => request[part] !== undefined);
  return {
    choices,
    units: counted('units', units, parseUnits, `Give a whole number from 1 to ${MAX_UNITS}.`),
    ...settingOf(request, schedule, on),
    query: Object.fromEntries(parts.map((part) => [part, request[part]])),
    line: {
      ...line,
      modifiers: [modifiers].flat().flatMap(splitModifiers),
      practitioner: provider_type === undefined ? null : practitionerOf(provider_type, schedule),
      charge: charge === undefined ? null : cents('charge', charge),
      minutes: whole('minutes', minutes),
      careDays: whole('care_days', care_days),
    },
  };
}

type SettingDefaults = Pick<LineDefaults, 'setting' | 'settingNotices' | 'place'>;

/** The setting that a request names, by itself or by a place of service. @throws UsageError for both */
export function settingOf(
  { setting, pos }: Pick<ClaimRequest, 'setting' | 'pos'>,
  { rules }: FeeSchedule,
  on: string,
): SettingDefaults {
  if (pos === undefined) return { setting: setting ?? null, settingNotices: [], place: null };
  if (setting !== undefined)
    throw new UsageError('E_USAGE', 'setting and pos both decide the setting.', 'Give one of them.');
  const outcome = settingOfPlace(pos, rules, on);
  if (!outcome.ok) throw new UsageError(outcome.code, outcome.message, outcome.hint);
  return { setting: outcome.setting, settingNotices: outcome.notices, place: placeCode(pos) };
}

function practitionerOf(text: string, { rules }: FeeSchedule): Practitioner {
  const known = rules.practitioners().map(({ id }) => id);
  const found = rules.practitioner(text);
  if (found) return found;
  throw badValue('provider_type', text, `Give one of ${known.join(', ')}.`);
}
