import type { FeeRow, RankedRow, WorkRvu } from '../../core/release/fee-row.js';
import { type EditionFile, EditionLines } from '../editions/edition-file.js';
import { type HeldRelease, heldFile, openEditions } from './held-releases.js';
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

/** The file of a year's releases, and the rows read from it so far: most are the same in several releases. */
export interface YearRows {
  readonly file: EditionFile;
  /** By the numbers of their lines */
  readonly known: Map<number, FeeRow>;
}

/** The rows of an older release. */
class EditionRows implements ReleaseRows {
  private readonly name: string;

  constructor(
    private readonly held: HeldRelease,
    private readonly lines: EditionLines,
    private readonly known: Map<number, FeeRow>,
  ) {
    this.name = heldFile(held, 'rvu').checked.name;
  }

  row(code: string, modifier: string, qp: boolean): FeeRow | null {
    const line = this.lines.find(code, modifier);
    if (line < 0) return null;
    const row = this.known.get(line) ?? this.read(line);
    return qp ? this.withQp(row, `${code},${modifier},`) : row;
  }

  private read(line: number): FeeRow {
    const row = parseRowText(this.lines.line(line), this.name);
    this.known.set(line, row);
    return row;
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

/**
 * Opens the rows of a release.
 * @param shared what the releases of one file of editions share, by the name of the file
 * @throws DataError E_DATA_MISSING, E_DATA_DAMAGED
 */
export function openRows(held: HeldRelease, shared: Map<string, YearRows>): ReleaseRows {
  const { file } = heldFile(held, 'rvu');
  if (file.edition === undefined) return openTable(held.files, held.entry, file);
  const year = shared.get(file.name) ?? { file: openEditions(held, file.name), known: new Map() };
  shared.set(file.name, year);
  return new EditionRows(held, new EditionLines(year.file, file.edition), year.known);
}
