import type { Notice } from '../../../core/issue/issue.js';
import { CENTS_SCALE, formatScaled, GPCI_SCALE } from '../../../core/number/decimal.js';
import type { LocalityReport } from '../../../core/place/locality-report.js';
import { csvLine } from '../../output/csv.js';
import { dollars, exact } from '../../output/json.js';

/** A locality as it stands in JSON; documented in `rvu help json`. */
export function localityJson(report: LocalityReport, notices: readonly Notice[]): object {
  const { locality, counties, anesthesia, gaf, gafWithoutFloor } = report;
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
    gaf: index(gaf),
    gaf_without_floor: index(gafWithoutFloor),
    anesthesia_cf: dollars(anesthesia?.factor ?? null),
    anesthesia_cf_qp: dollars(anesthesia?.qp ?? null),
    notices,
  };
}

const CSV_HEAD = [
  'key',
  'mac',
  'number',
  'state',
  'state_name',
  'name',
  'work_gpci',
  'work_gpci_without_floor',
  'pe_gpci',
  'mp_gpci',
  'gaf',
  'gaf_without_floor',
  'anesthesia_cf',
  'anesthesia_cf_qp',
  'counties',
];

function csvCells({ locality, counties, anesthesia, gaf, gafWithoutFloor }: LocalityReport): string[] {
  const { key, mac, number, state, stateName, name, gpci, workWithoutFloor } = locality;
  const indices = [gpci.work, workWithoutFloor, gpci.pe, gpci.mp, gaf, gafWithoutFloor];
  const factors = [anesthesia?.factor ?? null, anesthesia?.qp ?? null];
  const text = (scale: number) => (units: number | null) =>
    units === null ? '' : formatScaled(units, scale);
  return [
    ...[key, mac, number, state, stateName, name],
    ...indices.map(text(GPCI_SCALE)),
    ...factors.map(text(CENTS_SCALE)),
    counties,
  ];
}

export function renderCsv(reports: readonly LocalityReport[]): string {
  return `${[CSV_HEAD, ...reports.map(csvCells)].map((cells) => csvLine(cells)).join('\n')}\n`;
}
