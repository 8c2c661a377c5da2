import { csvLine } from '../../../batch/bytes/csv-text.js';
import { CENTS_SCALE, formatScaled, GPCI_SCALE } from '../../../core/number/decimal.js';
import type { LocalityReport } from '../../../core/place/locality-report.js';

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

/** Localities as CSV. */
export function renderCsv(reports: readonly LocalityReport[]): string {
  return `${[CSV_HEAD, ...reports.map(csvCells)].map((cells) => csvLine(cells)).join('\n')}\n`;
}
