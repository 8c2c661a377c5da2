import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledCells, DATA_DIR } from '../../support/bundle.js';

/** A row of a relative value file as text, by the names of the bundled columns. */
export type Cells = Readonly<Record<string, string>>;

/** The figures of one release as the plain second implementation reads them. */
export interface ReleaseCells {
  /** First date of service, ISO */
  readonly from: string;
  readonly rows: readonly Cells[];
  readonly byName: ReadonlyMap<string, Cells>;
  /** The same for qualifying APM participants, where they differ */
  readonly qpByName: ReadonlyMap<string, Cells>;
  /** Work, PE and MP GPCI as text, by MAC and locality */
  readonly places: ReadonlyMap<string, readonly string[]>;
  /** Dollars per RVU, as text */
  readonly factor: string;
}

interface Entry {
  readonly id: string;
  readonly effective: { readonly from: string };
  readonly conversionFactor: string;
  readonly files: readonly { readonly role: string; readonly name: string; readonly edition?: string }[];
}

const nameOf = ({ hcpcs, mod }: Cells): string => `${hcpcs}-${mod}`;
const byName = (rows: readonly Cells[]): Map<string, Cells> => new Map(rows.map((row) => [nameOf(row), row]));

function placesOf(file: string): Map<string, string[]> {
  return new Map(
    bundledCells(file).map(({ mac, locality, work_gpci = '', pe_gpci = '', mp_gpci = '' }) => [
      `${mac}${locality}`,
      [work_gpci, pe_gpci, mp_gpci],
    ]),
  );
}

/** The exact sum of figures with two decimals. */
const added = (...figures: readonly string[]): string =>
  (figures.reduce((sum, figure) => sum + Math.round(Number(figure) * 100), 0) / 100).toFixed(2);

/** A row with the figures that it leaves out because they follow from others. */
function wholeRow(row: Cells): Cells {
  const or = (name: string, left: string): string => row[name] || left;
  const work = or('work_rvu', '0.00');
  const malpractice = or('mp_rvu', '0.00');
  const nonfacility = or('nonfacility_pe_rvu', '0.00');
  const facility = or('facility_pe_rvu', nonfacility);
  const opps = or('opps_nonfacility_pe', '0.00');
  return {
    ...row,
    work_rvu: work,
    mp_rvu: malpractice,
    nonfacility_pe_rvu: nonfacility,
    facility_pe_rvu: facility,
    nonfacility_total: or('nonfacility_total', added(work, nonfacility, malpractice)),
    facility_total: or('facility_total', added(work, facility, malpractice)),
    pre_op: or('pre_op', '0.00'),
    intra_op: or('intra_op', '0.00'),
    post_op: or('post_op', '0.00'),
    opps_nonfacility_pe: opps,
    opps_facility_pe: or('opps_facility_pe', opps),
    opps_mp: or('opps_mp', '0.00'),
  };
}

/** The rows of one release in the file of its year. */
function rowsOfEdition(file: string, edition: string): Cells[] {
  const text = readFileSync(join(DATA_DIR, 'releases', file), 'latin1');
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const columns = header.split(',');
  return lines.flatMap((line) => {
    const cells = line.split(',');
    const row = Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
    return row.editions?.split(' ').includes(edition) ? [wholeRow(row)] : [];
  });
}

function readCurrent(): ReleaseCells {
  const rows = bundledCells('rvu26a.csv');
  const whole = byName(rows);
  const qp = bundledCells('rvu26a-qp.csv').map((cells) => ({ ...whole.get(nameOf(cells)), ...cells }));
  const places = placesOf('rvu26a-gpci.tsv');
  return { from: '2026-01-01', rows, byName: whole, qpByName: byName(qp), places, factor: '33.4009' };
}

function readOlder(id: string): ReleaseCells {
  const path = join(DATA_DIR, 'releases', 'manifest.json');
  const { releases } = JSON.parse(readFileSync(path, 'utf8')) as { releases: readonly Entry[] };
  const entry = releases.find((each) => each.id === id);
  const file = (role: string) => entry?.files.find((each) => each.role === role);
  const [rvu, gpci] = [file('rvu'), file('gpci')];
  if (!entry || !rvu?.edition || !gpci) throw new Error(`${id} has no rows and GPCIs of its own`);
  const rows = rowsOfEdition(rvu.name, rvu.edition);
  const places = placesOf(`releases/${gpci.name}`);
  const { effective, conversionFactor: factor } = entry;
  return { from: effective.from, rows, byName: byName(rows), qpByName: new Map(), places, factor };
}

const known = new Map<string, ReleaseCells>();

export function releaseCells(id: string): ReleaseCells {
  const cells = known.get(id) ?? (id === 'RVU26A' ? readCurrent() : readOlder(id));
  known.set(id, cells);
  return cells;
}
