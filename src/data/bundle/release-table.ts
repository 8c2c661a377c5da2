import type { FeeRow } from '../../core/release/fee-row.js';
import type { DataFiles } from '../sealed/data-files.js';
import { RecordsInMemory } from '../table/records-in-memory.js';
import { Table } from '../table/table.js';
import { type TableInput, type TableRow, tableParts } from '../table/table-bytes.js';
import { openTableFile } from '../table/table-file.js';
import type { BundledFile, ManifestRelease } from './manifest.js';
import { parseQpText, parseRowText } from './row-text.js';

/** The name in dist of the table that the build makes of a relative value file: "rvu26a.table" */
export const tableName = ({ name }: BundledFile): string => name.replace(/csv$/, 'table');

/** The lines of a file after its header, each with the position where it begins. */
function* linesOf(text: string): Generator<readonly [line: string, at: number]> {
  for (let at = text.indexOf('\n') + 1; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const line = end < 0 ? text.slice(at) : text.slice(at, end);
    yield [line, at];
    at += line.length + 1;
  }
}

const keyOf = ({ code, modifier }: Pick<FeeRow, 'code' | 'modifier'>): string => `${code},${modifier}`;

function* tableRows(
  text: string,
  name: string,
  qpRows: ReadonlyMap<string, TableRow['qp']>,
): Generator<TableRow> {
  for (const [line, at] of linesOf(text)) {
    const row = parseRowText(line, name);
    yield { row, qp: qpRows.get(keyOf(row)) ?? row, at };
  }
}

/** A file of a release in memory. */
interface ReadFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: Buffer;
}

/**
 * What the table of a release is made from.
 * @param qp the file of QP differences, if the release has one
 * @throws DataError E_DATA_DAMAGED
 */
export function tableInputOf(id: string, rvu: ReadFile, qp: Omit<ReadFile, 'sha256'> | null): TableInput {
  const { name, sha256, bytes } = rvu;
  const qpLines = [...linesOf(qp?.bytes.toString('latin1') ?? '')].map(([line]) =>
    parseQpText(line, qp?.name ?? ''),
  );
  const qpRows = new Map(qpLines.map((row) => [keyOf(row), row]));
  const rows = tableRows(bytes.toString('latin1'), name, qpRows);
  return { id, source: { size: bytes.length, sha256, bytes }, rows };
}

/**
 * The same of files on disk.
 * @throws DataError E_DATA_DAMAGED
 */
export function tableInput(
  files: DataFiles,
  { id, files: bundled }: ManifestRelease,
  rvu: BundledFile,
): TableInput {
  const source = files.data(rvu.name, rvu.sha256);
  const qp = bundled.find(({ role }) => role === 'rvu-qp');
  const qpFile = qp && files.data(qp.name, qp.sha256);
  return tableInputOf(
    id,
    { name: source.name, sha256: rvu.sha256, bytes: source.whole() },
    qpFile ? { name: qpFile.name, bytes: qpFile.whole() } : null,
  );
}

/** Makes the table of a release in memory, for a folder that the build made none of. */
function madeInMemory(files: DataFiles, entry: ManifestRelease, rvu: BundledFile): Table {
  const { header, rest } = tableParts(tableInput(files, entry, rvu));
  return new Table(new RecordsInMemory(header, rest));
}

/**
 * Opens the table of a release.
 * @throws DataError E_DATA_DAMAGED
 */
export function openTable(files: DataFiles, entry: ManifestRelease, rvu: BundledFile): Table {
  const built = rvu.table === undefined ? files.built(tableName(rvu)) : files.data(tableName(rvu), rvu.table);
  if (!built) return madeInMemory(files, entry, rvu);
  return new Table(openTableFile(built, files.data(rvu.name, rvu.sha256), rvu, files.inMemory));
}
