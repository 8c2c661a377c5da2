import type { FeeSchedule } from '../release/fee-schedule.js';
import { type Locality, NATIONAL_GPCI } from '../release/locality.js';
import type { AnesthesiaFactor } from '../release/place-book.js';
import type { WorkFloor } from '../release/rules.js';
import { geographicAdjustmentFactor } from './geographic-factor.js';

/** Everything CMS publishes about a locality. */
export interface LocalityReport {
  readonly locality: Locality;
  /** Counties as CMS prints them; blank if the release has no counties file */
  readonly counties: string;
  readonly anesthesia: AnesthesiaFactor | null;
  /** Geographic adjustment factor, integer of 1/1,000 */
  readonly gaf: number;
  /** The same with the work GPCI without the 1.0 floor; null if the release does not publish that */
  readonly gafWithoutFloor: number | null;
  /** The law that keeps the work GPCI at 1.000 in the release's quarter; null if it is not 1.000 */
  readonly floor: WorkFloor | null;
}

/** Reports on localities, in the order given. */
export function reportLocalities(
  { places, rules, release }: Pick<FeeSchedule, 'places' | 'rules' | 'release'>,
  localities: readonly Locality[],
): LocalityReport[] {
  const counties = new Map(places.counties().map((row) => [row.locality, row.counties]));
  return localities.map((locality) => {
    const { gpci, workWithoutFloor } = locality;
    return {
      locality,
      counties: counties.get(locality.key) ?? '',
      anesthesia: places.anesthesia(locality.key),
      gaf: geographicAdjustmentFactor(gpci),
      gafWithoutFloor:
        workWithoutFloor === null ? null : geographicAdjustmentFactor({ ...gpci, work: workWithoutFloor }),
      floor:
        gpci.work === NATIONAL_GPCI.work && workWithoutFloor !== gpci.work
          ? rules.workFloor(release.effective.from)
          : null,
    };
  });
}
