import { type CodePlace, placeOf } from '../code/section.js';
import { findService } from '../code/service.js';
import type { ServiceCode } from '../code/service-code.js';
import type { Refusal } from '../issue/issue.js';
import { priceRow, statusRefusal } from '../price/price.js';
import type { RowOutcome } from '../price/priced.js';
import { termsFor } from '../price/terms.js';
import { type Rank, rankRow } from '../rank/rank.js';
import type { PopulationCache } from '../rank/rank-service.js';
import { type FeeRow, isComponent, SETTINGS, type Setting } from '../release/fee-row.js';
import { type FeeSchedule, rowsOfCode } from '../release/fee-schedule.js';
import type { Locality } from '../release/locality.js';
import type { StatusRule } from '../release/rules.js';

/** Everything the release says about one row: the answer to `rvu lookup`. */
export interface CodeReport {
  readonly ok: true;
  readonly row: FeeRow;
  /** Figures for qualifying APM participants */
  readonly qp: boolean;
  readonly place: CodePlace | null;
  readonly status: StatusRule;
  /** null: Medicare prices the row from its RVUs; otherwise why not */
  readonly notPriced: Refusal | null;
  /** Where its amounts are paid; null: national amounts */
  readonly locality: Locality | null;
  /** The amount, or the refusal, in each setting */
  readonly payment: Readonly<Record<Setting, RowOutcome>>;
  /** The other rows of the code: unmodified, 26, TC, 53 */
  readonly siblings: readonly FeeRow[];
  readonly rank: Rank | null;
}

/** Outcomes of a row in both settings. @param locality null: national, GPCI 1.000 */
export function paymentIn(
  locality: Locality | null,
  schedule: FeeSchedule,
  row: FeeRow,
  qp = false,
): Record<Setting, RowOutcome> {
  const [nonfacility, facility] = SETTINGS.map((setting) =>
    priceRow(row, termsFor(schedule.release, setting, locality, { qp }), 1, schedule.rules),
  ) as [RowOutcome, RowOutcome];
  return { nonfacility, facility };
}

/** National (GPCI 1.000) outcomes of a row in both settings. */
export function nationalPayment(schedule: FeeSchedule, row: FeeRow, qp = false): Record<Setting, RowOutcome> {
  return paymentIn(null, schedule, row, qp);
}

/**
 * Reports on a service. A code that is listed only with a modifier (86153) is answered with that row when it
 * is asked for without one, since a lookup prices nothing; for the same reason modifiers that have no row of their own,
 * such as LT, are passed over.
 * @param locality where the amounts are paid; null: national amounts
 */
export function lookupService(
  schedule: FeeSchedule,
  service: ServiceCode,
  populations: PopulationCache,
  qp = false,
  locality: Locality | null = null,
): CodeReport | Refusal {
  const rows = rowsOfCode(schedule, service.code);
  const ofRows = service.modifiers.filter(
    (modifier) => isComponent(modifier) || schedule.rules.modifier(modifier) === null,
  );
  const only = rows.length === 1 && ofRows.length === 0 ? rows[0]?.modifier : undefined;
  const modifiers = only ? [only] : ofRows;
  const found = findService(schedule, { code: service.code, modifiers }, qp);
  if (!found.ok) return found;
  const { row } = found;
  const population = populations.of(row.code);
  const rank = population ? rankRow(schedule, row, population) : null;
  return {
    ok: true,
    row,
    qp,
    place: placeOf(row.code, schedule.rules.sections()),
    status: schedule.rules.status(row.status),
    notPriced: statusRefusal(row, schedule.rules),
    locality,
    payment: paymentIn(locality, schedule, row, qp),
    siblings: rows.filter((other) => other.modifier !== row.modifier),
    rank: rank?.ok ? rank : null,
  };
}
