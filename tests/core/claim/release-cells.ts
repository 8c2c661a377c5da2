import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
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

/** The text of a compressed file of a year, whose parts begin where the table beside it says. */
function textOfYear(file: string): string {
  const path = join(DATA_DIR, 'releases', file);
  const bytes = readFileSync(path);
  const [, ...parts] = readFileSync(`${path}.members`, 'latin1').trimEnd().split('\n');
  const starts = [0, ...parts.map((part) => Number(part.split('\t')[1]))];
  return starts
    .map((at, i) => brotliDecompressSync(bytes.subarray(at, starts[i + 1])).toString('latin1'))
    .join('');
}

/** The rows of one release in the compressed file of its year. */
function rowsOfEdition(file: string, edition: string): Cells[] {
  const [header = '', ...lines] = textOfYear(file).trimEnd().split('\n');
  const columns = header.split(',');
  return lines.flatMap((line) => {
    const cells = line.split(',');
    const row = Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
    return row.editions?.split(' ').includes(edition) ? [row] : [];
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
