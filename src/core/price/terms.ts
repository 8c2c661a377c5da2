import { UsageError } from '../issue/errors.js';
import { type Refusal, refusal } from '../issue/issue.js';
import type { Setting } from '../release/fee-row.js';
import type { Release } from '../release/fee-schedule.js';
import { type Gpci, type Locality, NATIONAL_GPCI } from '../release/locality.js';
import type { PriceTerms } from './priced.js';

/** How a caller wants amounts computed, regardless of setting and locality. */
export interface PricingChoices {
  /** Use the conversion factor and OPPS columns for qualifying APM participants */
  readonly qp?: boolean;
  /** Replaces the release's conversion factor; integer of 1/10,000 */
  readonly conversionFactor?: number | null;
  /** Replaces a locality's GPCIs */
  readonly gpci?: Gpci | null;
  /** Work GPCI without the 1.0 floor: a what-if, since the law has kept the floor on every date through 2026 */
  readonly noFloor?: boolean;
  readonly allowNa?: boolean;
}

/** The first year with figures of their own for qualifying APM participants. Source: SSA 1848(d)(1)(A)(ii) */
const FIRST_YEAR_OF_QP = 2026;

/** Why a release has no figures for qualifying APM participants; null if it has. */
export function noQpFigures({ id, year, conversionFactorQp }: Release): Refusal | null {
  if (conversionFactorQp !== null) return null;
  const why =
    year < FIRST_YEAR_OF_QP
      ? `Before ${FIRST_YEAR_OF_QP}, qualifying APM participants had the same figures as everyone else, so ${id} has no separate ones.`
      : `${id} has no figures for qualifying APM participants.`;
  return refusal('E_NO_QP', '', why);
}

function releaseFactor(release: Release, qp: boolean): number {
  if (!qp) return release.conversionFactor;
  if (release.conversionFactorQp !== null) return release.conversionFactorQp;
  const refused = noQpFigures(release);
  throw new UsageError('E_NO_QP', refused?.message ?? release.id);
}

const ONLY_FLOORED = 'This release publishes the work GPCI only with the floor.';

/** Why a release does not have the figures that choices ask for, which `termsFor` throws; null if it has. */
export function termsRefusal(
  release: Release,
  locality: Locality | null,
  { qp, gpci, noFloor }: PricingChoices,
): Refusal | null {
  const withoutQp = qp ? noQpFigures(release) : null;
  if (withoutQp) return withoutQp;
  const isMissing = noFloor && !gpci && locality?.workWithoutFloor === null;
  return isMissing ? refusal('E_NO_UNFLOORED_GPCI', '', ONLY_FLOORED) : null;
}

function gpciOf(locality: Locality | null, choices: PricingChoices): Gpci {
  if (choices.gpci) return choices.gpci;
  if (!locality) return NATIONAL_GPCI;
  if (!choices.noFloor) return locality.gpci;
  if (locality.workWithoutFloor === null) throw new UsageError('E_NO_UNFLOORED_GPCI', ONLY_FLOORED);
  return { ...locality.gpci, work: locality.workWithoutFloor };
}

/** The terms of a price in one setting and locality (null: national, or custom GPCIs). */
export function termsFor(
  release: Release,
  setting: Setting,
  locality: Locality | null,
  choices: PricingChoices = {},
): PriceTerms {
  const qp = choices.qp ?? false;
  const gpci = gpciOf(locality, choices);
  return {
    release,
    setting,
    locality,
    gpci,
    unfloored:
      (choices.noFloor ?? false) && !choices.gpci && locality !== null && gpci.work !== locality.gpci.work,
    conversionFactor: choices.conversionFactor ?? releaseFactor(release, qp),
    qp,
    allowNa: choices.allowNa ?? false,
  };
}
