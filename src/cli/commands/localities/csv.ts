import { csvLine } from '../../../batch/bytes/csv-text.js';
import { CENTS_SCALE, formatScaled, GPCI_SCALE } from '../../../core/number/decimal.js';
import type { LocalityReport } from '../../../core/place/locality-report.js';
import { releaseColumns } from '../../output/csv.js';
import type { LocalitiesAnswer } from './answer.js';

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
export function renderCsv(answer: LocalitiesAnswer): string {
  const columns = releaseColumns(answer);
  const of = columns.map(([, cell]) => cell);
  const head = [...CSV_HEAD, ...columns.map(([name]) => name)];
  const lines = answer.results.map((report) => [...csvCells(report), ...of]);
  return `${[head, ...lines].map((cells) => csvLine(cells)).join('\n')}\n`;
}
