import type { FeeRow, RankedRow, WorkRvu } from '../../core/release/fee-row.js';
import { FigureColumns } from '../../core/release/figure-columns.js';
import { type EditionFile, EditionLines } from '../editions/edition-file.js';
import { type HeldRelease, heldFile, openEditions } from './held-releases.js';
import { openTable } from './release-table.js';
import { parseQpText, parseRowText, readFigures, readWork } from './row-text.js';

/** The rows of a release: those of its table or, for an older release, of a file that it shares with others. */
export interface ReleaseRows {
  row(code: string, modifier: string, qp: boolean): FeeRow | null;
  /** Whether others have the same rows of a code, if that is quick to tell */
  hasSame?(code: string, others: ReleaseRows): boolean;
  rowsBetween(first: string, last: string): Iterable<FeeRow>;
  figures(): FigureColumns;
  workBetween(first: string, last: string, least: number): WorkRvu[];
  /** The rows of a section with a work RVU, lowest first, if the build has sorted them */
  ranks(section: string): RankedRow[] | null;
}

/** Older releases leave out figures that follow from others. */
const IS_SHORT = true;

/** The rows of an older release. */
class EditionRows implements ReleaseRows {
  private readonly name: string;

  constructor(
    private readonly held: HeldRelease,
    private readonly lines: EditionLines,
  ) {
    this.name = heldFile(held, 'rvu').checked.name;
  }

  row(code: string, modifier: string, qp: boolean): FeeRow | null {
    const line = this.lines.find(code, modifier);
    if (line === null) return null;
    const row = parseRowText(line, this.name, IS_SHORT);
    return qp ? this.withQp(row, `${code},${modifier},`) : row;
  }

  hasSame(code: string, others: ReleaseRows): boolean {
    return others instanceof EditionRows && this.lines.hasSame(code, others.lines);
  }

  private withQp(row: FeeRow, key: string): FeeRow {
    const { checked, sorted } = heldFile(this.held, 'rvu-qp');
    const difference = sorted().find(key);
    return difference === null ? row : { ...row, ...parseQpText(difference, checked.name) };
  }

  *rowsBetween(first: string, last: string): Generator<FeeRow> {
    for (const line of this.lines.linesBetween(first, last)) yield parseRowText(line, this.name, IS_SHORT);
  }

  figures(): FigureColumns {
    const columns = new FigureColumns();
    this.lines.eachLine((text, from, to) => readFigures(text, from, to, this.name, columns));
    return columns;
  }

  workBetween(first: string, last: string, least: number): WorkRvu[] {
    const found: WorkRvu[] = [];
    const take = (text: string, from: number, to: number): void => {
      const row = readWork(text, from, to, this.name);
      if (row.work >= least) found.push(row);
    };
    this.lines.eachLine(take, first, last);
    return found;
  }

  ranks(): null {
    return null;
  }
}

/**
 * Opens the rows of a release.
 * @param shared the files of editions opened so far, by their names
 * @throws DataError E_DATA_MISSING, E_DATA_DAMAGED
 */
export function openRows(held: HeldRelease, shared: Map<string, EditionFile>): ReleaseRows {
  const { file } = heldFile(held, 'rvu');
  if (file.edition === undefined) return openTable(held.files, held.entry, file);
  let year = shared.get(file.name);
  if (!year) {
    year = openEditions(held, file.name);
    shared.set(file.name, year);
  }
  return new EditionRows(held, new EditionLines(year, file.edition));
}
