import type { FeeRow, RankedRow, WorkRvu } from '../../core/release/fee-row.js';
import type { EditionLines } from '../editions/edition-file.js';
import { editionOf, type HeldRelease, heldFile } from './held-releases.js';
import { openTable } from './release-table.js';
import { parseQpText, parseRowText } from './row-text.js';

/** The rows of a release: those of its table or, for an older release, of a file that it shares with others. */
export interface ReleaseRows {
  row(code: string, modifier: string, qp: boolean): FeeRow | null;
  rowsBetween(first: string, last: string): Iterable<FeeRow>;
  workBetween(first: string, last: string): WorkRvu[];
  /** The rows of a section with a work RVU, lowest first, if the build has sorted them */
  ranks(section: string): RankedRow[] | null;
}

/** The rows of an older release; those already read are kept, since a batch asks for the same few again and again. */
class EditionRows implements ReleaseRows {
  private readonly known = new Map<string, FeeRow>();
  private readonly name: string;

  constructor(
    private readonly held: HeldRelease,
    private readonly lines: EditionLines,
  ) {
    this.name = heldFile(held, 'rvu').checked.name;
  }

  row(code: string, modifier: string, qp: boolean): FeeRow | null {
    const key = `${code},${modifier},`;
    let row = this.known.get(key);
    if (!row) {
      const line = this.lines.find(key);
      if (line === null) return null;
      row = parseRowText(line, this.name);
      this.known.set(key, row);
    }
    return qp ? this.withQp(row, key) : row;
  }

  private withQp(row: FeeRow, key: string): FeeRow {
    const { checked, sorted } = heldFile(this.held, 'rvu-qp');
    const difference = sorted().find(key);
    return difference === null ? row : { ...row, ...parseQpText(difference, checked.name) };
  }

  *rowsBetween(first: string, last: string): Generator<FeeRow> {
    for (const line of this.lines.linesBetween(first, last)) yield parseRowText(line, this.name);
  }

  workBetween(first: string, last: string): WorkRvu[] {
    const rows = [...this.rowsBetween(first, last)].filter(({ work }) => work > 0);
    return rows.map(({ code, modifier, work }) => ({ code, modifier, work }));
  }

  ranks(): null {
    return null;
  }
}

/** Opens the rows of a release. @throws DataError E_DATA_MISSING, E_DATA_DAMAGED */
export function openRows(held: HeldRelease): ReleaseRows {
  const edition = editionOf(held);
  return edition
    ? new EditionRows(held, edition)
    : openTable(held.files, held.entry, heldFile(held, 'rvu').file);
}
