import { dollars, exact } from '../../../answer/json/json.js';
import type { Notice } from '../../../core/issue/issue.js';
import { GPCI_SCALE } from '../../../core/number/decimal.js';
import type { LocalityReport } from '../../../core/place/locality-report.js';

/** The JSON of a locality; documented in `rvu help json`. */
export function localityJson(report: LocalityReport, notices: readonly Notice[]): object {
  const { locality, counties, anesthesia, gaf, gafWithoutFloor, floor } = report;
  const { key, mac, number, state, stateName, name, gpci, workWithoutFloor } = locality;
  const index = (units: number | null) => (units === null ? null : exact(units, GPCI_SCALE));
  return {
    key,
    mac,
    number,
    state,
    state_name: stateName,
    name,
    counties,
    gpci: {
      work: index(gpci.work),
      work_without_floor: index(workWithoutFloor),
      pe: index(gpci.pe),
      mp: index(gpci.mp),
    },
    work_floor: floor?.source ?? null,
    gaf: index(gaf),
    gaf_without_floor: index(gafWithoutFloor),
    anesthesia_cf: dollars(anesthesia?.factor ?? null),
    anesthesia_cf_qp: dollars(anesthesia?.qp ?? null),
    notices,
  };
}
